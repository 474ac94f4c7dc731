from pathlib import Path

import pytest

from fmnist_gui.engine.course import glossary
from fmnist_gui.engine.course.glossary import LANGUAGES, parse_term, read_glossary, sections_of
from fmnist_gui.engine.course.lessons import LESSONS, read_lesson
from fmnist_gui.engine.errors import StudioError


def test_both_languages_explain_the_same_terms_by_the_same_sections() -> None:
    english, chinese = map(read_glossary, LANGUAGES)

    assert [term.lesson_id for term in english] == [term.lesson_id for term in chinese]
    assert {term.lesson_id for term in english} <= set(LESSONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_stands_for_two_terms_and_definitions_are_short(language: str) -> None:
    terms = read_glossary(language)
    names = [name.casefold() for term in terms for name in term.names]

    assert len(names) == len(set(names))
    assert [term.name for term in terms if len(term.definition) > 130] == []
    assert all(term.definition.endswith((".", "。")) for term in terms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_stands_in_the_section_that_explains_it(language: str) -> None:
    missing = [
        term.name
        for term in read_glossary(language)
        if not any(name.casefold() in read_lesson(term.lesson_id, language).words.casefold() for name in term.names)
    ]
    assert missing == []


def test_sections_are_found_by_other_names_and_in_either_language() -> None:
    assert sections_of("kernel", *LANGUAGES) == {"C24"}
    assert "C12" in sections_of("Dense", *LANGUAGES)
    assert "C26" in sections_of("过拟合", *LANGUAGES)
    assert sections_of("  ", *LANGUAGES) == set()
    assert sections_of("bicycle", *LANGUAGES) == set()


@pytest.mark.parametrize(
    "line", ["loss | | C18 | One number.", "- loss | C18 | One number.", "- loss | | | One number."]
)
def test_a_damaged_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="no term"):
        parse_term(line)


def test_a_missing_file_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glossary, "resource", lambda *parts: Path("/nowhere"))
    with pytest.raises(StudioError, match="glossary cannot be read"):
        read_glossary.__wrapped__("en")
