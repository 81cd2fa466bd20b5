"""The card of a source, for the library and the reader."""
