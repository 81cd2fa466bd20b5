"""Whether a statement denies what its passages say, or says what they deny."""
