"""The texts of all sections are set as they are meant: no mark of Markdown is left in what one reads."""

import re

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from fmnist_gui.engine.course.lessons import LESSONS, read_lesson

FORMULA_OR_CODE = re.compile(r"\$\$.+?\$\$|`[^`]*`", re.DOTALL)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("lesson_id", LESSONS)
def test_bold_and_lists_are_set(qapp: QApplication, lesson_id: str, language: str) -> None:
    lesson = read_lesson(lesson_id, language)

    for text in (lesson.see, lesson.try_this, lesson.question, lesson.answer):
        document = QTextDocument()
        document.setMarkdown(FORMULA_OR_CODE.sub("code", text))
        assert re.findall(r"[*`_]", document.toPlainText()) == []
