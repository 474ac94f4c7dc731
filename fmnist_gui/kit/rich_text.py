"""Markdown with formulas, as the texts of the course are written."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.kit.formula import formula_html
from fmnist_gui.kit.look import TYPE_BODY, current_look, type_px

_FORMULA = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
LINE_HEIGHT_PERCENT = 125
_PLACE = "formula{number}place"


class RichText(QLabel):
    """Wraps to its width and takes the height it needs. `$$…$$` is a formula in LaTeX."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self._pixels = self._shown_pixels = TYPE_BODY
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setOpenExternalLinks(True)

    def set_markdown(self, text: str) -> None:
        self._markdown = text
        self._show()

    def set_pixels(self, pixels: int) -> None:
        """The size of the letters."""
        self._pixels = pixels
        self._show()

    def _show(self) -> None:
        formulas = _FORMULA.findall(self._markdown)
        numbers = iter(range(len(formulas)))
        document = QTextDocument()
        font = QFont(self.font())
        self._shown_pixels = pixels = type_px(self._pixels)
        font.setPixelSize(pixels)
        document.setDefaultFont(font)
        document.setMarkdown(_FORMULA.sub(lambda _: _PLACE.format(number=next(numbers)), self._markdown))
        _widen_lines(document)
        html = document.toHtml()
        for number, latex in enumerate(formulas):
            picture = formula_html(latex.strip(), pixels * 5 // 4, current_look().text)
            html = html.replace(_PLACE.format(number=number), picture)
        self.setText(html)
        self.setAccessibleName(self._markdown)

    def changeEvent(self, event: QEvent) -> None:
        resized = event.type() == QEvent.Type.StyleChange and type_px(self._pixels) != self._shown_pixels
        if (resized or event.type() == QEvent.Type.PaletteChange) and self._markdown:
            self._show()
        super().changeEvent(event)


def _widen_lines(document: QTextDocument) -> None:
    """More air between the lines: these texts are read, not looked up."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    wide = QTextBlockFormat()
    wide.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(wide)
