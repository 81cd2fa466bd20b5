"""The claims board: what is asserted, and the clips for and against it."""
