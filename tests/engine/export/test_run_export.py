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
from fmnist_gui.engine.training.run_rows import Run
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


class Exporter:
    """Trains on so few images that a run takes an instant, and exports into a folder where torchvision finds them."""

    def __init__(self, folder: Path, data: FashionData) -> None:
        self.store = RunStore(folder / "runs.sqlite")
        self.data = replace(data, train=data.train.first(300))
        self.folder = folder / "place"
        write_archives(self.folder, self.data)

    def train(self, config: TrainingConfig = COURSE, batches: int | None = None) -> Run:
        """A whole run, or one that was stopped after so many batches."""
        control = Control()
        run_id, events = record(self.store, self.data, config, control)
        for event in events:
            if batches is not None and getattr(event, "step", 0) >= batches:
                control.stop()
        return self.store.run(run_id)

    def export(self, run: Run, *kinds: str) -> Path:
        return export_run(self.store, run, kinds, self.folder, tr)

    def history(self, run: Run) -> list[tuple[float, ...]]:
        return [(e.train_loss, e.train_accuracy, e.eval_loss, e.eval_accuracy) for e in self.store.epochs(run.id)]

    def is_empty(self) -> bool:
        return [path.name for path in self.folder.iterdir()] == ["data"]


@pytest.fixture
def exporter(tmp_path: Path, tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch) -> Exporter:
    exporter = Exporter(tmp_path, tiny_data)
    monkeypatch.chdir(exporter.folder)
    return exporter


@pytest.fixture
def _random_state_is_kept() -> Iterator[None]:
    import_torchvision()
    with torch.random.fork_rng(devices=[]):
        yield


def _run_code(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(code, "exported", "exec"), names)
    return names


def _run_script(folder: Path) -> dict[str, Any]:
    return _run_code((folder / "train.py").read_text("utf-8"))


@pytest.mark.usefixtures("_random_state_is_kept")
@pytest.mark.parametrize("config", [COURSE, RICH, SGD], ids=["course", "rich", "sgd"])
def test_the_script_gives_the_numbers_of_the_run(
    exporter: Exporter, config: TrainingConfig, capsys: pytest.CaptureFixture[str]
) -> None:
    run = exporter.train(config)
    names = _run_script(exporter.export(run, "script"))
    assert names["history"] == exporter.history(run)
    for name, weights in exporter.store.checkpoint(run.id).weights.items():
        assert torch.equal(names["network"].state_dict()[name], weights), name
    assert capsys.readouterr().out.endswith("Every number is exactly that of the run.\n")


@pytest.mark.usefixtures("_random_state_is_kept")
def test_other_numbers_are_told(exporter: Exporter, capsys: pytest.CaptureFixture[str]) -> None:
    folder = exporter.export(exporter.train(), "script")
    _run_code((folder / "train.py").read_text("utf-8").replace("SEED = 0", "SEED = 1"))
    assert "differ from those of the run by at most" in capsys.readouterr().out


@pytest.mark.usefixtures("_random_state_is_kept")
def test_a_run_that_was_stopped_is_repeated_up_to_its_last_whole_epoch(exporter: Exporter) -> None:
    run = exporter.train(replace(RICH, epochs=50), batches=7)
    assert (run.status, run.epochs) == ("stopped", 1)
    folder = exporter.export(run, "script", "network")
    names = _run_script(folder)
    assert names["history"] == exporter.history(run)
    taken = torch.load(folder / "network.pt", weights_only=True)
    assert all(torch.equal(taken[name], weights) for name, weights in names["network"].state_dict().items())


