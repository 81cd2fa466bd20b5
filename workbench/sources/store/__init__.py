"""Sources and outlets in the case."""
