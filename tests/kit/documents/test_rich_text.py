"""Texts of the course: Markdown, formulas, code with its outputs."""

from PySide6.QtGui import QTextDocument

from fmnist_gui.engine.course.snippets import Statement
from fmnist_gui.kit.documents.code_view import CodeView
from fmnist_gui.kit.documents.rich_text import RichText
from tests.conftest import Put


def plain(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def test_a_formula_becomes_a_picture(put: Put) -> None:
    text = put(RichText())
    text.set_markdown("The size:\n\n$$O = \\frac{n - f}{s} + 1$$\n\nThat is **all**.")

    assert "data:image/png;base64," in text.text()
    assert "$$" not in plain(text.text())
    assert plain(text.text()).startswith("The size:")


def test_code_stays_as_it_is_written_and_outputs_stand_below_their_statements(put: Put) -> None:
    view = put(CodeView())
    code = 'for i in range(3):\n    print("<i>", i)'
    view.show_code(code)
    assert plain(view.text()).strip() == code
    view.show_code("a = 1\na + 1\na + 2")

    view.show_statements([Statement("a = 1", ""), Statement("a + 1", "2")])

    assert plain(view.text()).split() == ["a", "=", "1", "a", "+", "1", "2", "a", "+", "2"]
