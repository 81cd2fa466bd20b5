"""The window: frame, menus, palette, navigation, status, opening, locking, intake."""
