"""Results as text: the table that the shell prints, and CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fmnist_gui.engine.numbers import percent, thousands

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from fmnist_gui.engine.drawing.pictures.picture_rows import PictureRow
    from fmnist_gui.engine.training.comparison import Figures

REPORT_COLUMNS = ("precision", "recall", "f1", "support")

NONE_OF_TEN = "looks like none of the ten"


def report_text(split: str, figures: Figures) -> str:
    """Accuracy, report and confusion matrix of `split` as a table in plain text."""
    lines = [f"{split}: {thousands(figures.images)} images, accuracy {percent(figures.accuracy, 2)}", ""]
    lines.append(f"{'class':<13}{'precision':>10}{'recall':>10}{'F1':>10}{'images':>10}")
    for name, row in figures.report.items():
        lines.append(
            f"{name:<13}{row['precision']:>10.3f}{row['recall']:>10.3f}{row['f1']:>10.3f}{row['support']:>10,.0f}"
        )
    lines += ["", "confusion matrix (rows: true class, columns: predicted class, in the same order)"]
    for name, counts in zip(figures.report, figures.matrix.tolist(), strict=True):
        lines.append(f"{name:<13}" + "".join(f"{count:>7,}" for count in counts))
    return "\n".join(lines)


def matrix_csv(values: npt.NDArray[np.generic], class_names: Sequence[str]) -> str:
    """A matrix [10, 10] with the class names: rows are the true classes, columns the predicted ones; NaN is empty."""
    rows = [
        [name, *("" if value != value else value for value in row)]
        for name, row in zip(class_names, values.tolist(), strict=True)
    ]
    return _csv(["true class", *class_names], rows)


def report_csv(figures: Figures) -> str:
    """Precision, recall, F1 score and support, one class per row."""
    rows = [
        [name, row["precision"], row["recall"], row["f1"], int(row["support"])] for name, row in figures.report.items()
    ]
    return _csv(["class", *REPORT_COLUMNS], rows)


def pictures_csv(rows: Sequence[PictureRow], class_names: Sequence[str]) -> str:
    """What was predicted of many pictures, one a row: with ten probabilities, and where it failed the problem."""
    header = ["file", "drawing", "class", "probability", "true class", "correct", "problem", *class_names, NONE_OF_TEN]
    return _csv(header, [_picture_cells(row, class_names) for row in rows])


def progress_csv(name: str, rows: Sequence[Sequence[Any]]) -> str:
    """What somebody has done of the course, one section or quiz a row; see `Progress.rows`.

    A spreadsheet would compute a name that begins like a formula.
    """
    safe = f"'{name}" if name.startswith(("=", "+", "-", "@")) else name
    header = ["name", "part", "number", "section or quiz", "state", "wrong tries", "correct", "questions"]
    return _csv(header, [[safe, *row] for row in rows])


def _picture_cells(row: PictureRow, class_names: Sequence[str]) -> list[Any]:
    named = ["" if label is None else class_names[label] for label in (row.predicted, row.label)]
    correct = {None: "", True: "yes", False: "no"}[row.correct]
    probabilities = row.probabilities or [""] * len(class_names)
    cells = [row.file, row.line, named[0], row.probability, named[1], correct, row.problem, *probabilities]
    cells.append(("yes" if row.none_of_ten else "no") if row.probabilities else "")
    return ["" if cell is None else cell for cell in cells]


def _csv(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(header)
    table.writerows(rows)
    return text.getvalue()
