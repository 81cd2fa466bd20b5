"""The history of the case: every change, who made it, and the way back."""
