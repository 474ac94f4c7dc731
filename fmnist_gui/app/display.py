"""Whether a window can be opened here: Qt would end the process with a long message."""

from __future__ import annotations

import os
import sys

from fmnist_gui.engine.errors import StudioError


def has_display() -> bool:
    """Whether there is a screen, or a Qt platform that needs none was chosen."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def require_display() -> None:
    if not has_display():
        raise StudioError(
            "There is no display to open a window on. Start it from a desktop, or run `fmnist-gui screenshots DIR` "
            "for pictures of the window."
        )
