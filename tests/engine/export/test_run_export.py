"""What is taken away works without the application: it is run, and compared with what the run gave."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch
from torch.nn import functional as F

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.data.vision import import_torchvision
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.export.run_export import KINDS, export_run, why_no_script
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import network_with
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.evaluation import logits_of
from fmnist_gui.engine.training.runs import RunStore
from tests.conftest import record
from tests.engine.conftest import write_archives
from tests.engine.export.alone import ALONE, tr

COURSE = TrainingConfig(batch_size=50)
RICH = TrainingConfig(
    epochs=3,
    batch_size=64,
    optimizer="adamw",
    learning_rate=0.004,
    weight_decay=0.05,
    schedule="one-cycle",
    augmentation="flip+shift",
    validation_percent=15,
    shuffle=True,
    seed=7,
)
SGD = TrainingConfig(optimizer="sgd", learning_rate=0.02, weight_decay=0.001, augmentation="flip", shuffle=True, seed=3)


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs.sqlite")


@pytest.fixture
def data(tiny_data: FashionData) -> FashionData:
    """So few images that a run takes an instant."""
    return replace(tiny_data, train=tiny_data.train.first(300))


@pytest.fixture
def place(tmp_path: Path, data: FashionData, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in where torchvision finds `data` as the data set that it would download."""
    write_archives(tmp_path / "place", data)
    monkeypatch.chdir(tmp_path / "place")
    return tmp_path / "place"


def _train(store: RunStore, data: FashionData, config: TrainingConfig, batches: int | None = None) -> int:
    """Train a whole run, or stop it after so many batches; the run's id."""
    control = Control()
    run_id, events = record(store, data, config, control)
    for event in events:
        if batches is not None and getattr(event, "step", 0) >= batches:
            control.stop()
    return run_id


@pytest.fixture
def _random_state_is_kept() -> Iterator[None]:
    import_torchvision()
    with torch.random.fork_rng(devices=[]):
        yield


def _run_code(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(code, "exported", "exec"), names)
    return names


def _history_of(store: RunStore, run_id: int) -> list[tuple[float, ...]]:
    return [(e.train_loss, e.train_accuracy, e.eval_loss, e.eval_accuracy) for e in store.epochs(run_id)]


@pytest.mark.usefixtures("_random_state_is_kept")
@pytest.mark.parametrize("config", [COURSE, RICH, SGD], ids=["course", "rich", "sgd"])
def test_the_script_gives_the_numbers_of_the_run(
    store: RunStore, data: FashionData, place: Path, config: TrainingConfig, capsys: pytest.CaptureFixture[str]
) -> None:
    run_id = _train(store, data, config)
    folder = export_run(store, store.run(run_id), ["script"], place, tr)
    names = _run_code((folder / "train.py").read_text("utf-8"))
    assert names["history"] == _history_of(store, run_id)
    for name, weights in store.checkpoint(run_id).weights.items():
        assert torch.equal(names["network"].state_dict()[name], weights), name
    assert capsys.readouterr().out.endswith("Every number is exactly that of the run.\n")


