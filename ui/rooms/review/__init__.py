"""The review room: a second pair of eyes on every clip, claim and statement."""