@pytest.mark.usefixtures("_random_state_is_kept")
def test_a_run_on_a_graphics_card_is_repeated_without_one(exporter: Exporter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    run = exporter.train(RICH)
    folder = exporter.export(replace(run, versions=run.versions | {"device": "cuda"}), "script")
    assert _run_script(folder)["history"] == exporter.history(run)


def test_script_and_notebook_run_by_themselves(exporter: Exporter) -> None:
    """In a Python of their own, with torch and torchvision as they are installed."""
    run = exporter.train()
    folder = exporter.export(run, "script", "notebook")
    code = ALONE + 'print(json.dumps(names["history"]))'
    command = [sys.executable, "-I", "-c", code, str(folder / "train.py"), str(folder / "train.ipynb")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Every number is exactly that of the run.") == 2
    assert [tuple(row) for row in json.loads(done.stdout.splitlines()[-1])] == exporter.history(run)


def test_the_onnx_model_answers_as_the_network(exporter: Exporter) -> None:
    run = exporter.train()
    folder = exporter.export(run, "onnx")
    session = onnxruntime.InferenceSession(folder / "network.onnx", providers=["CPUExecutionProvider"])
    images = exporter.data.test.images
    logits, probabilities = session.run(None, {"images": images.unsqueeze(1).numpy()})
    expected = result_of(logits_of(network_with(exporter.store.checkpoint(run.id).weights), images))
    np.testing.assert_allclose(logits, expected.numpy(), rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(probabilities, F.softmax(expected, dim=1).numpy(), atol=1e-5)
    told = session.get_modelmeta().custom_metadata_map
    assert json.loads(told["classes"]) == list(CLASS_NAMES)
    assert float(told["accuracy on new images"]) == pytest.approx(run.test_accuracy, abs=1e-4)
    assert "0 (black background) to 255" in told["input"]


def test_all_kinds_and_how_to_use_them(exporter: Exporter, monkeypatch: pytest.MonkeyPatch) -> None:
    run = exporter.train()
    folder = exporter.export(run, *KINDS)
    assert {path.name for path in folder.iterdir()} == {kind.file for kind in KINDS.values()} | {"README.md"}
    checkpoint = checkpoints.load(folder / "checkpoint.pt")
    assert (checkpoint.config, checkpoint.info["name"]) == (run.config, "Run 1")
    assert len((folder / "curves.csv").read_text().splitlines()) == 1 + 12 + 2 * 2
    readme = (folder / "README.md").read_text("utf-8")
    assert [f"## {kind.file}" in readme for kind in KINDS.values()] == [True] * len(KINDS)
    monkeypatch.chdir(folder)
    for code in re.findall(r"```python\n(.*?)```", readme, re.DOTALL):
        assert float(_run_code(code)["probabilities"].sum()) == pytest.approx(1.0, abs=1e-5)


def test_what_was_taken_before_stays(exporter: Exporter) -> None:
    run = replace(exporter.train(), name="a/b: c")
    assert [exporter.export(run, "curves").name for _ in range(2)] == ["a-b- c", "a-b- c 2"]


def test_without_a_whole_epoch_there_is_no_script(exporter: Exporter) -> None:
    run = exporter.train(batches=3)
    assert why_no_script(run) is not None
    with pytest.raises(StudioError, match="compares whole epochs"):
        exporter.export(run, "network", "script")
    assert exporter.is_empty()
    assert (exporter.export(run, "network") / "network.pt").is_file()


def test_with_drawn_garments_there_is_no_script(exporter: Exporter) -> None:
    run = exporter.train()
    run = replace(run, config=replace(run.config, drawn_garments=100))
    with pytest.raises(StudioError, match="garments that this application draws"):
        exporter.export(run, "notebook")
    assert (exporter.export(run, "onnx") / "network.onnx").is_file()


def test_of_a_run_with_own_drawings_there_is_no_script(exporter: Exporter) -> None:
    run = exporter.train()
    run = replace(run, versions=run.versions | {"starts from": "Sketch-ready"})
    with pytest.raises(StudioError, match="goes on from “Sketch-ready” and learned from your own drawings"):
        exporter.export(run, "script")
    assert (exporter.export(run, "network") / "network.pt").is_file()


def test_a_folder_that_is_gone_is_told(exporter: Exporter) -> None:
    run = exporter.train()
    exporter.folder /= "gone"
    with pytest.raises(StudioError, match="could not be written"):
        exporter.export(run, "curves")


def test_on_a_full_disk_nothing_is_left(exporter: Exporter, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    run = exporter.train()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StudioError, match="the disk is full"):
        exporter.export(run, "curves")
    assert exporter.is_empty()
