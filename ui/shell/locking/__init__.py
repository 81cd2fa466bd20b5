"""The locked window, and the keys of a case: passphrase, recovery code."""
