"""A section of the course as files that work without this application: a script, a notebook, the network they ask."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from fmnist_gui.engine.course.code_errors import SOURCE, failure_of
from fmnist_gui.engine.course.execution import SEED
from fmnist_gui.engine.course.figures import PYPLOT, figure_names
from fmnist_gui.engine.course.lessons import Lesson
from fmnist_gui.engine.course.snippets import statements_of
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.export.notebook import Cell, as_notebook, as_script
from fmnist_gui.engine.export.script import DATA_SETS, code_cell, data_sets, imports, text_cell
from fmnist_gui.engine.files import write_folder
from fmnist_gui.engine.network.design_code import course_code
from fmnist_gui.engine.training.checkpoint import weights_file

if TYPE_CHECKING:
    from fmnist_gui.engine.export.script import Translate
    from fmnist_gui.engine.network.course_network import Weights

NETWORK_FILE = "network.pt"


def export_section(lesson: Lesson, weights: Weights | None, parent: Path, tr: Translate) -> Path:
    """Write the section into a new folder inside `parent`, and give the folder back.

    `weights` are those of the network that the page asks; None for a new one. Its code may have been changed, so a
    StudioError is raised where it is no Python, too.
    """
    try:
        ast.parse(lesson.code, SOURCE)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise StudioError(
            "The code cannot be exported as it is. {reason}", reason=failure_of(error, 1).sentence()
        ) from error
    cells = section_cells(lesson, weights is not None, tr)
    name = f"section_{lesson.number:02}"
    files = {f"{name}.py": as_script(cells).encode(), f"{name}.ipynb": as_notebook(cells).encode()}
    if weights is not None and "network" in names_of(lesson.code):
        files[NETWORK_FILE] = weights_file(weights)
    return write_folder(parent, f"{lesson.number:02} {lesson.title}", files)


def section_cells(lesson: Lesson, trained: bool, tr: Translate) -> list[Cell]:
    """The section's texts (Markdown), and its statements as cells that show what the page shows.

    Before them stands what the code takes for granted (`engine.snippets.lesson_names`), as far as it is used; with
    `trained`, `network` is read from a file.
    """
    names = names_of(lesson.code)
    sets = [name for name in DATA_SETS if name in names]
    loader = "from torch.utils.data import DataLoader"
    threads = tr("as in the application: several threads add up in another order, and round differently")
    cells = [
        text_cell(f"# {lesson.number} · {lesson.title}", lesson.see),
        text_cell(tr("## What the code needs"), _needs(names, trained, tr), *_also_needs(lesson.code, tr)),
        code_cell(
            imports(tr),
            *([loader] if "DataLoader" in names else []),
            *([f"import matplotlib.pyplot as {PYPLOT}"] if PYPLOT in names else []),
        ),
    ]
    if sets:
        cells.append(
            code_cell("transform = torchvision.transforms.ToTensor()", data_sets(", transform=transform", sets))
        )
    if {"Network", "network"} & names:
        cells.append(code_cell(course_code()))
    if "network" in names:
        cells.append(code_cell(_network(trained)))
    random = tr("the same random numbers as in the application")
    cells.append(code_cell(f"torch.manual_seed({SEED})  # {random}\ntorch.set_num_threads(1)  # {threads}"))
    cells += _statement_cells(lesson.code)
    return [
        *cells,
        text_cell(tr("## Try this"), lesson.try_this),
        text_cell(tr("## A question"), lesson.asked.markdown()),
        text_cell(tr("## An answer"), lesson.answer),
    ]


def _statement_cells(code: str) -> list[Cell]:
    """A cell for each statement; one for those, in a row, that draw: a notebook ends a figure with its cell."""
    statements = statements_of(code)
    drawing = figure_names([node for _, node in statements])
    cells: list[Cell] = []
    for text, node in statements:
        if not text.strip():
            continue
        named = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        if not named & drawing:
            cells.append(code_cell(text))
        elif cells and cells[-1].draws:
            cells[-1] = Cell(f"{cells[-1].text}\n{text}", is_code=True, draws=True)
        else:
            cells.append(Cell(text, is_code=True, draws=True))
    return cells


def names_of(code: str) -> set[str]:
    """The names that `code` uses without having made them before."""
    made: set[str] = set()
    used: set[str] = set()
    for statement in ast.parse(code).body:
        names = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
        used |= {name.id for name in names if isinstance(name.ctx, ast.Load)} - made
        made |= {name.id for name in names if isinstance(name.ctx, ast.Store)}
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            made.add(statement.name)
    return used


def _needs(names: set[str], trained: bool, tr: Translate) -> str:
    if PYPLOT in names:
        lines = [tr("It needs torch, torchvision and matplotlib: `pip install torch torchvision matplotlib`.")]
    else:
        lines = [tr("Nothing but torch and torchvision is needed: `pip install torch torchvision`.")]
    if names & set(DATA_SETS):
        lines.append(
            tr("Fashion-MNIST (31 MB) is downloaded, unless its four archives lie in `data/FashionMNIST/raw`.")
        )
    if "network" in names and trained:
        lines.append(tr("The trained network lies beside this file, in `network.pt`: run the code in that folder."))
    return "\n".join(lines)


def _also_needs(code: str, tr: Translate) -> list[str]:
    """What the code imports itself."""
    if "sklearn" not in code:
        return []
    return [tr("scikit-learn counts the matrix: `pip install scikit-learn`.")]


def _network(trained: bool) -> str:
    if trained:
        return f"""network = Network()
network.load_state_dict(torch.load("{NETWORK_FILE}", weights_only=True))
network = network.eval()"""
    return f"torch.manual_seed({SEED})\nnetwork = Network().eval()"
