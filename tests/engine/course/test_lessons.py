import pytest

from fmnist_gui.engine.course.lessons import LESSONS, PARTS, parse_lesson, read_lesson
from fmnist_gui.engine.errors import StudioError

TEXT = """# One sample
What one sees.

$$y = Ax$$

## code
```python
image, label = train_set[0]

image.shape
```

## try
Change it.

## question
Why?

- [ ] No :: It is not.
- [x] Yes
- [ ] Perhaps :: It is sure.

## answer
Because.
"""


def test_the_course_has_its_sections_in_order_and_counts_them() -> None:
    assert set(LESSONS) >= {f"C{number}" for number in range(1, 28)}
    assert [LESSONS[LESSONS.index(before) + 1] for before in ("C8", "C18", "C21")] == ["C24", "C25", "C26"]
    assert sum(map(len, PARTS.values())) == len(set(LESSONS)) == len(LESSONS)
    assert [read_lesson(lesson, "en").number for lesson in LESSONS] == list(range(1, len(LESSONS) + 1))


def test_a_section_is_read_from_its_chapters() -> None:
    lesson = parse_lesson("C5", TEXT)

    assert (lesson.title, lesson.try_this, lesson.question, lesson.answer) == (
        "One sample",
        "Change it.",
        "Why?",
        "Because.",
    )
    assert (lesson.task.kind, lesson.task.right.text, lesson.asked.lesson_id) == ("choice", "Yes", "C5")
    assert "It is sure." in lesson.words
    assert lesson.see == "What one sees.\n\n$$y = Ax$$"
    assert lesson.code == "image, label = train_set[0]\n\nimage.shape"


@pytest.mark.parametrize(
    "damage", ["## answer\nBecause.\n", "```python\n", "# One sample\n", "Because.", "- [x] Yes\n"]
)
def test_a_damaged_section_is_refused(damage: str) -> None:
    with pytest.raises(ValueError, match="C5"):
        parse_lesson("C5", TEXT.replace(damage, ""))


def test_a_missing_file_is_told_in_a_sentence() -> None:
    with pytest.raises(StudioError) as problem:
        read_lesson("C99", "en")
    assert "C99" in str(problem.value)
