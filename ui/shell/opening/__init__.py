"""Opening a case: the welcome screen, a new case, the passphrase."""
