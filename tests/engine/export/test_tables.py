import csv
import io

import numpy as np
import pytest

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.drawing.pictures.picture_rows import PictureRow
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.export.tables import matrix_csv, pictures_csv, report_csv, report_text
from fmnist_gui.engine.training.comparison import Figures, figures_of, normalized
from tests.engine.conftest import evaluation_of


@pytest.fixture
def figures() -> Figures:
    """Three T-shirts, one of them taken for a shirt, and a bag; nothing else."""
    return figures_of(evaluation_of([0, 0, 0, 8], [0, 0, 6, 8]))


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_matrix_as_csv(figures: Figures) -> None:
    header, *rows = _rows(matrix_csv(figures.matrix, CLASS_NAMES))
    assert header == ["true class", *CLASS_NAMES]
    assert [row[0] for row in rows] == list(CLASS_NAMES)
    assert [[int(count) for count in row[1:]] for row in rows] == figures.matrix.tolist()


def test_what_is_not_defined_is_an_empty_field(figures: Figures) -> None:
    values = normalized(figures.matrix, "recall")
    rows = _rows(matrix_csv(values, CLASS_NAMES))[1:]
    assert float(rows[0][1]) == pytest.approx(2 / 3)
    assert rows[1][1:] == [""] * 10  # no trousers
    assert np.isnan(values[1]).all()


def test_pictures_as_csv() -> None:
    tenth = (0.1,) * 9 + (0.9,)
    rows = [
        PictureRow("a/鞋, 1.png", None, 9, tenth),
        PictureRow("b.ndjson", 3, 8, tenth),
        PictureRow("c.png", None, None, tenth, none_of_ten=True),
        PictureRow("d.png", None, None, problem=StudioError("It is blank.")),
    ]
    header, *cells = _rows(pictures_csv(rows, CLASS_NAMES))
    assert header[:8] == ["file", "drawing", "class", "probability", "true class", "correct", "problem", "T-shirt/top"]
    assert [row[:7] for row in cells] == [
        ["a/鞋, 1.png", "", "Ankle boot", "0.9", "Ankle boot", "yes", ""],
        ["b.ndjson", "3", "Ankle boot", "0.9", "Bag", "no", ""],
        ["c.png", "", "Ankle boot", "0.9", "", "", ""],
        ["d.png", "", "", "", "", "", "It is blank."],
    ]
    assert header[-1] == "looks like none of the ten"
    assert [row[-1] for row in cells] == ["no", "no", "yes", ""]
    assert {len(row) for row in (header, *cells)} == {18}


def test_the_report_as_csv(figures: Figures) -> None:
    header, *rows = _rows(report_csv(figures))
    assert header == ["class", "precision", "recall", "f1", "support"]
    assert rows[0][0] == "T-shirt/top"
    assert [float(value) for value in rows[0][1:]] == pytest.approx([1.0, 2 / 3, 0.8, 3])
    assert rows[0][4] == "3"
    assert len(rows) == 10


def test_the_text_table(figures: Figures) -> None:
    lines = report_text("test", figures).splitlines()
    assert lines[0] == "test: 4 images, accuracy 75.00 %"
    assert lines[2].split() == ["class", "precision", "recall", "F1", "images"]
    assert lines[3].split() == ["T-shirt/top", "1.000", "0.667", "0.800", "3"]
    assert lines[-10].split() == ["T-shirt/top", "2", "0", "0", "0", "0", "0", "1", "0", "0", "0"]
    assert lines[-1].split() == ["Ankle", "boot"] + ["0"] * 10
    assert len({len(line) for line in lines[-10:]}) == 1
