"""Labels for sentences and for code, and shapes as PyTorch writes them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QLabel

from fmnist_gui.kit.look import SPACE, TYPE_SMALL, type_px


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


def code_table(codes: Sequence[QLabel], values: Sequence[QLabel]) -> QGridLayout:
    """Lines of code, muted, and beside each one the value that Python shows."""
    table = QGridLayout()
    table.setHorizontalSpacing(2 * SPACE)
    table.setVerticalSpacing(2)
    table.setColumnStretch(1, 1)
    for row, (code, value) in enumerate(zip(codes, values, strict=True)):
        code.setProperty("role", "muted")
        table.addWidget(code, row, 0)
        table.addWidget(value, row, 1)
    return table


def code_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(type_px(TYPE_SMALL))
    return font


def shape_text(shape: object) -> str:
    """A tensor's shape as PyTorch writes it: [1, 28, 28]."""
    assert hasattr(shape, "__iter__")
    return str([int(size) for size in shape])
