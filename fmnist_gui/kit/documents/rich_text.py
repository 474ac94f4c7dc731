"""Markdown with formulas and explained terms, as the texts of the course are written."""

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QRegularExpression, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QCursor,
    QDesktopServices,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QLabel, QToolTip

from fmnist_gui.kit.documents.formula import formula_html
from fmnist_gui.kit.look import TYPE_BODY, current_look, type_px
from fmnist_gui.kit.text import Texts

_FORMULA = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
LINE_HEIGHT_PERCENT = 125
_PLACEHOLDER = "formula{number}place"
_TERM = "term:"  # what a link to a term begins with, before its number


class Explained(NamedTuple):
    """A term that a text may use: its names, what it means, and where it is explained in full."""

    names: Sequence[str]
    definition: str
    target: str


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
    """Markdown that wraps to its width and takes the height it needs. `$$…$$` is a formula in LaTeX.

    Where a text first uses a term, pointing at it shows what it means, and a click asks for its `target`.
    """

    requestTarget = Signal(str)

    def __init__(self) -> None:
        super().__init__(TYPE_BODY)
        self._terms: Sequence[Explained] = ()
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.linkActivated.connect(self._on_link)
        self.linkHovered.connect(self._on_hovered)

    def set_markdown(self, text: str, terms: Sequence[Explained] = ()) -> None:
        self.source, self._terms = text, terms
        self.put_together()

    def _term_of(self, link: str) -> Explained | None:
        return self._terms[int(link.removeprefix(_TERM))] if link.startswith(_TERM) else None

    @Slot(str)
    def _on_link(self, link: str) -> None:
        term = self._term_of(link)
        if term is not None:
            self.requestTarget.emit(term.target)
        else:
            QDesktopServices.openUrl(QUrl(link))

    @Slot(str)
    def _on_hovered(self, link: str) -> None:
        term = self._term_of(link)
        if term is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(QCursor.pos(), f"<p><b>{escape(term.names[0])}</b>: {escape(term.definition)}</p>", self)

    def put_together(self) -> None:
        formulas = _FORMULA.findall(self.source)
        numbers = iter(range(len(formulas)))
        document = QTextDocument()
        font = QFont(self.font())
        font.setPixelSize(self.pixels)
        document.setDefaultFont(font)
        document.setMarkdown(_FORMULA.sub(lambda _: _PLACEHOLDER.format(number=next(numbers)), self.source))
        _widen_lines(document)
        for number, term in enumerate(self._terms):
            _link_first(document, term.names, f"{_TERM}{number}")
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


def _link_first(document: QTextDocument, names: Sequence[str], link: str) -> None:
    """Make a link of the first place where one of `names` stands, outside code and other links."""
    found = [cursor for name in names if len(name) > 1 and (cursor := _first(document, name)) is not None]
    if found:
        explained = QTextCharFormat()
        explained.setAnchor(True)
        explained.setAnchorHref(link)
        explained.setForeground(QColor(current_look().text))
        explained.setFontUnderline(True)
        min(found, key=QTextCursor.selectionStart).mergeCharFormat(explained)


def _first(document: QTextDocument, name: str) -> QTextCursor | None:
    """Where `name` first stands as a word of its own; Chinese has no spaces between words."""
    edge = r"\b" if name.isascii() else ""
    pattern = QRegularExpression(
        f"{edge}{QRegularExpression.escape(name)}{edge}", QRegularExpression.PatternOption.CaseInsensitiveOption
    )
    cursor = document.find(pattern, 0)
    while not cursor.isNull():
        style = cursor.charFormat()
        if not style.isAnchor() and not style.fontFixedPitch():
            return cursor
        cursor = document.find(pattern, cursor)
    return None
