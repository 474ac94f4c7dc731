"""Every section, taken away, shows what the page shows; it is run as a script and as a notebook."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import torch

from fmnist_gui.engine.course.lessons import LESSONS, Lesson, read_lesson
from fmnist_gui.engine.course.snippets import lesson_names, run_code
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.engine.data.vision import import_torchvision
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.export.section_export import export_section, names_of
from fmnist_gui.engine.network.course_network import Weights, new_network
from tests.engine.conftest import write_archives
from tests.engine.export.alone import ALONE, tr


@pytest.fixture
def data(tiny_data: FashionData) -> FashionData:
    """As many images as the sections name."""
    train, test = tiny_data.train, tiny_data.test
    return FashionData(
        Split(train.images.repeat(3, 1, 1), train.labels.repeat(3), "train"),
        Split(test.images.repeat(4, 1, 1), test.labels.repeat(4), "test"),
        tiny_data.folder,
    )


@pytest.fixture
def place(tmp_path: Path, data: FashionData, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the code finds `data`; it runs with the threads of the application."""
    write_archives(tmp_path, data)
    monkeypatch.chdir(tmp_path)
    import_torchvision()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with torch.random.fork_rng(devices=[]):
        yield tmp_path
    torch.set_num_threads(threads)


@pytest.fixture
def weights() -> Weights:
    """Others than those of a new network with the seed of the sections."""
    return new_network(3).state_dict()


def page_shows(lesson: Lesson, data: FashionData, weights: Weights | None) -> list[str]:
    """Line by line, what runs on the page show."""
    ran = list(run_code(lesson.code, lesson_names(data, weights)))
    assert not any(done.failed for done in ran), ran[-1]
    return without_addresses("\n".join(done.output for done in ran if done.output))


def without_addresses(text: str) -> list[str]:
    """Where an object lies in memory is another place each time."""
    return re.sub(r"0x[0-9a-f]+", "0x…", text).splitlines()


def taken(lesson: Lesson, weights: Weights | None, place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = export_section(lesson, weights, place, tr)
    (folder / "data").symlink_to(place / "data")
    monkeypatch.chdir(folder)
    return folder


def script_shows(path: Path) -> list[str]:
    with redirect_stdout(StringIO()) as said:
        exec(compile(path.read_text("utf-8"), path.name, "exec"), {"__name__": "__main__"})
    return without_addresses(said.getvalue())


def notebook_shows(path: Path) -> list[str]:
    """What a kernel would show under the cells: what they print, and the value of their last expression."""
    names: dict[str, Any] = {"__name__": "__main__"}
    with redirect_stdout(StringIO()) as said:
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                run_cell("".join(cell["source"]), names)
    return without_addresses(said.getvalue())


def run_cell(code: str, names: dict[str, Any]) -> None:
    statements = ast.parse(code).body
    last = statements.pop() if statements and isinstance(statements[-1], ast.Expr) else None
    exec(compile(ast.Module(statements, []), "cell", "exec"), names)
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        if value is not None:
            print(repr(value))


@pytest.mark.parametrize("lesson_id", LESSONS)
def test_script_and_notebook_show_the_numbers_of_the_page(
    lesson_id: str, data: FashionData, place: Path, weights: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = read_lesson(lesson_id, "en")
    expected = page_shows(lesson, data, weights)
    folder = taken(lesson, weights, place, monkeypatch)

    name = f"section_{lesson.number:02}"
    assert script_shows(folder / f"{name}.py") == expected
    assert notebook_shows(folder / f"{name}.ipynb") == expected
    assert expected


def test_without_a_trained_network_a_new_one_is_asked(
    data: FashionData, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = read_lesson("C17", "en")
    folder = taken(lesson, None, place, monkeypatch)

    assert not (folder / "network.pt").exists()
    assert script_shows(folder / f"section_{lesson.number}.py") == page_shows(lesson, data, None)


def test_a_network_is_taken_along_only_where_it_is_asked(place: Path, weights: Weights) -> None:
    files = {
        lesson_id: export_section(read_lesson(lesson_id, "en"), weights, place, tr) for lesson_id in ("C12", "C17")
    }

    assert sorted(path.suffix for path in files["C12"].iterdir()) == [".ipynb", ".py"]
    assert sorted(path.suffix for path in files["C17"].iterdir()) == [".ipynb", ".pt", ".py"]
    assert "FashionMNIST" not in next(files["C12"].glob("*.py")).read_text("utf-8")


def test_what_a_section_imports_itself_is_said(place: Path) -> None:
    scripts = {
        lesson_id: next(export_section(read_lesson(lesson_id, "en"), None, place, tr).glob("*.py")).read_text("utf-8")
        for lesson_id in ("C22", "C23")
    }

    assert "pip install scikit-learn" in scripts["C22"]
    assert "scikit-learn" not in scripts["C23"].partition("## Try this")[0]


def test_script_and_notebook_run_by_themselves(
    data: FashionData, place: Path, weights: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a Python of their own, with torch and torchvision as they are installed, and in Chinese."""
    lesson = read_lesson("C17", "zh")
    folder = taken(lesson, weights, place, monkeypatch)

    name = f"section_{lesson.number}"
    command = [sys.executable, "-I", "-X", "utf8", "-c", ALONE, f"{name}.py", f"{name}.ipynb"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, encoding="utf-8")

    assert done.returncode == 0, done.stderr
    assert without_addresses(done.stdout) == page_shows(lesson, data, weights)
    assert folder.name.startswith(f"{lesson.number} 一次")


def test_what_the_code_makes_itself_is_not_needed() -> None:
    assert names_of("a = 1\ndef f(x):\n    return a + b\nf(c)") >= {"b", "c"}
    assert not names_of("network = 1\nnetwork") & {"network"}
    assert "network" in names_of("network\nnetwork = 1")


DRAWING = """image, label = train_set[0]
plt.figure(figsize=(1, 1))
# its pixels
plt.imshow(image.squeeze())
figure, axes = plt.subplots(figsize=(1, 1))
axes.plot([1, 2])
label
plt.figure(figsize=(1, 1))
plt.show()"""


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # of torch
def test_figures_are_drawn_cell_by_cell_and_matplotlib_is_named(
    data: FashionData, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = replace(read_lesson("C5", "en"), code=DRAWING)
    expected = page_shows(lesson, data, None)
    folder = taken(lesson, None, place, monkeypatch)
    script, notebook = next(folder.glob("*.py")), next(folder.glob("*.ipynb"))

    monkeypatch.delenv("DISPLAY", raising=False)
    assert script_shows(script) == expected == [str(int(data.train.labels[0]))]
    cells = ["".join(cell["source"]) for cell in json.loads(notebook.read_text("utf-8"))["cells"]]
    assert "pip install torch torchvision matplotlib" in cells[1]
    assert "\n".join(DRAWING.splitlines()[1:6]) in cells  # one figure, one cell
    assert script.read_text("utf-8").count("plt.show()") == 2


def test_code_that_is_no_python_is_not_exported(place: Path) -> None:
    lesson = replace(read_lesson("C5", "en"), code="a = (1")
    with pytest.raises(StudioError, match=r"cannot be exported as it is. Line 1: SyntaxError: '\(' was never closed"):
        export_section(lesson, None, place, tr)
