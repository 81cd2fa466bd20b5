"""One folder a room; rooms import neither each other nor the shell."""
