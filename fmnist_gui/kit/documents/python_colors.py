"""The colours of Python code."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextDocument

from fmnist_gui.kit.look import Look, current_look

MOST_COLORED = 20_000  # characters: longer code would take too long at each key


def colored_pieces(code: str, look: Look) -> Iterator[tuple[str, str]]:
    """The pieces of `code` in order, each with its colour."""
    from pygments.lexers.python import PythonLexer  # only where code is shown
    from pygments.token import Comment, Keyword, Name, Number, Operator, String

    colors = (
        (Comment, look.muted),
        (String, look.good),
        (Number, look.warn),
        (Keyword, look.accent),
        (Operator.Word, look.accent),
        (Name.Builtin, look.accent),
    )
    for kind, text in PythonLexer(stripnl=False, ensurenl=False).get_tokens(code):
        yield text, next((tint for family, tint in colors if kind in family), look.text)


class PythonHighlighter(QSyntaxHighlighter):
    """Colours a document while it is being written."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._code: str | None = None  # whose colours these are; a document's revision begins anew with each text
        self._lines: list[list[tuple[int, int, str]]] = []

    def show_look(self) -> None:
        self._code = None
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        code = self.document().toPlainText()
        if code != self._code:
            self._code, self._lines = code, self._colored_lines(code)
        number = self.currentBlock().blockNumber()
        pieces = self._lines[number] if number < len(self._lines) else []
        for start, length, tint in pieces:
            self.setFormat(start, length, QColor(tint))
        # How the line ends, so that Qt asks for the next one, too, where a text of several lines begins or ends here.
        self.setCurrentBlockState(hash(pieces[-1][2]) % 1_000 if pieces else 0)

    @staticmethod
    def _colored_lines(code: str) -> list[list[tuple[int, int, str]]]:
        """For each line its pieces: start, length, both in the units in which Qt counts, and colour."""
        lines: list[list[tuple[int, int, str]]] = [[]]
        start = 0
        for piece, tint in colored_pieces(code, current_look()) if len(code) <= MOST_COLORED else ():
            for number, part in enumerate(piece.split("\n")):
                if number:
                    lines.append([])
                    start = 0
                length = len(part.encode("utf-16-le", "surrogatepass")) // 2
                lines[-1].append((start, length, tint))
                start += length
        return lines
