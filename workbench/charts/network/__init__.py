"""The network of actors: who is tied to whom, where each is drawn, and the figure."""
