"""The running process: settings, intake, delivery, the metronome, the command line."""
