"""The journal: change sets, history, undo, going back, deletions."""
