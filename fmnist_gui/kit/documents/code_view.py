"""Python code in colours, and below each statement what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from fmnist_gui.kit.documents.python_colors import colored_pieces
from fmnist_gui.kit.documents.rich_text import SizedText
from fmnist_gui.kit.look import TYPE_BODY, TYPE_SMALL, Look, current_look, type_px

if TYPE_CHECKING:
    from fmnist_gui.engine.course.transcript import Statement


class CodeView(SizedText):
    """The code as it is, or its statements with their outputs once it has run."""

    def __init__(self) -> None:
        super().__init__(TYPE_BODY - 1)
        self._statements: Sequence[Statement] = ()
        self._painted = False
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_code(self, code: str) -> None:
        self.source, self._statements = code, ()
        self.put_together()

    def show_statements(self, statements: Sequence[Statement]) -> None:
        """What has run so far; the rest of the code stays below."""
        self._statements = statements
        self.put_together()

    @property
    def text_with_outputs(self) -> str:
        return "\n".join(f"{done.code}\n{done.output}" for done in self._statements)

    def put_together(self) -> None:
        """In colours once it has been painted: to load what colours code would hold up the window's first picture."""
        look = current_look()
        code_html = _code_html if self._painted else _plain_html
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        parts = []
        for done in self._statements:
            parts.append(code_html(done.code, look))
            if done.output:
                parts.append(_output_html(done, look))
        rest = "\n".join(self.source.splitlines()[sum(done.code.count("\n") + 1 for done in self._statements) :])
        if rest:
            parts.append(code_html(rest, look))
        font = QFont(family)
        font.setPixelSize(self.pixels)
        self.setFont(font)
        self.setText(f"<div style=\"font-family:'{family}'; font-size:{self.pixels}px\">{''.join(parts)}</div>")
        self.setAccessibleName(self.text_with_outputs or self.source)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.put_together)


def code_field() -> QPlainTextEdit:
    """Code to read and copy, which scrolls by itself."""
    field = QPlainTextEdit(readOnly=True)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(type_px(TYPE_SMALL))
    field.setFont(font)
    field.setFrameShape(QFrame.Shape.NoFrame)
    field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    field.setTabChangesFocus(True)
    return field


def _code_html(code: str, look: Look) -> str:
    pieces = [f'<span style="color:{tint}">{escape(text)}</span>' for text, tint in colored_pieces(code, look)]
    return f'<pre style="margin:0; white-space:pre-wrap">{"".join(pieces)}</pre>'


def _plain_html(code: str, look: Look) -> str:
    return f'<pre style="margin:0; white-space:pre-wrap; color:{look.text}">{escape(code)}</pre>'


def _output_html(done: Statement, look: Look) -> str:
    return (
        f'<table width="100%" cellpadding="6" cellspacing="0"><tr><td bgcolor="{look.raised}">'
        f'<pre style="margin:0; white-space:pre-wrap; color:{look.text}">{escape(done.output)}</pre></td></tr></table>'
    )
