"""Numbers of a statement: written in passages, worked out from them, or doubted."""
