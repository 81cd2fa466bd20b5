"""Theme, icons, controls, fields, tasks, commands: knows nothing of the trade."""
