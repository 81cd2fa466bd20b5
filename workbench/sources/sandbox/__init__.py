"""The guarded child process that runs the readers."""
