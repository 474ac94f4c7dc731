"""The rows of a table of pictures: read in handfuls, with bad files among them, up to so many."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fmnist_gui.engine.drawing.drawing import Drawing, drawing_of_photo, stages_of, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.pictures import picture_rows
from fmnist_gui.engine.drawing.pictures.photo import photo_of
from fmnist_gui.engine.drawing.pictures.picture_rows import (
    THUMBNAIL,
    Batch,
    PictureRow,
    counts_of,
    predicted_again,
    read_rows,
    thumbnail_of,
)
from fmnist_gui.engine.errors import NotFinite, StudioError
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Weights
from fmnist_gui.engine.training.shipped import shipped
from tests.conftest import new_weights


@pytest.fixture(scope="module")
def weights() -> Weights:
    return shipped().weights


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three boots as drawings, one of them labelled as a bag, trousers as a picture, and a file that is no picture."""
    lines = [to_ndjson(Drawing(tuple(draw_garment(9, 5))), label=label) for label in (9, 8, 9)]
    (tmp_path / "boots.ndjson").write_text("\n".join(lines))
    (tmp_path / "Trouser").mkdir()
    pixels = 255 - stages_of(Drawing(tuple(draw_garment(1, 6)))).pixels
    Image.fromarray(pixels).resize((140, 280)).save(tmp_path / "Trouser" / "a.png")
    (tmp_path / "Trouser" / "b.png").write_bytes(b"no picture")
    return tmp_path


def read(weights: Weights, *paths: Path) -> tuple[list[PictureRow], bool]:
    rows: list[PictureRow] = []
    steps = read_rows(weights, paths)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            return rows, end.value
        rows += step.rows if isinstance(step, Batch) else []


def test_each_picture_is_a_row_with_what_is_seen_said_and_true(weights: Weights, folder: Path) -> None:
    rows, more = read(weights, folder)
    assert not more
    assert [(row.name, row.label, row.predicted, row.correct) for row in rows] == [
        ("boots.ndjson:1", 9, 9, True),
        ("boots.ndjson:2", 8, 9, False),
        ("boots.ndjson:3", 9, 9, True),
        ("a.png", 1, 1, True),
        ("b.png", 1, None, None),
    ]
    assert all(row.probability == max(row.probabilities) for row in rows[:4])
    assert all(row.seen is not None and row.seen.shape == (28, 28) for row in rows[:4])
    assert rows[3].thumbnail is not None
    assert rows[3].thumbnail.shape == (THUMBNAIL, THUMBNAIL // 2, 3)
    bad = rows[4]
    assert "is not a picture" in str(bad.problem)
    assert (bad.probability, bad.thumbnail, bad.seen) == (None, None, None)
    counts = counts_of(rows)
    assert (counts.sum(), counts[9, 9], counts[8, 9], counts[1, 1]) == (4, 2, 1, 1)


def test_rows_come_as_soon_as_they_are_there(weights: Weights, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_rows, "BATCH_S", -1.0)
    batches = [step for step in read_rows(weights, [folder]) if step is not None]
    assert [(len(batch.rows), batch.read, batch.files) for batch in batches] == [
        (1, 0, 3),
        (1, 0, 3),
        (1, 0, 3),
        (1, 1, 3),
        (1, 2, 3),
        (0, 3, 3),
    ]


@pytest.mark.parametrize(("most", "expected"), [(2, True), (4, True), (5, False)])
def test_beyond_so_many_rows_the_rest_is_left_out(
    weights: Weights, folder: Path, monkeypatch: pytest.MonkeyPatch, most: int, expected: bool
) -> None:
    monkeypatch.setattr(picture_rows, "MOST_ROWS", most)
    rows, more = read(weights, folder)
    assert (len(rows), more) == (most, expected)


def test_beyond_so_many_files_the_rest_is_left_out(
    weights: Weights, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_rows, "MOST_ROWS", 1)
    rows, more = read(weights, folder / "Trouser")
    assert ([row.name for row in rows], more) == (["a.png"], True)


def test_a_folder_without_pictures_is_a_sentence(weights: Weights, tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="no pictures and no drawings in empty"):
        result_of(read_rows(weights, [tmp_path / "empty"] if (tmp_path / "empty").mkdir() is None else []))


def test_another_network_predicts_what_was_read(
    weights: Weights, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, _ = read(weights, folder)
    monkeypatch.setattr(picture_rows, "REPORTED", 2)
    other = new_weights(3)
    steps = predicted_again(other, rows)
    reported = []
    while True:
        try:
            reported.append(next(steps))
        except StopIteration as end:
            again: list[PictureRow] = end.value
            break
    assert reported == [0, None, 2, None, 4]
    assert [row.probabilities for row in again] == [row.probabilities for row in read(other, folder)[0]]
    assert [row.name for row in again] == [row.name for row in rows]
    assert again[4] is rows[4]
    broken = {name: values * float("inf") for name, values in other.items()}
    worse = result_of(predicted_again(broken, rows))
    assert isinstance(worse[0].problem, NotFinite)
    assert worse[0].probabilities == ()
    assert result_of(predicted_again(weights, worse))[0].problem is None


def test_a_thumbnail_is_the_picture_as_it_is_or_ink_on_paper() -> None:
    colors = np.zeros((20, 40, 3), np.uint8)
    colors[:, :, 0] = 200
    small = thumbnail_of(drawing_of_photo(photo_of(np.concatenate([colors, colors]))), None)
    assert small is not None
    assert (small.shape, small[0, 0].tolist()) == ((THUMBNAIL, THUMBNAIL, 3), [200, 0, 0])
    dark = thumbnail_of(Drawing((), np.full((10, 10), 255, np.uint8), on_black=True), None)
    assert dark is not None
    assert dark.max() == 0
    lines = Drawing(tuple(draw_garment(9, 5)))
    drawn = thumbnail_of(lines, stages_of(lines))
    assert drawn is not None
    assert (drawn.shape, drawn[0, 0].tolist(), drawn.min()) == ((THUMBNAIL, THUMBNAIL, 3), [255, 255, 255], 0)
    assert thumbnail_of(lines, None) is None
