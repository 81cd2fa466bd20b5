"""Folders made to lose, freeze or fool: each is dropped on the real window."""
