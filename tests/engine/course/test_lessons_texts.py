"""All sections in both languages: the same code, no leftovers, and controls by the names that the window shows."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree

import pytest

from fmnist_gui.engine.course.lessons import LESSONS, PARTS, Lesson, read_lesson
from fmnist_gui.engine.course.questions import Question
from fmnist_gui.engine.course.quiz import QUIZ_LENGTH, questions_of
from fmnist_gui.engine.resources import resource

CODE_WIDTH = 60  # letters that fit beside the list of sections in a small window
CHINESE = r"[\u4e00-\u9fff]"
LANGUAGES = ("en", "zh")
Languages = tuple[Lesson, Lesson]
HERE = {"C13"}  # where one tries at buttons that are called as code is


@cache
def translations() -> dict[str, str]:
    """English source -> Chinese, of all texts of the window."""
    messages = ElementTree.parse(resource("i18n", "fmnist_zh.ts")).getroot().iter("message")
    return {str(message.findtext("source")): str(message.findtext("translation")) for message in messages}


def prose_of(lesson: Lesson) -> str:
    """All texts of a section without formulas and code."""
    options = [f"{option.text}\n{option.why}" for option in lesson.task.options]
    told = "\n".join((lesson.title, lesson.see, lesson.try_this, lesson.question, lesson.answer, *options))
    return re.sub(r"\$\$.+?\$\$|`[^`]*`", "", told, flags=re.DOTALL)


def controls_in(lesson: Lesson, language: str) -> set[str]:
    """What “Try this” names in the window: **buttons, pages, views** and *entries*; in Chinese also “…”."""
    text = re.sub(r"`[^`]*`", "", lesson.try_this)
    quoted = r"“([^”]+)”" if language == "zh" else r"(?<!\*)\*([^*]+)\*(?!\*)"
    return set(re.findall(r"\*\*([^*]+)\*\*", text)) | set(re.findall(quoted, text))


def comments_in(code: str) -> Iterator[str]:
    for line in code.splitlines():
        if "#" in line:
            yield line.partition("#")[2].strip()


@pytest.fixture(params=LESSONS)
def lessons(request: pytest.FixtureRequest) -> Languages:
    """A section in English and in Chinese."""
    return read_lesson(request.param, "en"), read_lesson(request.param, "zh")


def test_both_languages_run_the_same_code_in_the_width_of_the_page(lessons: Languages) -> None:
    english, chinese = (lesson.code for lesson in lessons)

    assert ast.dump(ast.parse(english)) == ast.dump(ast.parse(chinese))
    assert [line for line in f"{english}\n{chinese}".splitlines() if len(line) > CODE_WIDTH] == []


def test_both_languages_remark_on_the_same_lines(lessons: Languages) -> None:
    english, chinese = (list(comments_in(lesson.code)) for lesson in lessons)

    assert len(english) == len(chinese)
    words = [remark for remark in chinese if not re.fullmatch(r"[\d, ]+", remark)]
    assert [remark for remark in words if not re.search(CHINESE, remark)] == []


def test_no_english_is_left_in_chinese_and_none_the_other_way(lessons: Languages) -> None:
    english, chinese = map(prose_of, lessons)

    assert re.findall(CHINESE, english) == []
    assert re.findall(r"[A-Za-z]+(?:[ ,]+[A-Za-z]+){2,}", chinese) == []
    assert re.findall(rf"{CHINESE}[,;:?!.]|[,;:?!]{CHINESE}", chinese) == []  # punctuation of the other language


def test_the_text_before_the_live_part_is_short(lessons: Languages) -> None:
    english, chinese = (re.sub(r"\$\$.+?\$\$", "", lesson.see) for lesson in lessons)

    assert len(english.split()) <= 130
    assert len(chinese) <= 310


def test_every_control_that_is_named_stands_in_the_window(lessons: Languages) -> None:
    english, chinese = map(controls_in, lessons, LANGUAGES)

    assert english or lessons[0].id in HERE
    assert english - translations().keys() == set()
    assert {translations()[name] for name in english} == chinese


def test_both_languages_tell_the_same_numbers(lessons: Languages) -> None:
    english, chinese = (set(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", prose_of(lesson))) for lesson in lessons)

    assert english == chinese


# ---- questions, of the sections and of the bank


def skeleton(question: Question) -> tuple[object, ...]:
    """What has to be the same in every language."""
    options = question.task.options
    shape = [len(row) for row in question.task.table]
    values = [(option.value, option.right, option.tolerance, bool(option.why)) for option in options]
    return question.lesson_id, question.task.kind, values, shape, [row[1:] for row in question.task.table[1:]]


@pytest.mark.parametrize("part", PARTS)
def test_both_languages_ask_the_same(part: str) -> None:
    english, chinese = (questions_of(part, language) for language in LANGUAGES)

    assert [skeleton(question) for question in english] == [skeleton(question) for question in chinese]
    assert len(english) > QUIZ_LENGTH
    for question in english:
        sentences = [option.why for option in question.task.options if not option.right]
        assert len(set(sentences)) >= len(sentences) - 1, question.text  # two cells may be wrong in the same way
    for question in chinese:
        assert re.search(CHINESE, question.text), question.text
        assert all(re.search(CHINESE, option.why) for option in question.task.options if option.why)


def test_the_right_choice_stands_at_every_position() -> None:
    for language in LANGUAGES:
        choices = [q.task for part in PARTS for q in questions_of(part, language) if q.task.kind == "choice"]
        positions = [task.right.value for task in choices]
        assert all(positions.count(position) <= len(positions) * 0.4 for position in range(4))
        assert set(positions) == {0, 1, 2, 3}
