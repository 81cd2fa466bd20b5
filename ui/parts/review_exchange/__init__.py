"""A round of review sent to another machine as a file, and what comes back."""
