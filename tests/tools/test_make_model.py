"""The shipped model is made anew: with drawings by people and without, and its card says which."""

import json
from pathlib import Path

import pytest
import torch

from fmnist_gui.engine.data import fashion_mnist
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.drawing import to_ndjson
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.checkpoint import load
from fmnist_gui.engine.training.config import PRESETS, Preset, TrainingConfig
from fmnist_gui.tools import make_check, make_model, people
from fmnist_gui.tools.people import PeoplePool, PeopleTrainer
from fmnist_gui.tools.training_drawings import read_training_drawings
from fmnist_gui.views.sketch.examples import example

SHORT = TrainingConfig(epochs=2, batch_size=100, shuffle=True, drawn_garments=100)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three bags, a dress, and drawings that are for judging alone."""
    lines = [to_ndjson(example(label, 0), label=label, licence="CC0-1.0") for label in (8, 8, 8, 3)]
    (tmp_path / "mine.ndjson").write_text("\n".join(lines))
    (tmp_path / "others_dev.ndjson").write_text("\n".join(to_ndjson(example(n, 1), label=n) for n in range(10)))
    return tmp_path


@pytest.fixture
def data_found(readable: FashionData, monkeypatch: pytest.MonkeyPatch) -> None:
    for tool in (make_model, make_check):
        monkeypatch.setattr(tool, "find_folder", fashion_mnist.find_folder)
        monkeypatch.setattr(tool, "read_data", fashion_mnist.read_data)


def test_the_rare_are_drawn_more_often_than_they_are(folder: Path) -> None:
    pool = PeoplePool(read_training_drawings(folder), 400, seed=0)
    result_of(pool.prepare(0))
    assert pool.images.shape == (600, 28, 28)
    assert len(pool.choose(0)) == 400
    assert float((pool.labels == 3).float().mean()) == pytest.approx(1 / (1 + 3**0.25), abs=0.06)
    assert len(pool.images.unique(dim=0)) > 590


def test_an_epoch_has_drawings_by_people_too(
    folder: Path, tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "AN_EPOCH", 50)
    drawings = read_training_drawings(folder)
    first, second = (make_model.train_model(PeopleTrainer(SHORT, tiny_data, drawings)) for _ in range(2))
    assert PeopleTrainer(SHORT, tiny_data, drawings).images_per_epoch == 1_000 + 100 + 50
    assert all(torch.equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("with_drawings", [True, False])
def test_the_card_names_what_was_learned_from_and_each_figure(
    folder: Path,
    tmp_path: Path,
    data_found: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    with_drawings: bool,
) -> None:
    monkeypatch.setattr(people, "AN_EPOCH", 50)
    checks: list[object] = []
    monkeypatch.setattr(make_model, "make_check", lambda *values: checks.append(values[2:]))
    monkeypatch.setattr(make_model, "HELD_OUT", 100)
    monkeypatch.setitem(PRESETS, "sketch-ready", Preset("sketch-ready", "", "", SHORT))
    monkeypatch.setattr(make_model, "WITH_PEOPLE", SHORT)
    out = tmp_path / "out"
    out.mkdir()
    (out / "tried.md").write_text("## What else was tried\n")
    arguments = ["--out", str(out), *(["--drawings", str(folder)] if with_drawings else [])]
    assert make_model.main(arguments) == 0
    text, checkpoint = (out / "sketch-ready.md").read_text(), load(out / "sketch-ready.pt")
    assert checkpoint.config == SHORT
    assert f"photographs: {100 * checkpoint.info['test_accuracy']:.2f} %" in text
    assert checks == [(folder if with_drawings else None, out)]
    assert "standard error" in text
    assert "## What else was tried" in text
    if with_drawings:
        assert "4: 4 of mine.ndjson" in text
        assert "CC0-1.0: 4" in text
        assert "others_dev.ndjson, 10 drawings: top-1" in text
    else:
        assert "Left out: drawings by people" in text
        assert "Left out" in capsys.readouterr().out


def test_a_folder_that_cannot_be_made_is_named_before_the_work(
    tmp_path: Path, data_found: None, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    for main in (make_model.main, make_check.main):
        assert main(["--out", str(tmp_path / "file" / "models")]) == 2
        sentence = capsys.readouterr().err
        assert "could not be written" in sentence
        assert sentence.count("\n") == 1


def test_a_folder_without_drawings_is_named_before_the_work(
    tmp_path: Path, data_found: None, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "drawings.ndjson").write_text(json.dumps({"label": 30}))
    assert make_model.main(["--out", str(tmp_path), "--drawings", str(tmp_path)]) == 2
    assert "has no drawings to learn from" in capsys.readouterr().err
