"""Journeys drive the window: what its tests share is theirs too."""

from tests.ui.conftest import _garbage_on_this_thread, _own_window_settings

__all__ = ["_garbage_on_this_thread", "_own_window_settings"]
