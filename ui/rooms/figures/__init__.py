"""The room of figures: seen, chosen for a brief, copied and saved."""
