"""The window in the locales of other people: same words, same figures, same order."""
