"""A system without fonts: the window writes with one that comes along, and says what to install."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from fmnist_gui.engine.errors import N_

_NO_FONTS = N_("This system has no fonts. Install some, for example fonts-dejavu and fonts-wqy-microhei.")
# Never translated: in Chinese nobody could read it here.
_NO_CHINESE = "This system has no Chinese font. Install one: on Debian and Ubuntu fonts-wqy-microhei or fonts-noto-cjk."
_PLACEHOLDERS = {"Monospace", "Sans Serif", "Serif"}  # Qt's own names, there without any font
_own_family = ""  # the font that came to the rescue


def ensure_fonts() -> None:
    """Call it once the application is there and before its first window."""
    global _own_family
    if _families():
        return
    package = find_spec("ziafont")  # found, not imported
    if package is None or package.origin is None:
        return
    number = QFontDatabase.addApplicationFont(str(Path(package.origin).parent / "fonts" / "DejaVuSans.ttf"))
    families = QFontDatabase.applicationFontFamilies(number)
    if families:
        _own_family = families[0]
        QApplication.setFont(QFont(_own_family))


def missing_fonts(language: str) -> str:
    """What to install, an English source; empty where `language` can be written here."""
    if _own_family:
        return _NO_FONTS
    if language == "zh" and not _families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return _NO_CHINESE
    return ""


def _families(system: QFontDatabase.WritingSystem = QFontDatabase.WritingSystem.Any) -> set[str]:
    return set(QFontDatabase.families(system)) - _PLACEHOLDERS
