"""The look of the application: colours, spaces and type sizes, for the light and the dark theme."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

SPACE = 8  # px; every distance is a multiple of it
TYPE_SMALL, TYPE_TABLE, TYPE_BODY, TYPE_HEADING, TYPE_TITLE = 12, 13, 14, 18, 26  # px


@dataclass(frozen=True)
class Look:
    """Colours by their role. `series` are Okabe and Ito's, seen apart by colour-blind readers too."""

    name: str
    window: str  # behind everything
    surface: str  # cards, tables, fields
    raised: str  # buttons, headers, the navigation rail
    hairline: str  # the one line colour
    outline: str  # of what can be edited: 3:1 against the surface
    selected: str  # behind selected rows, under `text`
    text: str
    muted: str  # secondary text, AA contrast on window and surface
    accent: str  # the one accent: what one would press next, what is selected
    on_accent: str
    warn: str
    error: str
    good: str
    series: tuple[str, ...]


LIGHT = Look(
    name="light",
    window="#f4f5f7",
    surface="#ffffff",
    raised="#eaecf0",
    hairline="#d5d9e0",
    outline="#8a93a3",
    selected="#dbe7fb",
    text="#1c2330",
    muted="#5a6475",
    accent="#1f63d6",
    on_accent="#ffffff",
    warn="#8a5a00",
    error="#b3261e",
    good="#1a7340",
    series=("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#a07800", "#56b4e9", "#6a51a3", "#444444"),
)

DARK = Look(
    name="dark",
    window="#15181e",
    surface="#1d2129",
    raised="#272d38",
    hairline="#384050",
    outline="#6f7a8c",
    selected="#2a3d5f",
    text="#e6e9ef",
    muted="#a0a9b8",
    accent="#6ea8ff",
    on_accent="#0b1a33",
    warn="#f0b849",
    error="#ff8a80",
    good="#6fd397",
    series=("#56b4e9", "#e69f00", "#2fc79a", "#e79cc4", "#f0e442", "#8fb8ff", "#b8a4f0", "#bbbbbb"),
)


def current_look() -> Look:
    """The look in force, read off the application's palette, so that every widget agrees with it."""
    palette = QApplication.palette()
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def type_px(size: int) -> int:
    """The pixels of a type size now: larger while the application's font is, as in presentation mode."""
    return round(size * QApplication.font().pixelSize() / TYPE_BODY) if QApplication.font().pixelSize() > 0 else size


def sized_font(font: QFont, size: int, bold: bool = False) -> QFont:
    """`font` at one of the type sizes, as large as type is now."""
    result = QFont(font)
    result.setPixelSize(type_px(size))
    result.setBold(bold)
    return result


def color(hex_color: str, alpha: float = 1.0) -> QColor:
    """A QColor of `hex_color` with `alpha` from 0 (nothing) to 1 (solid)."""
    result = QColor(hex_color)
    result.setAlphaF(alpha)
    return result


def ink_on(background: QColor) -> QColor:
    """Black or white, whichever is read more easily: at least 4.5:1 on any colour."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in background.getRgbF()[:3]]  # type: ignore[index]
    luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    return QColor("black" if luminance > 0.179 else "white")
