"""Files on their way into the case."""
