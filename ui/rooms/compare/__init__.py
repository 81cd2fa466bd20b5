"""Two texts side by side: what they share, or what changed between two versions."""
