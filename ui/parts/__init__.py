"""Small widgets that several views share. They know the case's values and never a view."""
