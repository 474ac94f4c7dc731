"""Drawings by people to learn from, of labelled files and of Quick, Draw!'s own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.tools import training_drawings
from fmnist_gui.tools.training_drawings import quick_draw_word, read_training_drawings

SQUARE = [[0, 100, 100, 0, 0], [0, 0, 100, 100, 0]]
Written = Callable[..., None]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(name: str, *lines: Any) -> None:
        texts = [line if isinstance(line, str) else json.dumps({"drawing": [SQUARE]} | line) for line in lines]
        (tmp_path / name).write_text("\n".join(texts) + "\n")

    return write


def shoe(height: float) -> dict[str, Any]:
    return {"word": "shoe", "drawing": [[[0, 100, 100, 0, 0], [0, 0, height, height, 0]]]}


def test_labelled_lines_are_taken_with_source_and_licence(written: Written, tmp_path: Path) -> None:
    written("mine.ndjson", {"label": 3, "licence": "CC0-1.0"}, "", {"label": 8})
    found = read_training_drawings(tmp_path)
    assert found.labels == [3, 8]
    assert len(found.drawings) == 2
    assert dict(found.sources) == {"mine.ndjson": 2}
    assert dict(found.licences) == {"CC0-1.0": 1, "unknown": 1}


def test_files_for_judging_are_left_alone(written: Written, tmp_path: Path) -> None:
    written("people_dev.ndjson", {"label": 1})
    with pytest.raises(StudioError, match="has no drawings to learn from"):
        read_training_drawings(tmp_path)


def test_what_cannot_be_used_is_left_out(written: Written, tmp_path: Path) -> None:
    dot = {"label": 4, "drawing": [[[5], [5]]]}
    broken = [{"label": 10}, {"label": "coat"}, {"label": True}, "no JSON", "[1]", dot, {"label": 2, "drawing": 7}]
    written("mixed.ndjson", *broken, {"label": 2, "weak_p": 0.5}, {"label": 2, "weak_p": "x"}, {"label": 2})
    assert read_training_drawings(tmp_path).labels == [2]


def test_quick_draws_own_files_are_known_by_their_names(written: Written, tmp_path: Path) -> None:
    written("full_simplified_flip flops.ndjson", {"recognized": True}, {"recognized": False}, {"recognized": True})
    written("t-shirt.ndjson", {"recognized": True})
    found = read_training_drawings(tmp_path)
    assert found.labels == [5, 5, 0]
    assert dict(found.sources) == {"Quick, Draw! “flip flops”": 2, "Quick, Draw! “t-shirt”": 1}
    assert dict(found.licences) == {"CC BY 4.0": 3}
    assert quick_draw_word(Path("flip_flops.ndjson")) == "flip flops"
    assert quick_draw_word(Path("cat.ndjson")) == ""


def test_a_shoe_is_a_sneaker_or_a_boot_by_its_height(written: Written, tmp_path: Path) -> None:
    written("shoe.ndjson", shoe(40), shoe(65), shoe(90))
    assert read_training_drawings(tmp_path).labels == [7, 9]


def test_no_more_are_taken_than_of_each_kind(written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_drawings, "OF_EACH", 2)
    written("pants.ndjson", {}, {}, {})
    written("mine.ndjson", {"label": 3}, {"label": 3}, {"label": 3})
    assert read_training_drawings(tmp_path).labels == [3, 3, 3, 1, 1]
    monkeypatch.setattr(training_drawings, "MOST_DRAWINGS", 4)
    assert read_training_drawings(tmp_path).labels == [3, 3, 3, 1]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="There is no folder"):
        read_training_drawings(tmp_path / "none")


def test_a_folder_that_may_not_be_read_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(folder: Path, pattern: str) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "glob", refused)
    with pytest.raises(StudioError, match=r"cannot be read \(Permission denied\)"):
        read_training_drawings(tmp_path)
