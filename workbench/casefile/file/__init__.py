"""The file itself: connection, lock, log, what is left over after a crash."""
