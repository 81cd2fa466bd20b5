"""Names of a statement, in any script: actors, places, outlets, and who did what to whom."""
