"""A text or a picture as it is read, with passages marked: for every room that shows a source."""
