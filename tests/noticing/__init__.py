"""What makes a test fail although it asserted nothing: log lines, Qt messages, threads, processes."""
