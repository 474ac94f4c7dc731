"""Labels for sentences and for code, and shapes as PyTorch writes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel

from fmnist_gui.widgets.look import TYPE_SMALL, type_px


def sentence_label(role: str = "muted") -> QLabel:
    """A label for sentences: it wraps, and its text can be selected."""
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def code_label(text: str = "") -> QLabel:
    """A label for a line of code or a value that Python shows."""
    label = QLabel(text)
    label.setFont(code_font())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def code_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(type_px(TYPE_SMALL))
    return font


def shape_text(shape: object) -> str:
    """A tensor's shape as PyTorch writes it: [1, 28, 28]."""
    assert hasattr(shape, "__iter__")
    return str([int(size) for size in shape])
