"""Python code that one can change, with the numbers of its lines."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from fmnist_gui.kit.documents.fitted_text import FittedText
from fmnist_gui.kit.documents.python_colors import PythonHighlighter
from fmnist_gui.kit.look import SPACE, color, current_look

MOST_LINES = 24  # in view; more are scrolled
INDENT = 4  # spaces
BAR = 3  # px: beside the lines that run
_KEYS, _CTRL, _NONE = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
_ENTER = (_KEYS.Key_Return, _KEYS.Key_Enter)


class CodeEditor(FittedText):
    """Tab indents, so Escape and Ctrl+Tab are the way out to the next widget; Ctrl+Enter asks to run the code."""

    runRequested = Signal()

    def __init__(self) -> None:
        self._error_line, self._running = 0, range(0)
        self._highlighter: PythonHighlighter | None = None
        super().__init__(MOST_LINES, wraps=True)
        self._margin = _Margin(self)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(False)  # a file that is dropped is the window's
        self.setProperty("role", "editor")
        self.texts.bind_name(
            self,
            "The code of this section",
            "Change the code and run it. Tab indents, Escape leaves the field, Ctrl+Enter runs the code.",
        )
        self.updateRequest.connect(self._on_update)
        self.blockCountChanged.connect(self._make_room)
        self.textChanged.connect(self._on_changed)
        self._make_room()

    def show_code(self, code: str) -> None:
        """Begin with this code: there is nothing to undo."""
        self.setPlainText(code)
        self.clear_marks()

    def replace_code(self, code: str) -> None:
        """Change all of it, which can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(code)
        self.clear_marks()

    def mark_running(self, first: int, last: int) -> None:
        """These lines, counted from 1, are being run."""
        self._running = range(first, last + 1)
        self._margin.update()

    def mark_error(self, line: int) -> None:
        self._error_line = line
        self._running = range(0)
        self._show_marks()

    def clear_marks(self) -> None:
        self._error_line, self._running = 0, range(0)
        self._show_marks()

    def show_look(self) -> None:
        super().show_look()
        if self._highlighter is not None:
            self._highlighter.show_look()
        self._show_marks()

    def _show_marks(self) -> None:
        marked = []
        block = self.document().findBlockByNumber(self._error_line - 1)
        if self._error_line and block.isValid():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(block)
            mark.format.setBackground(color(current_look().error, 0.18))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marked.append(mark)
        self.setExtraSelections(marked)
        self.viewport().parent() and self.update()

    def _on_changed(self) -> None:
        if self._error_line:  # it may be mended, and other lines have other numbers
            self.clear_marks()

    # ---- keys

    def event(self, event: QEvent) -> bool:
        """Escape and Ctrl+Enter mean something here, whatever they mean to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and modifiers == _CTRL:
            self.runRequested.emit()
        elif _is_own(event):
            self._leave()
        elif key == _KEYS.Key_Backtab or (key == _KEYS.Key_Tab and self.textCursor().hasSelection()):
            self._shift_lines(back=key == _KEYS.Key_Backtab)
        elif key == _KEYS.Key_Tab:
            self.insertPlainText(" " * (INDENT - self.textCursor().positionInBlock() % INDENT))
        elif key in _ENTER and modifiers == _NONE:
            self._new_line()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.setTabChangesFocus(True)
        self.focusNextChild()
        self.setTabChangesFocus(False)

    def _new_line(self) -> None:
        """As far to the right as this one; after a colon further."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        spaces = len(before) - len(before.lstrip(" ")) + (INDENT if before.rstrip().endswith(":") else 0)
        cursor.insertText("\n" + " " * spaces)
        self.ensureCursorVisible()

    def _shift_lines(self, back: bool) -> None:
        cursor = self.textCursor()
        document, edit = self.document(), QTextCursor(self.document())
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        edit.beginEditBlock()
        for number in range(first, last + 1):
            block = document.findBlockByNumber(number)
            edit.setPosition(block.position())
            if back:
                spaces = len(block.text()) - len(block.text().lstrip(" "))
                edit.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, min(spaces, INDENT))
                edit.removeSelectedText()
            else:
                edit.insertText(" " * INDENT)
        edit.endEditBlock()

    # ---- the margin

    @property
    def margin_width(self) -> int:
        digits = max(2, len(str(self.blockCount())))
        return BAR + digits * self.fontMetrics().horizontalAdvance("0") + 2 * SPACE

    def _make_room(self) -> None:
        self.setViewportMargins(self.margin_width, 0, 0, 0)

    def _on_update(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self._margin.scroll(0, scrolled)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._margin.setGeometry(inside.left(), inside.top(), self.margin_width, inside.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._highlighter is None:  # to load what colours code would hold up the window's first picture
            self._highlighter = PythonHighlighter(self.document())
            QTimer.singleShot(0, self._highlighter, self._highlighter.show_look)

    def paint_margin(self, painter: QPainter) -> None:
        look = current_look()
        painter.fillRect(self._margin.rect(), QColor(look.raised))
        block = self.firstVisibleBlock()
        height = self.fontMetrics().lineSpacing()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if rect.top() > self._margin.height():
                break
            number = block.blockNumber() + 1
            if number in self._running:
                painter.fillRect(QRect(0, round(rect.top()), BAR, round(rect.height())), QColor(look.accent))
            wrong = number == self._error_line
            font = self.font()
            font.setBold(wrong)
            painter.setFont(font)
            painter.setPen(QColor(look.error if wrong else look.muted))
            number_rect = QRect(BAR, round(rect.top()), self._margin.width() - BAR - SPACE, height)
            painter.drawText(number_rect, Qt.AlignmentFlag.AlignRight, str(number))
            block = block.next()


def _is_own(event: QKeyEvent) -> bool:
    key, with_ctrl = event.key(), event.modifiers() == _CTRL
    return key == _KEYS.Key_Escape or (with_ctrl and key in (*_ENTER, _KEYS.Key_Tab))


class _Margin(QWidget):
    """The numbers of the lines, left of the text."""

    def __init__(self, editor: CodeEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.margin_width, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._editor.paint_margin(painter)
        painter.end()
