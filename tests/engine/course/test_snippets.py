"""The code of a section, run statement by statement: values, what is printed, figures, and whatever goes wrong."""

from types import SimpleNamespace
from typing import Any

import pytest

from fmnist_gui.engine.course import execution
from fmnist_gui.engine.course.figures import MOST_FIGURES, MOST_PIXELS, is_picture
from fmnist_gui.engine.course.snippets import lesson_names, run_code
from fmnist_gui.engine.course.transcript import MOST_TEXT, Statement, Transcript
from fmnist_gui.engine.data.fashion_mnist import FashionData


@pytest.fixture
def names(tiny_data: FashionData) -> dict[str, Any]:
    return lesson_names(tiny_data, None)


def run(code: str, names: dict[str, Any]) -> list[Statement]:
    return list(run_code(code, names))


def error_of(code: str, names: dict[str, Any]) -> str:
    last = run(code, names)[-1]
    assert last.failed
    return str(last.error)


def test_each_statement_gives_its_value_and_what_it_prints(names: dict[str, Any], tiny_data: FashionData) -> None:
    code = "image, label = train_set[0]\n# its shape\nimage.shape\nprint(label); len(train_set)"

    ran = run(code, names)

    assert [done.code for done in ran][:2] == ["image, label = train_set[0]", "# its shape\nimage.shape"]
    assert [done.output for done in ran] == [
        "",
        "torch.Size([1, 28, 28])",
        str(int(tiny_data.train.labels[0])),
        str(len(tiny_data.train)),
    ]
    assert [done.lines for done in ran] == [(1, 1), (3, 3), (4, 4), (4, 4)]
    assert ran[0] == Statement(ran[0].code)
    assert [done.shows for done in ran] == [False, True, True, True]


def test_random_numbers_are_the_same_every_time(names: dict[str, Any]) -> None:
    outputs = [run("torch.rand(3)", names)[0].output for _ in range(2)]

    assert outputs[0] == outputs[1]


def test_a_line_that_is_written_over_is_shown_as_it_ends(names: dict[str, Any]) -> None:
    assert run('print("1 of 2\\r2 of 2")', names)[0].output == "2 of 2"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("1 / 0\n2", "Line 1: ZeroDivisionError: division by zero"),
        ("a = 1\n\nassert a == 2", "Line 3: AssertionError"),
        (
            "def f():\n    return b\n\nf()",
            "Line 2, called in line 4: NameError: name 'b' is not defined\nNothing has this",
        ),
        ("[1][1]", "Line 1: IndexError: list index out of range\nThere are not that many."),
        ("torch.ones(2) @ torch.ones(3)", "The shapes do not fit together."),
        ("a = 1\nimport sys\nsys.exit(1)", "Line 3: the code ended itself here, by sys.exit."),
        ("raise MemoryError", "Line 1: there is not enough memory for this. Take fewer images"),
        ("a = 1\nif a\n    a", "Line 2: SyntaxError: expected ':'"),
        ("a = 1\nreturn a", "Line 2: SyntaxError: 'return' outside function"),
        ("a\n  = 1", "Line 2: IndentationError: unexpected indent"),
        ("a = 1\neval('1 +')", "Line 2: SyntaxError: invalid syntax"),
        ("a = '\0'", "null bytes"),
        ("def f(): f()\nf()", "RecursionError: maximum recursion depth exceeded"),
        ("class Odd(Exception):\n    def __str__(self): 1 / 0\nraise Odd", "Line 3: Odd"),
        ("class Odd:\n    def __repr__(self): 1 / 0\nOdd()", "Line 2: ZeroDivisionError"),
        ("raise KeyboardInterrupt", "Line 1: KeyboardInterrupt"),
    ],
)
def test_a_failing_statement_is_the_last_and_its_line_is_named(names: dict[str, Any], code: str, sentence: str) -> None:
    assert sentence in error_of(code, names)
    ran = run(code, names)
    assert [done.failed for done in ran] == [False] * (len(ran) - 1) + [True]


def test_what_is_written_to_a_stream_is_shown_as_well(names: dict[str, Any]) -> None:
    ran = run("import sys\nsys.stderr.writable(), sys.stdout.write('a')", names)

    assert ran[1].output == "a(True, 1)"


