"""What real programs offer when something is copied or dragged: recorded once, replayed in tests."""
