"""The sources: taking them in, the table, the card of one."""
