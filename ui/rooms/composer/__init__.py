"""The composer: a brief edited as it will read, with its ground, findings and preview."""
