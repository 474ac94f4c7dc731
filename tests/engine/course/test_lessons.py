import pytest

from fmnist_gui.engine.course.lessons import LESSONS, PARTS, parse_lesson, read_lesson
from fmnist_gui.engine.course.snippets import lesson_names, run_code
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import Cancelled, StudioError

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
    assert lesson.see == "What one sees.\n\n$$y = Ax$$"
    assert lesson.code == "image, label = train_set[0]\n\nimage.shape"


@pytest.mark.parametrize("damage", ["## answer\nBecause.\n", "```python\n", "# One sample\n", "Because."])
def test_a_damaged_section_is_refused(damage: str) -> None:
    with pytest.raises(ValueError, match="C5"):
        parse_lesson("C5", TEXT.replace(damage, ""))


def test_a_missing_file_is_told_in_a_sentence() -> None:
    with pytest.raises(StudioError) as problem:
        read_lesson("C99", "en")
    assert "C99" in str(problem.value)


def test_each_statement_gives_its_value_and_what_it_prints(tiny_data: FashionData) -> None:
    code = "image, label = train_set[0]\n# its shape\nimage.shape\nprint(label); len(train_set)"

    ran = list(run_code(code, lesson_names(tiny_data, None)))

    assert [done.code for done in ran][:2] == ["image, label = train_set[0]", "# its shape\nimage.shape"]
    assert [done.output for done in ran] == [
        "",
        "torch.Size([1, 28, 28])",
        str(int(tiny_data.train.labels[0])),
        str(len(tiny_data.train)),
    ]


def test_random_numbers_are_the_same_every_time(tiny_data: FashionData) -> None:
    outputs = [next(run_code("torch.rand(3)", lesson_names(tiny_data, None))).output for _ in range(2)]

    assert outputs[0] == outputs[1]


def test_a_failing_statement_is_the_last(tiny_data: FashionData) -> None:
    ran = list(run_code("1 / 0\n2", lesson_names(tiny_data, None)))

    assert [(done.output, done.failed) for done in ran] == [("ZeroDivisionError: division by zero", True)]


def test_a_loop_over_the_data_can_be_cancelled(tiny_data: FashionData) -> None:
    names = lesson_names(tiny_data, None, is_cancelled=lambda: True)

    with pytest.raises(Cancelled):
        list(run_code("for batch in DataLoader(train_set, batch_size=10): pass", names))
