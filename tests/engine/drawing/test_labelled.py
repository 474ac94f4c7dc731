"""Drawings that the user kept: nothing is lost, and the score is honest."""

import errno
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fmnist_gui.engine.drawing import labelled
from fmnist_gui.engine.drawing.drawing import Drawing, drawing_of_photo, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.labelled import Labelled, LabelledDrawings, labelled_from, new_labelled
from fmnist_gui.engine.drawing.pictures.photo import grey_of, photo_of
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.locks import FileLock


def a_drawing(label: int, said: int) -> Labelled:
    probabilities = [0.02] * 10
    probabilities[said] = 0.82
    return new_labelled(Drawing(tuple(draw_garment(label, 1))), label, probabilities, "Sketch-ready")


def test_a_kept_picture_is_what_its_file_gives_back(tmp_path: Path) -> None:
    """Its colours, a million bytes, are not kept: there may be hundreds."""
    colors = np.full((60, 60, 3), 250, np.uint8)
    colors[20:40, 10:50] = 30
    kept = LabelledDrawings(tmp_path)
    kept.add(new_labelled(drawing_of_photo(photo_of(colors)), 8, [0.1] * 10, "Sketch-ready"))
    again = LabelledDrawings(tmp_path)
    again.read()
    for drawings in (kept.drawings, again.drawings):
        assert drawings[0].drawing.photo is None
        assert np.array_equal(drawings[0].drawing.picture, grey_of(colors))


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


DAMAGED = [
    b"not json",
    b'{"drawing": [[[0, 9], [0, 9]]], "label": 12}',
    b"\xff\xfe\x00 no text",
    b"[" * 100_000,
    b"7",
    b'{"picture": {"height": 1, "width": 60000, "grey": ""}}',
]
GOOD: dict[str, Any] = {"label": 1, "predicted": 2, "chance": 0.5, "model": "a", "when": 1.0}


def line(**changes: Any) -> bytes:
    content = json.loads(to_ndjson(Drawing(tuple(draw_garment(1, 1))))) | GOOD | changes
    return json.dumps(content, ensure_ascii=False).encode() + b"\n"


@pytest.mark.parametrize(
    "change",
    [
        *({"label": value} for value in (-1, 10, 1.0, True, "1", None, [1], 10**400, float("inf"))),
        *({"chance": value} for value in (-0.1, 1.1, "1", True, None, float("nan"))),
        *({"when": value} for value in (-1, 1e300, 10**400, "now", None)),
        *({"model": value} for value in (1, None, ["a"])),
        {"drawing": [[[0, 255], [0, 100]]]},  # in a scale that the canvas does not have
        {"drawing": [[[0.1, 1e11], [0, 1]]]},
    ],
    ids=str,
)
def test_what_no_canvas_wrote_is_damaged(change: dict[str, Any]) -> None:
    assert labelled_from(line()).label == 1
    with pytest.raises(StudioError):
        labelled_from(line(**change))


def test_damaged_lines_are_counted_and_stay_in_the_file_byte_for_byte(tmp_path: Path) -> None:
    kept = LabelledDrawings(tmp_path)
    content = b"\r\n".join([line(model="a\u2028b\x85c").strip(), *DAMAGED, b"", line(label=3).strip()])
    kept.path.write_bytes(content)

    kept.read()
    kept.add(a_drawing(2, 2))

    assert [d.label for d in kept.drawings] == [1, 3, 2]
    assert kept.drawings[0].model == "a\u2028b\x85c"
    assert kept.damaged == len(DAMAGED)
    assert kept.path.read_bytes().startswith(content + b"\n{")

    removed = kept.remove([1, 2])
    rest = content.removesuffix(line(label=3).strip())
    assert [d.label for d in kept.drawings] == [1]
    assert kept.path.read_bytes() == rest
    kept.put_back(removed[:1])
    assert kept.path.read_bytes() == content + b"\n"


def test_a_line_that_is_too_long_is_one_damaged_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = LabelledDrawings(tmp_path)
    long = line(more="x" * len(line()))
    monkeypatch.setattr(labelled, "MOST_LINE_BYTES", len(long) - 1)
    kept.path.write_bytes(line() + long + line())
    kept.read()
    assert (len(kept.drawings), kept.damaged) == (2, 1)
    kept.remove([0])
    assert kept.path.read_bytes() == long + line()


