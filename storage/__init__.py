"""The only SQL: one writer, one file per room."""
