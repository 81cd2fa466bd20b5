"""The reader: one source, its clips painted on the text."""
