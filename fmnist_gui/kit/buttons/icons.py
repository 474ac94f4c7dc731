"""Icons by name, in the colours of the current theme."""

import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from fmnist_gui.kit.look import color, current_look, type_px

# Of the twelve fonts that qtawesome would load at the first icon, only one is used here.
qtawesome._BUNDLED_FONTS = tuple(font for font in qtawesome._BUNDLED_FONTS if font[0] == "mdi6")

ICON_SIDE = 18  # px, beside type of the usual size


def icon_size() -> QSize:
    """Of the icon in a button; it grows with the type."""
    return QSize(type_px(ICON_SIDE), type_px(ICON_SIDE))


def icon(name: str, tint: str | None = None) -> QIcon:
    """The Material Design icon `name` in the text colour, or in `tint`; dimmed when disabled."""
    look = current_look()
    return qtawesome.icon(f"mdi6.{name}", color=color(tint or look.text), color_disabled=color(look.muted, 0.6))
