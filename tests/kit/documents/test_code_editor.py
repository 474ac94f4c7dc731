"""Code that is changed by hand, and what its statements give."""

import base64

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.course.transcript import Statement
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.kit.documents import code_results
from fmnist_gui.kit.documents.code_editor import MOST_LINES, CodeEditor
from fmnist_gui.kit.documents.code_results import CodeResults, Figure
from fmnist_gui.kit.documents.python_colors import MOST_COLORED, PythonHighlighter
from fmnist_gui.kit.layout import vbox
from fmnist_gui.kit.look import DARK, LIGHT
from tests.conftest import Put, UseLook, pixel_colors, turn_wheel

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def editor(put: Put) -> CodeEditor:
    page = QWidget()
    editor = CodeEditor()
    editor.page = page  # somebody has to hold it
    vbox(QPushButton("before"), editor, QPushButton("after"), None, parent=page)
    put(page, 400, 600)
    editor.setFocus()
    return editor


def colors(editor: CodeEditor, line: int) -> list[str]:
    layout = editor.document().findBlockByNumber(line).layout()
    return [piece.format.foreground().color().name() for piece in layout.formats()]


def test_tab_and_enter_indent_as_python_wants_it(editor: CodeEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "if a:")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "b")
    qtbot.keyClick(editor, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClicks(editor, "c")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor, "# d")
    assert editor.toPlainText() == "if a:\n    b\n    c   # d"

    qtbot.keyClick(editor, Qt.Key.Key_Backtab, SHIFT)
    assert editor.toPlainText() == "if a:\n    b\nc   # d"

    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == "    if a:\n        b\n    c   # d"
    editor.undo()
    assert editor.toPlainText() == "if a:\n    b\nc   # d"


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Escape, PLAIN), (Qt.Key.Key_Tab, CTRL)])
def test_the_keyboard_finds_the_way_out(
    editor: CodeEditor, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(editor, key, modifier)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "after"
    assert editor.toPlainText() == ""


def test_its_keys_are_not_the_windows(editor: CodeEditor, qtbot: QtBot) -> None:
    for key, modifier, own in (
        (Qt.Key.Key_Escape, PLAIN, True),
        (Qt.Key.Key_Return, CTRL, True),
        (Qt.Key.Key_F1, PLAIN, False),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        event.ignore()
        QApplication.sendEvent(editor, event)
        assert event.isAccepted() == own
    with qtbot.waitSignal(editor.runRequested):
        qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)


def test_it_is_as_high_as_its_lines_up_to_a_limit(editor: CodeEditor) -> None:
    heights = {}
    for lines in (2, 3, MOST_LINES, 2_000):
        editor.show_code("\n".join("a" * lines))
        heights[lines] = editor.height()
        assert (editor.verticalScrollBar().maximum() > 0) == (lines > MOST_LINES)
    line = heights[3] - heights[2]
    most = heights[2] + (MOST_LINES - 2) * line
    assert most == pytest.approx(heights[MOST_LINES], abs=line / 2) == pytest.approx(heights[2_000], abs=line / 2)
    assert editor.margin_width > CodeEditor().margin_width
    editor.show_code("x" * 200)
    assert editor.height() > heights[2]  # it wraps
    assert not turn_wheel(editor.viewport(), -120)  # the page scrolls


def test_code_is_coloured_while_it_is_written(editor: CodeEditor, qtbot: QtBot, use_look: UseLook) -> None:
    use_look(LIGHT)
    editor.show_code('a = """one\ntwo"""\nfor b in 1:')
    qtbot.waitUntil(lambda: editor._highlighter is not None)
    qtbot.waitUntil(lambda: bool(colors(editor, 0)))

    assert colors(editor, 0)[-1] == colors(editor, 1)[0] == LIGHT.good
    assert colors(editor, 2)[0] == LIGHT.accent
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, "#")
    assert set(colors(editor, 0)) == {LIGHT.muted}
    assert LIGHT.good not in colors(editor, 1)[:1]

    use_look(DARK)
    qtbot.waitUntil(lambda: set(colors(editor, 0)) == {DARK.muted})
    editor.show_code("a" * (MOST_COLORED + 1))
    assert colors(editor, 0) == []


