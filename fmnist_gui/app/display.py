"""Whether a window can be opened here: Qt would end the process with a long message."""

import os
import sys

from fmnist_gui.engine.errors import StudioError

_QT_LIBRARIES = "libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4"


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


def qt_advice() -> str:
    """What to do where Qt does not start."""
    if sys.platform == "linux":
        return f"On Debian and Ubuntu: apt install {_QT_LIBRARIES}"
    return "Install the application again."
