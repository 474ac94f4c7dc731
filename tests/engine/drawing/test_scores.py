"""Drawings with labels are read line by line, as many as there may be."""

import json
from pathlib import Path

import pytest

from fmnist_gui.engine.drawing import scores
from fmnist_gui.engine.drawing.scores import read_labelled
from fmnist_gui.engine.errors import StudioError

GOOD = json.dumps({"drawing": [[[1, 9], [1, 9]]], "label": 2, "match": "tight"})


def test_without_a_report_the_first_bad_line_is_raised(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text(f"{GOOD}\n\n{GOOD}\nbad\n")
    with pytest.raises(StudioError, match=r"Line 4 of .* cannot be scored"):
        read_labelled(path)
    reported: list[StudioError] = []
    tensors, labels, lines = read_labelled(path, report=reported.append)
    assert (tensors.shape, labels.tolist(), len(reported)) == ((2, 1, 28, 28), [2, 2], 1)
    assert lines.tolist() == [True, True]


def test_there_may_only_be_so_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text(f"{GOOD}\n" * 3)
    monkeypatch.setattr(scores, "MOST_DRAWINGS", 2)
    with pytest.raises(StudioError, match="more than 2 drawings"):
        read_labelled(path)


def test_only_those_that_match_are_scored(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text(f"{GOOD}\n")
    assert len(read_labelled(path, "tight")[1]) == 1
    with pytest.raises(StudioError, match="has no drawings"):
        read_labelled(path, "loose")
