"""What was issued: the files, an edition as the case was that day, and what has to be corrected."""
