"""The locator map: outlines of the world or of a case, borders after a policy, and places."""
