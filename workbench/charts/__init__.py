"""Figures: what is drawn of a case, as data that the screen and a Word file draw alike."""
