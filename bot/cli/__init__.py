"""The command line: see CONTRACT in the README. Exit 0 done, 1 refused, 2 usage."""
