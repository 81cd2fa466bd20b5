"""Review between two machines: a copy of what a round needs, sent to the reviewer, and what comes back."""
