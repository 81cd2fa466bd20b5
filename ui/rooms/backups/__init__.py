"""Backups in the window: taken by themselves, shown, restored."""