@pytest.mark.usefixtures("_random_state_is_kept")
def test_other_numbers_are_told(
    store: RunStore, data: FashionData, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = store.run(_train(store, data, COURSE))
    folder = export_run(store, run, ["script"], place, tr)
    _run_code((folder / "train.py").read_text("utf-8").replace("SEED = 0", "SEED = 1"))
    assert "differ from those of the run by at most" in capsys.readouterr().out


@pytest.mark.usefixtures("_random_state_is_kept")
def test_a_run_that_was_stopped_is_repeated_up_to_its_last_whole_epoch(
    store: RunStore, data: FashionData, place: Path
) -> None:
    run_id = _train(store, data, replace(RICH, epochs=50), batches=7)
    run = store.run(run_id)
    assert (run.status, run.epochs) == ("stopped", 1)
    folder = export_run(store, run, ["script", "network"], place, tr)
    names = _run_code((folder / "train.py").read_text("utf-8"))
    assert names["history"] == _history_of(store, run_id)
    taken = torch.load(folder / "network.pt", weights_only=True)
    assert all(torch.equal(taken[name], weights) for name, weights in names["network"].state_dict().items())


@pytest.mark.usefixtures("_random_state_is_kept")
def test_a_run_on_a_graphics_card_is_repeated_without_one(
    store: RunStore, data: FashionData, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    run_id = _train(store, data, RICH)
    run = store.run(run_id)
    folder = export_run(store, replace(run, versions=run.versions | {"device": "cuda"}), ["script"], place, tr)
    assert _run_code((folder / "train.py").read_text("utf-8"))["history"] == _history_of(store, run_id)


def test_script_and_notebook_run_by_themselves(store: RunStore, data: FashionData, place: Path) -> None:
    """In a Python of their own, with torch and torchvision as they are installed."""
    run_id = _train(store, data, COURSE)
    folder = export_run(store, store.run(run_id), ["script", "notebook"], place, tr)
    code = ALONE + 'print(json.dumps(names["history"]))'
    command = [sys.executable, "-I", "-c", code, str(folder / "train.py"), str(folder / "train.ipynb")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Every number is exactly that of the run.") == 2
    assert [tuple(row) for row in json.loads(done.stdout.splitlines()[-1])] == _history_of(store, run_id)


def test_the_onnx_model_answers_as_the_network(store: RunStore, data: FashionData, place: Path) -> None:
    run = store.run(_train(store, data, COURSE))
    folder = export_run(store, run, ["onnx"], place, tr)
    session = onnxruntime.InferenceSession(folder / "network.onnx", providers=["CPUExecutionProvider"])
    images = data.test.images
    logits, probabilities = session.run(None, {"images": images.unsqueeze(1).numpy()})
    expected = result_of(logits_of(network_with(store.checkpoint(run.id).weights), images))
    np.testing.assert_allclose(logits, expected.numpy(), rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(probabilities, F.softmax(expected, dim=1).numpy(), atol=1e-5)
    told = session.get_modelmeta().custom_metadata_map
    assert json.loads(told["classes"]) == list(CLASS_NAMES)
    assert float(told["accuracy on new images"]) == pytest.approx(run.test_accuracy, abs=1e-4)
    assert "0 (black background) to 255" in told["input"]


def test_all_kinds_and_how_to_use_them(
    store: RunStore, data: FashionData, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = store.run(_train(store, data, COURSE))
    folder = export_run(store, run, KINDS, place, tr)
    assert {path.name for path in folder.iterdir()} == {kind.file for kind in KINDS.values()} | {"README.md"}
    checkpoint = checkpoints.load(folder / "checkpoint.pt")
    assert (checkpoint.config, checkpoint.info["name"]) == (run.config, "Run 1")
    assert len((folder / "curves.csv").read_text().splitlines()) == 1 + 12 + 2 * 2
    readme = (folder / "README.md").read_text("utf-8")
    assert [f"## {kind.file}" in readme for kind in KINDS.values()] == [True] * len(KINDS)
    monkeypatch.chdir(folder)
    for code in re.findall(r"```python\n(.*?)```", readme, re.DOTALL):
        assert float(_run_code(code)["probabilities"].sum()) == pytest.approx(1.0, abs=1e-5)


def test_what_was_taken_before_stays(store: RunStore, data: FashionData, place: Path) -> None:
    run = replace(store.run(_train(store, data, COURSE)), name="a/b: c")
    assert [export_run(store, run, ["curves"], place, tr).name for _ in range(2)] == ["a-b- c", "a-b- c 2"]


def test_without_a_whole_epoch_there_is_no_script(store: RunStore, data: FashionData, place: Path) -> None:
    run = store.run(_train(store, data, COURSE, batches=3))
    assert why_no_script(run) is not None
    with pytest.raises(StudioError, match="compares whole epochs"):
        export_run(store, run, ["network", "script"], place, tr)
    assert [path.name for path in place.iterdir()] == ["data"]
    assert (export_run(store, run, ["network"], place, tr) / "network.pt").is_file()


def test_with_drawn_garments_there_is_no_script(store: RunStore, data: FashionData, place: Path) -> None:
    run = store.run(_train(store, data, COURSE))
    run = replace(run, config=replace(run.config, drawn_garments=100))
    with pytest.raises(StudioError, match="garments that this application draws"):
        export_run(store, run, ["notebook"], place, tr)
    assert (export_run(store, run, ["onnx"], place, tr) / "network.onnx").is_file()


def test_a_folder_that_is_gone_is_told(store: RunStore, data: FashionData, place: Path) -> None:
    run = store.run(_train(store, data, COURSE))
    with pytest.raises(StudioError, match="could not be written"):
        export_run(store, run, ["curves"], place / "gone", tr)


def test_on_a_full_disk_nothing_is_left(
    store: RunStore, data: FashionData, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = store.run(_train(store, data, COURSE))
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(StudioError, match="the disk is full"):
        export_run(store, run, ["curves"], place, tr)
    assert [path.name for path in place.iterdir()] == ["data"]


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
