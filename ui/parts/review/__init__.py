"""What rooms show of reviews."""