def test_a_name_with_half_a_letter_is_kept(tmp_path: Path) -> None:
    kept = LabelledDrawings(tmp_path)
    kept.add(replace(a_drawing(1, 1), model="mod\udce9le.pt"))
    kept.read()
    assert [d.model for d in kept.drawings] == ["mod\udce9le.pt"]


def test_deleting_and_bringing_back(tmp_path: Path) -> None:
    kept = LabelledDrawings(tmp_path)
    for label in range(4):
        kept.add(a_drawing(label, label))
    before = kept.path.read_bytes()

    removed = kept.remove([0, 2])
    assert [d.label for d in kept.drawings] == [1, 3]
    kept.put_back(removed)
    assert [d.label for d in kept.drawings] == [0, 1, 2, 3]
    assert kept.path.read_bytes() == before


def test_two_windows_lose_nothing_of_one_another(tmp_path: Path) -> None:
    one, other = LabelledDrawings(tmp_path), LabelledDrawings(tmp_path)
    one.add(a_drawing(0, 0))
    other.add(a_drawing(1, 1))
    one.add(a_drawing(2, 2))
    assert [d.label for d in one.drawings] == [0, 1, 2]
    removed = other.remove([0])
    assert [d.label for d in other.drawings] == [1, 2]  # as the file has them now
    one.add(a_drawing(3, 3))
    other.put_back(removed)
    assert [d.label for d in other.drawings] == [0, 1, 2, 3]
    one.remove([2])
    assert [d.label for d in one.drawings] == [0, 1, 2]


def test_windows_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    def keep(label: int) -> None:
        kept = LabelledDrawings(tmp_path)
        for _ in range(5):
            kept.add(a_drawing(label, 0))
            kept.remove([index for index, d in enumerate(kept.drawings) if d.label == label][:1])
            kept.add(a_drawing(label, 1))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(keep, range(4)))
    kept = LabelledDrawings(tmp_path)
    kept.read()
    assert sorted(d.label for d in kept.drawings) == [label for label in range(4) for _ in range(5)]
    assert [path.name for path in tmp_path.iterdir()] == [kept.path.name]


def test_a_window_that_goes_on_writing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labelled, "PATIENCE_S", 0.01)
    kept = LabelledDrawings(tmp_path)
    lock = FileLock(kept.path.with_suffix(".lock"))
    assert lock.take()
    with pytest.raises(StudioError, match="in use by another window"):
        kept.add(a_drawing(1, 1))
    lock.release()
    kept.add(a_drawing(1, 1))
    assert len(kept.drawings) == 1


def test_there_is_an_end_to_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = LabelledDrawings(tmp_path)
    kept.add(a_drawing(1, 1))
    before = kept.path.read_bytes()
    monkeypatch.setattr(labelled, "MOST_BYTES", 2 * len(before) - 10)
    with pytest.raises(StudioError, match="is full"):
        kept.add(a_drawing(2, 2))
    assert kept.path.read_bytes() == before
    kept.path.write_bytes(before * 2)
    with pytest.raises(StudioError, match="too large"):
        kept.read()
    monkeypatch.setattr(labelled, "MOST_BYTES", 10**6)
    monkeypatch.setattr(labelled, "MOST_DRAWINGS", 1)
    with pytest.raises(StudioError, match="are more than 1"):
        kept.read()


def test_a_folder_that_cannot_be_made_or_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "drawings").write_text("a file")
    with pytest.raises(StudioError, match="drawings"):
        LabelledDrawings(tmp_path / "drawings").add(a_drawing(1, 1))

    def fail(lock: FileLock, patience_s: float) -> bool:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(FileLock, "take", fail)
    with pytest.raises(StudioError, match="could not be written"):
        LabelledDrawings(tmp_path).add(a_drawing(1, 1))


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_in_its_place_is_said(make: Callable[[Path], None], tmp_path: Path) -> None:
    kept = LabelledDrawings(tmp_path)
    make(kept.path)
    with pytest.raises(StudioError, match="cannot be read"):
        kept.read()
    with pytest.raises(StudioError, match=r"drawings\.ndjson"):
        kept.add(a_drawing(1, 1))