def test_what_is_printed_is_sent_line_by_line_while_it_runs(
    names: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0, 0, 0, 0, 0.05, 0.05, 0.3, 0.3, 0.3])  # seconds, whenever somebody looks
    monkeypatch.setattr(execution, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    sent: list[Any] = []

    execution.execute("for i in range(3):\n    print(i)", names, sent.append)

    assert [message["text"] for message in sent if "text" in message] == ["0\n", "1\n2\n"]


def test_what_was_printed_before_an_error_stays(names: dict[str, Any]) -> None:
    ran = run("for i in (1, 0):\n    print(1 / i)", names)

    assert ran[0].output == "1.0"
    assert ran[0].error_line == 2


def test_a_million_lines_are_cut(names: dict[str, Any]) -> None:
    ran = run("for i in range(1_000_000):\n    print(i)\nlen(train_set)", names)

    assert ran[0].output.startswith("0\n1\n2\n")
    assert sum(len(done.printed) for done in ran) == MOST_TEXT
    assert [str(note) for note in ran[0].notes] == ["Only the first 20,000 characters are shown here."]
    assert not ran[1].shows


def test_figures_stand_below_the_statement_that_changed_them_last(names: dict[str, Any]) -> None:
    code = """plt.figure(figsize=(2, 2))
plt.imshow(train_set[0][0].squeeze(), cmap="gray")
plt.title("短靴")
len(train_set)
figure, axes = plt.subplots(1, 2, figsize=(3, 2))
axes[1].plot([1, 2])
plt.show()
plt.figure(figsize=(2, 2))"""

    ran = run(code, names)

    assert [done.error for done in ran if done.failed] == []
    assert [len(done.figures) for done in ran] == [0, 0, 1, 0, 0, 1, 0, 1]
    assert all(is_picture(figure) for done in ran for figure in done.figures)
    assert [done.output for done in ran if done.output] == [str(len(names["train_set"]))]
    assert names["plt"].get_fignums() == []


def test_a_function_that_draws_hides_none_of_its_names_values(names: dict[str, Any]) -> None:
    code = """def draw(size):
    count = size + 1
    plt.figure(figsize=(size, size))
    return count
draw(1)
count = 2
count.bit_length()"""

    ran = run(code, names)

    assert [done.output for done in ran] == ["", "", "", "2"]
    assert [len(done.figures) for done in ran] == [0, 1, 0, 0]


def test_a_figure_is_also_drawn_where_a_later_statement_fails(names: dict[str, Any]) -> None:
    ran = run("plt.figure(figsize=(1, 1))\n1 / 0", names)

    assert [len(done.figures) for done in ran] == [1, 0]
    assert ran[1].failed


def test_of_very_many_figures_only_the_first_are_drawn(names: dict[str, Any]) -> None:
    ran = run(f"for i in range({MOST_FIGURES + 3}):\n    plt.figure(figsize=(0.5, 0.5))", names)

    assert len(ran[0].figures) == MOST_FIGURES
    assert [str(note) for note in ran[0].notes] == ["3 more figures are not shown: 20 are the most of one run."]


@pytest.mark.parametrize(
    "code", ["plt.figure(figsize=(900, 900))", "plt.figure(figsize=(1, 1)); plt.text(1e3, 1, 'x')"]
)
def test_a_huge_figure_becomes_a_picture_of_a_size_that_can_be_shown(names: dict[str, Any], code: str) -> None:
    pictures = [figure for done in run(code, names) for figure in done.figures]

    assert len(pictures) == 1
    assert int.from_bytes(pictures[0][16:20], "big") <= MOST_PIXELS


def test_a_figure_that_cannot_be_drawn_is_an_error(names: dict[str, Any]) -> None:
    assert "ParseSyntaxException" in error_of("plt.title(r'$\\frac$')\n1", names)


PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.mark.parametrize(
    "message",
    [
        1,
        {"begin": [0, 1]},
        {"begin": [2, 1]},
        {"begin": [1, 9]},
        {"begin": "1"},
        {"text": 1},
        {"figure": "no base64", "of": 0},
        {"figure": "AAAA", "of": 0},
        {"figure": PICTURE, "of": 1},
        {"figure": PICTURE, "of": -1},
        {"cut": "all"},
        {"error": ["NameError", "text", "1", None]},
    ],
)
def test_a_message_that_code_made_up_is_refused(message: Any) -> None:
    transcript = Transcript("a\nb")
    transcript.take({"begin": [1, 1]})
    transcript.take({"figure": PICTURE, "of": 0})
    with pytest.raises(ValueError):  # noqa: PT011 - any
        transcript.take(message)


def test_nothing_is_said_of_a_statement_before_one_has_begun() -> None:
    with pytest.raises(ValueError, match="no such statement"):
        Transcript("a").take({"text": "a"})


def test_no_more_is_kept_of_made_up_messages_than_of_real_ones() -> None:
    transcript = Transcript("a")
    transcript.take({"begin": [1, 1]})
    for _ in range(3):
        done = transcript.take({"text": "\ud800" * MOST_TEXT})
    for _ in range(9):
        done = transcript.take({"cut": "text"})
    assert done.output == "?" * MOST_TEXT
    assert len(done.notes) == 2
    for _ in range(MOST_FIGURES):
        transcript.take({"figure": PICTURE, "of": 0})
    with pytest.raises(ValueError, match="no picture"):
        transcript.take({"figure": PICTURE, "of": 0})
