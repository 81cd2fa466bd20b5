"""The actor register on the screen."""
