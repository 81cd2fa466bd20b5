"""The attack on our own client file."""