def test_letters_of_two_units_do_not_move_the_colours(editor: CodeEditor) -> None:
    editor.show_code("'👕' + 1")
    highlighter = PythonHighlighter(editor.document())
    highlighter.rehighlight()
    pieces = editor.document().firstBlock().layout().formats()
    assert (pieces[-1].start, pieces[-1].length) == (7, 1)


def test_the_line_that_failed_is_marked_until_something_is_changed(
    editor: CodeEditor, qtbot: QtBot, use_look: UseLook
) -> None:
    use_look(LIGHT)
    editor.show_code("a\nb\nc")
    editor.mark_running(1, 2)
    assert QColor(LIGHT.accent).name() in pixel_colors(editor._margin.grab().toImage())
    editor.mark_error(2)
    assert [mark.cursor.blockNumber() for mark in editor.extraSelections()] == [1]
    assert QColor(LIGHT.accent).name() not in pixel_colors(editor._margin.grab().toImage())
    qtbot.keyClicks(editor, "d")
    assert editor.extraSelections() == []
    editor.mark_error(9)  # of code that has become shorter
    assert editor.extraSelections() == []


# ---- the results


@pytest.fixture
def results(put: Put) -> CodeResults:
    page, results = QWidget(), CodeResults()
    vbox(results, None, parent=page)
    results.page = page  # somebody has to hold it
    put(page, 300, 600)
    return results


def test_results_stand_in_the_order_of_the_statements(results: CodeResults) -> None:
    assert results.isHidden()
    results.show_statement(Statement("a = 1"))
    assert results.isHidden()
    results.show_statement(Statement("# of both\nfor a in b:\n    print(a)", "2", lines=(3, 4), number=2))
    results.show_statement(Statement("a", "1", number=0))
    results.show_statement(Statement("for a in b:\n    print(a)", "2\n3\n", lines=(3, 4), number=2))

    assert results.text == "Line 1   a\n1\nLines 3–4   for a in b: …\n2\n3"
    assert not results.isHidden()
    results.clear()
    assert results.text == ""
    assert results.isHidden()


def test_an_error_and_what_is_left_out_are_said(results: CodeResults) -> None:
    results.show_statement(
        Statement("1 / 0", error=StudioError("Line {line}: {error}", line=1, error="no"), notes=(StudioError("Cut."),))
    )
    assert results.text == "Line 1   1 / 0\nLine 1: no\nCut."
    assert results.results[0].output.isHidden()


def test_figures_are_no_wider_than_there_is_room(results: CodeResults, put: Put) -> None:
    results.show_statement(Statement("plt.show()", figures=(PICTURE,)))
    results.show_statement(Statement("plt.show()", figures=(PICTURE, PICTURE)))
    figures = results.results[0]._figures
    assert len(figures) == 2
    assert figures[0].accessibleName() == "A figure that line 1 draws"
    assert figures[1].height() == 1
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill("red")
    wide = put(Figure(image), 600, 400)
    assert wide.height() == 400
    wide.resize(300, 400)
    assert wide.height() == 200
    assert pixel_colors(wide.grab().toImage()) == {"#ff0000"}


def test_long_outputs_are_scrolled_and_very_many_left_out(
    results: CodeResults, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_results, "MOST_RESULTS", 2)
    for number in range(3):
        results.show_statement(Statement("a", "word " * 99 + "\n" * 99, number=number))
    output = results.results[0].output
    assert output.height() < 25 * output.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: output.horizontalScrollBar().maximum() > 0)  # a row of a tensor stays one row
    assert results.minimumSizeHint().width() < 300
    assert len(results.results) == 2
    assert results._more.isVisible()
