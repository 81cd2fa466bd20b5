"""The open case for every view, places, and the contracts between rooms and shell."""
