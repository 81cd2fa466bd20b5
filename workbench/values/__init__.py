"""Small values everything stands on: errors, ids, moments, text. Standard library only."""
