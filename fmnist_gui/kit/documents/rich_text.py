"""Markdown with formulas, as the texts of the course are written."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel

from fmnist_gui.kit.documents.formula import formula_html
from fmnist_gui.kit.look import TYPE_BODY, current_look, type_px
from fmnist_gui.kit.text import Texts

_FORMULA = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
LINE_HEIGHT_PERCENT = 125
_PLACEHOLDER = "formula{number}place"


class SizedText(QLabel):
    """Rich text that is put together from `source` anew when the theme or the size of type changes."""

    def __init__(self, pixels: int) -> None:
        super().__init__()
        self.source = ""
        self._pixels = pixels
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        Texts(self).call_for_look(self._on_look)

    @property
    def pixels(self) -> int:
        """The size of the letters now."""
        return type_px(self._pixels)

    def set_pixels(self, pixels: int) -> None:
        self._pixels = pixels
        self.put_together()

    def put_together(self) -> None:
        """Set the text, in the look in force."""
        raise NotImplementedError

    def _on_look(self) -> None:
        if self.source:
            self.put_together()


class RichText(SizedText):
    """Markdown that wraps to its width and takes the height it needs. `$$…$$` is a formula in LaTeX."""

    def __init__(self) -> None:
        super().__init__(TYPE_BODY)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setOpenExternalLinks(True)

    def set_markdown(self, text: str) -> None:
        self.source = text
        self.put_together()

    def put_together(self) -> None:
        formulas = _FORMULA.findall(self.source)
        numbers = iter(range(len(formulas)))
        document = QTextDocument()
        font = QFont(self.font())
        font.setPixelSize(self.pixels)
        document.setDefaultFont(font)
        document.setMarkdown(_FORMULA.sub(lambda _: _PLACEHOLDER.format(number=next(numbers)), self.source))
        _widen_lines(document)
        html = document.toHtml()
        for number, latex in enumerate(formulas):
            picture = formula_html(latex.strip(), self.pixels * 5 // 4, current_look().text)
            html = html.replace(_PLACEHOLDER.format(number=number), picture)
        self.setText(html)
        self.setAccessibleName(self.source)


def _widen_lines(document: QTextDocument) -> None:
    """More air between the lines: these texts are read, not looked up."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    wide = QTextBlockFormat()
    wide.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(wide)
