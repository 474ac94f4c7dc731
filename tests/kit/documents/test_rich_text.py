"""Texts of the course: Markdown, formulas, code with its outputs."""

import re

import pytest
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.course.snippets import Statement
from fmnist_gui.kit.documents.code_view import CodeView
from fmnist_gui.kit.documents.rich_text import Explained, RichText
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


TERMS = (
    Explained(("feature map", "feature maps"), "What a filter gives.", "C24"),
    Explained(("map",), "A picture of a place.", "C1"),
    Explained(("批", "批次"), "一起通过网络的图像。", "C6"),
)


def linked(text: RichText) -> list[tuple[str, str]]:
    """What is a link to a term, and which."""
    return re.findall(r'<a href="(term:\d+)">(?:<span[^>]*>)?([^<]+)', text.text())


def test_a_term_is_a_link_where_it_first_stands_outside_code(put: Put) -> None:
    text = put(RichText())
    text.set_markdown("`feature maps` and Feature maps, then feature maps; no mapping, a map. 一批次图像", TERMS)

    assert linked(text) == [("term:0", "Feature maps"), ("term:1", "map"), ("term:2", "批次")]
    text.set_markdown("mapping alone", TERMS)
    assert linked(text) == []


def test_pointing_explains_a_term_and_a_click_asks_for_its_section(put: Put, qtbot: QtBot) -> None:
    text = put(RichText(), 300, 100)
    text.set_markdown("A **map** of numbers.", TERMS)
    text.linkHovered.emit("term:1")
    assert "A picture of a place." in QToolTip.text()
    text.linkHovered.emit("")

    with qtbot.waitSignal(text.requestTarget) as asked:
        text.linkActivated.emit("term:1")
    assert asked.args == ["C1"]


def test_another_link_opens_outside(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    text = put(RichText())
    text.set_markdown("[here](https://example.org/)")
    text.linkActivated.emit("https://example.org/")

    assert opened == ["https://example.org/"]
