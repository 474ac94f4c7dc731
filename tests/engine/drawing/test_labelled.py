"""Drawings that the user kept: nothing is lost, and the score is honest."""

from pathlib import Path

import numpy as np
import pytest

from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.labelled import Labelled, LabelledDrawings, new_labelled
from fmnist_gui.engine.errors import StudioError


def a_drawing(label: int, said: int) -> Labelled:
    probabilities = [0.02] * 10
    probabilities[said] = 0.82
    return new_labelled(Drawing(tuple(draw_garment(label, 1))), label, probabilities, "Sketch-ready")


def test_what_is_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    kept = LabelledDrawings(tmp_path)
    kept.add(a_drawing(3, 3))
    kept.add(a_drawing(8, 2))

    again = LabelledDrawings(tmp_path)
    again.read()

    assert [(d.label, d.predicted, d.probability, d.correct) for d in again.drawings] == [
        (3, 3, 0.82, True),
        (8, 2, 0.82, False),
    ]
    first = again.drawings[0].drawing.strokes[0]
    assert np.array_equal(first.xs, draw_garment(3, 1)[0].xs)


def test_damaged_lines_are_counted_and_stay_in_the_file(tmp_path: Path) -> None:
    kept = LabelledDrawings(tmp_path)
    kept.add(a_drawing(1, 1))
    with kept.path.open("a", encoding="utf-8") as file:
        file.write('not json\n{"drawing": [[[0, 9], [0, 9]]], "label": 12}\n')

    kept.read()
    kept.add(a_drawing(2, 2))

    assert [d.label for d in kept.drawings] == [1, 2]
    assert len(kept.damaged) == 2
    assert "not json" in kept.path.read_text(encoding="utf-8")


def test_deleting_and_bringing_back(tmp_path: Path) -> None:
    kept = LabelledDrawings(tmp_path)
    for label in range(4):
        kept.add(a_drawing(label, label))
    before = kept.drawings

    kept.remove([0, 2])
    assert [d.label for d in kept.drawings] == [1, 3]
    kept.replace(before)
    assert [d.label for d in kept.drawings] == [0, 1, 2, 3]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "drawings").write_text("a file")

    with pytest.raises(StudioError, match="drawings"):
        LabelledDrawings(tmp_path / "drawings").add(a_drawing(1, 1))
