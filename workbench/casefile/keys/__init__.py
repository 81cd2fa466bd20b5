"""Passphrase, key, keyring and recovery code."""
