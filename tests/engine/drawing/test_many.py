"""Many pictures at once: which files there are, the class that folders and labels name, and one bad file of many."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fmnist_gui.engine.drawing.drawing import Drawing, stages_of, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.many import FilePrediction, FoundFile, files_of, predict_files
from fmnist_gui.engine.drawing.sketch import BlankDrawing
from fmnist_gui.engine.network.course_network import Network, network_with
from fmnist_gui.engine.training.shipped import shipped


@pytest.fixture(scope="module")
def network() -> Network:
    return network_with(shipped().weights)


def garment(label: int) -> Drawing:
    return Drawing(tuple(draw_garment(label, 5)))


def picture(path: Path, label: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(255 - stages_of(garment(label)).pixels).resize((140, 140)).save(path)
    return path


def found(*paths: Path) -> list[FoundFile]:
    return [file for file in files_of(paths) if file is not None]


def test_a_folder_stands_for_the_pictures_and_drawings_in_it_and_below(tmp_path: Path) -> None:
    for name in ("b.PNG", "a.jpg", "notes.txt", ".hidden.png", "sandals/z.ndjson", ".git/x.png", "Bag/old/1.tif"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [(os.path.relpath(file, tmp_path), label) for file, label in found(tmp_path)] == [
        ("a.jpg", None),
        ("b.PNG", None),
        (os.path.join("Bag", "old", "1.tif"), 8),
        (os.path.join("sandals", "z.ndjson"), 5),
    ]
    assert found(tmp_path / "notes.txt", tmp_path / "Bag") == [
        FoundFile(str(tmp_path / "notes.txt")),
        FoundFile(str(tmp_path / "Bag" / "old" / "1.tif"), 8),
    ]


def test_a_pattern_stands_for_what_matches_it(tmp_path: Path) -> None:
    for name in ("b/2.PNG", "b/.cache/1.png", "a.heic", "c.json", "[1].png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    def names(pattern: str) -> list[str]:
        return [os.path.relpath(file.name, tmp_path) for file in found(tmp_path / pattern)]

    assert names("*.[hj]*") == ["a.heic", "c.json"]
    assert names("?") == [os.path.join("b", "2.PNG")]
    assert names("[1].png") == ["[1].png"]
    assert names("*.bmp") == ["*.bmp"]


def test_looking_through_folders_can_be_stopped_at_each(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / str(number)).mkdir()
    assert list(files_of([tmp_path])) == [None] * 4


def test_a_folder_that_may_not_be_read_is_a_file_with_a_problem(tmp_path: Path, network: Network) -> None:
    files = [file for file in files_of([tmp_path / "gone"]) if file is not None]
    (answer,) = predict_files(network, files)
    assert "cannot be read (No such file or directory)" in str(answer.problem)


def test_folders_that_refuse_come_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.png").touch()
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [file.name for file in found(tmp_path)] == [str(tmp_path / "a.png"), str(tmp_path / "closed")]


def test_each_picture_and_each_line_is_predicted_and_its_true_class_known(tmp_path: Path, network: Network) -> None:
    file = picture(tmp_path / "Trouser" / "p.png", 1)
    labels = ("ankle boot", 8, None, "shoe")
    lines = [to_ndjson(garment(9), **({} if label is None else {"label": label})) for label in labels]
    drawings = tmp_path / "d.ndjson"
    drawings.write_text("\n".join(["", *lines]))
    answers = list(predict_files(network, [FoundFile(str(file), 1), FoundFile(str(drawings), 3)]))
    assert [(each.predicted, each.label) for each in answers] == [(1, 1), (9, 9), (9, 8), (9, 3), (9, 3)]
    assert [each.line for each in answers] == [None, 2, 3, 4, 5]
    assert [each.origin for each in answers[:2]] == [str(file), f"{drawings}, line 2"]
    assert all(each.problem is None and each.stages is not None and each.drawing is not None for each in answers)


def test_what_cannot_be_read_has_its_problem_and_the_rest_goes_on(tmp_path: Path, network: Network) -> None:
    white, empty, text = tmp_path / "white.png", tmp_path / "empty.png", tmp_path / "text.png"
    Image.fromarray(np.full((50, 50), 255, np.uint8)).save(white)
    empty.touch()
    text.write_text("hello")
    lines = tmp_path / "lines.ndjson"
    lines.write_text(f"no json\n{json.dumps({'label': 4, 'drawing': 3})}\n{to_ndjson(garment(9))}\n")
    files = [FoundFile(str(file)) for file in (white, empty, text, lines)]
    answers: list[FilePrediction] = list(predict_files(network, files))
    assert [each.predicted for each in answers] == [None] * 5 + [9]
    assert isinstance(answers[0].problem, BlankDrawing)
    assert answers[0].drawing is not None
    assert answers[0].stages is None
    assert "is empty" in str(answers[1].problem)
    assert "is not a picture" in str(answers[2].problem)
    assert "not JSON" in str(answers[3].problem)
    assert answers[4].label == 4
    assert "no “drawing”" in str(answers[4].problem)
    listed = tmp_path / "list.json"
    listed.write_text(f"[{to_ndjson(garment(9), label=9)}, {{}}]")
    good, bad = predict_files(network, [FoundFile(str(listed))])
    assert (good.predicted, good.label, good.origin) == (9, 9, f"{listed}, drawing 1")
    assert (str(bad.problem)[:9], bad.origin) == ("This line", f"{listed}, drawing 2")


def test_a_file_that_fails_while_it_is_read_keeps_what_came_before(
    tmp_path: Path, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawings = tmp_path / "d.ndjson"
    drawings.write_text(f"{to_ndjson(garment(9))}\n")

    def fail(*_: object) -> object:
        yield to_ndjson(garment(9)).encode()
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("fmnist_gui.engine.drawing.drawing_files.lines_of", fail)
    first, second = predict_files(network, [FoundFile(str(drawings))])
    assert first.predicted == 9
    assert "Input/output error" in str(second.problem)
