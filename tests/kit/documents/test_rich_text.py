"""Texts of the course: Markdown, formulas, code with its outputs."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.course.snippets import Statement
from fmnist_gui.kit.documents.code_view import CodeView
from fmnist_gui.kit.documents.rich_text import RichText


def plain(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def test_a_formula_becomes_a_picture(qtbot: QtBot) -> None:
    text = RichText()
    qtbot.addWidget(text)

    text.set_markdown("The size:\n\n$$O = \\frac{n - f}{s} + 1$$\n\nThat is **all**.")

    assert "data:image/png;base64," in text.text()
    assert "$$" not in plain(text.text())
    assert plain(text.text()).startswith("The size:")


def test_code_stays_as_it_is_written(qtbot: QtBot) -> None:
    view = CodeView()
    qtbot.addWidget(view)
    code = 'for i in range(3):\n    print("<i>", i)'

    view.show_code(code)

    assert plain(view.text()).strip() == code


def test_outputs_stand_below_their_statements(qtbot: QtBot) -> None:
    view = CodeView()
    qtbot.addWidget(view)
    view.show_code("a = 1\na + 1\na + 2")

    view.show_statements([Statement("a = 1", ""), Statement("a + 1", "2")])

    assert plain(view.text()).split() == ["a", "=", "1", "a", "+", "1", "2", "a", "+", "2"]
