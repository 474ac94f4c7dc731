"""What statements of code gave: each with its lines, what it printed, its figures, or what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from fmnist_gui.kit.documents.fitted_text import FittedText
from fmnist_gui.kit.labels import role_label
from fmnist_gui.kit.layout import fill, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr, tr_error

if TYPE_CHECKING:
    from fmnist_gui.engine.course.transcript import Statement

MOST_LINES = 16  # of an output in view; more are scrolled
MOST_RESULTS = 100
LONGEST_ECHO = 60  # characters


class CodeResults(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._layout = vbox(spacing=SPACE, parent=self)
        self.results: dict[int, Result] = {}
        self._more = role_label("small")
        Texts(self).bind(self._more.setText, "Only the first {count} results are shown here.", count=MOST_RESULTS)
        fill(self._layout, self._more)
        self.clear()

    def clear(self) -> None:
        for result in self.results.values():
            self._layout.removeWidget(result)
            result.hide()
            result.deleteLater()
        self.results.clear()
        self._more.hide()
        self.hide()

    def show_statement(self, statement: Statement) -> None:
        """A statement that is new, or of which more is known now."""
        if not statement.shows:
            return
        result = self.results.get(statement.number)
        if result is None:
            if len(self.results) == MOST_RESULTS:
                self._more.show()
                return
            result = self.results[statement.number] = Result()
            before = sum(number < statement.number for number in self.results)
            self._layout.insertWidget(before, result)
        result.show_statement(statement)
        self.show()

    @property
    def text(self) -> str:
        """All of it, for who reads with the ears or copies."""
        return "\n".join(result.text for _, result in sorted(self.results.items()))


class Result(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self._statement: Statement | None = None
        self._figures: list[Figure] = []
        self.head = role_label("small", textFormat=Qt.TextFormat.PlainText)
        self.output = FittedText(MOST_LINES, wraps=False)
        self.output.setReadOnly(True)
        self.output.setTabChangesFocus(True)
        self.error = role_label("error", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notes = role_label("small", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._layout = vbox(spacing=SPACE // 2, parent=self)
        fill(self._layout, self.head, self.output, self.error, self.notes)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        Texts(self).call(self._show)

    def show_statement(self, statement: Statement) -> None:
        self._statement = statement
        self._show()

    @property
    def text(self) -> str:
        parts = (self.head, self.error, self.notes)
        head, error, notes = (label.text() for label in parts)
        return "\n".join(filter(None, (head, self.output.toPlainText(), error, notes)))

    def _show(self) -> None:
        statement = self._statement
        if statement is None:
            return
        self.head.setText(f"{_lines(statement)}   {_echo(statement.code)}")
        if self.output.toPlainText() != statement.output:
            self.output.setPlainText(statement.output)
        self.output.setVisible(bool(statement.output))
        self.output.setAccessibleName(tr("What line {line} gives", line=statement.lines[0]))
        self.error.setText(tr_error(statement.error) if statement.error else "")
        self.error.setVisible(statement.failed)
        self.notes.setText(" ".join(map(tr_error, statement.notes)))
        self.notes.setVisible(bool(statement.notes))
        for png in statement.figures[len(self._figures) :]:
            figure = Figure(QImage.fromData(png))
            self._figures.append(figure)
            self._layout.insertWidget(self._layout.count() - 1, figure)
        for figure in self._figures:
            figure.setAccessibleName(tr("A figure that line {line} draws", line=statement.lines[0]))


class Figure(QWidget):
    """A picture in its own size, or as wide as there is room."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self.image = image
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(1, image.height()))

    def sizeHint(self) -> QSize:
        return self.image.size()

    @property
    def _shown(self) -> QSize:
        room = QSize(max(1, self.width()), self.image.height())
        size = self.image.size()
        return size.scaled(room.boundedTo(size), Qt.AspectRatioMode.KeepAspectRatio)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(max(1, self._shown.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect().adjusted(0, 0, self._shown.width() - self.width(), 0), self.image)
        painter.end()


def _lines(statement: Statement) -> str:
    first, last = statement.lines
    return tr("Line {line}", line=first) if first == last else tr("Lines {first}–{last}", first=first, last=last)


def _echo(code: str) -> str:
    """The statement on one line, so that one need not count lines to find it."""
    lines = [line for line in code.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    echo = lines[0].strip() if lines else ""
    return echo[:LONGEST_ECHO] + " …" if len(lines) > 1 or len(echo) > LONGEST_ECHO else echo
