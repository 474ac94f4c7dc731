"""`fmnist-gui train`: the run that it makes, what it prints, and how it ends."""

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fmnist_gui.cli import common
from fmnist_gui.engine import paths
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.numbers import percent_number
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.config import PRESETS, TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.outcome import GUESSING
from fmnist_gui.engine.training.runs import RunStore
from tests.cli.shell import run


@pytest.mark.timeout(300)  # about ten seconds where nothing else runs
def test_the_course_reaches_its_accuracy_and_its_checkpoint_scores_the_same(
    real_data_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "course.pt"
    result = run("train", "--data", real_data_folder, "--out", out, "--json")
    assert result.status == 0
    figures = json.loads(result.stdout.splitlines()[-1])
    assert (figures["epochs"], figures["parameters"], figures["checkpoint"]) == (2, 32_998, str(out))
    assert 0.84 < figures["train_accuracy"] < 0.88
    assert 0.80 < figures["test_accuracy"] < 0.90
    assert figures["images_per_second"] > 100
    scored = run("evaluate", out, "--data", real_data_folder, "--json")
    assert scored.status == 0
    found = json.loads(scored.stdout)
    assert (found["accuracy"], found["images"]) == (figures["test_accuracy"], 10_000)
    assert [sum(row) for row in found["confusion_matrix"]] == [1000] * 10


@pytest.mark.usefixtures("_tiny")
def test_training_ends_with_one_line_of_json(tmp_path: Path) -> None:
    out = tmp_path / "mine.pt"
    result = run("train", "--epochs", 3, "--batch-size", 50, "--seed", 5, "--shuffle", "--json", "--out", out)
    assert result.status == 0
    (line,) = result.stdout.splitlines()
    figures = json.loads(line)
    assert figures.keys() >= {"train_loss", "train_accuracy", "test_accuracy", "images_per_second"}
    assert (figures["epochs"], figures["parameters"], figures["checkpoint"]) == (3, 32_998, str(out))
    assert figures["config"] | {"epochs": 3, "batch_size": 50, "seed": 5, "shuffle": True} == figures["config"]
    assert checkpoints.load(out).config == TrainingConfig(epochs=3, batch_size=50, seed=5, shuffle=True)


@pytest.mark.usefixtures("_tiny")
def test_training_keeps_the_run_and_saves_where_it_says() -> None:
    result = run("train", "--epochs", 1, "--lr", 0.005, "--validation", 10)
    assert result.status == 0
    assert result.stdout.startswith("finished after 1 epochs: train accuracy ")
    (kept,) = RunStore(paths.runs_database()).runs()
    assert (kept.name, kept.status, kept.epochs) == (f"Course {kept.id}", "finished", 1)
    assert (kept.config.learning_rate, kept.config.validation_percent) == (0.005, 10)
    saved = paths.home() / "checkpoints" / f"run-{kept.id}.pt"
    assert str(saved) in result.stdout
    assert checkpoints.load(saved).info["name"] == kept.name


@pytest.mark.usefixtures("_tiny")
def test_a_preset_gives_the_settings_that_are_not_named() -> None:
    result = run("train", "--preset", "best-photo", "--epochs", 1, "--no-shuffle", "--json")
    expected = vars(PRESETS["best-photo"].config) | {"epochs": 1, "shuffle": False}
    assert json.loads(result.stdout)["config"] == expected


@pytest.mark.usefixtures("_tiny")
def test_the_bar_is_on_stderr_and_short_where_nobody_watches() -> None:
    result = run("train", "--epochs", 2)
    assert "images" not in result.stdout.replace("images/s", "")
    assert "epoch 2: train loss" in result.stderr
    assert result.stderr.count("\r") < 12


@pytest.mark.usefixtures("_tiny")
def test_a_run_that_diverges_says_so_and_what_to_do(tmp_path: Path) -> None:
    out = tmp_path / "mine.pt"
    options = ("--optimizer", "sgd", "--lr", 10, "--weight-decay", 1, "--epochs", 20, "--json", "--out", out)
    result = run("train", *options)
    assert result.status == common.BAD_INPUT
    assert result.stderr.splitlines()[-1].startswith("fmnist-gui: At step ")
    assert result.stderr.splitlines()[-1].endswith("Choose a smaller learning rate.")
    assert json.loads(result.stdout)["reason"] == "diverged"
    assert "NaN" not in result.stdout
    checkpoints.load(out)  # would refuse weights that are not finite


@pytest.mark.usefixtures("_tiny")
def test_a_run_that_only_guesses_says_so_and_what_to_do(tmp_path: Path) -> None:
    result = run("train", "--lr", 10, "--epochs", 1, "--json", "--out", tmp_path / "mine.pt")
    figures = json.loads(result.stdout)
    assert figures["reason"] == "finished"
    assert figures["test_accuracy"] < GUESSING
    assert result.status == common.BAD_INPUT
    assert result.stderr.splitlines()[-1] == (
        f"fmnist-gui: Finished, but the network only guesses ({percent_number(figures['test_accuracy'])} % of the test "
        "images). The learning rate may be too large, or far too small."
    )


def test_a_run_whose_checkpoint_cannot_be_saved_is_still_in_the_history(
    tmp_path: Path, tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def lose_folder(options: Any) -> FashionData:
        folder.rmdir()
        return tiny_data

    monkeypatch.setattr(common, "data_for", lose_folder)
    result = run("train", "--epochs", 1, "--out", folder / "mine.pt")
    assert result.status == 2
    complaint = result.stderr.splitlines()[-1]
    (kept,) = RunStore(paths.runs_database()).runs()
    assert kept.status == "finished"
    assert "could not be written" in complaint
    assert complaint.endswith(f"The run is kept in the history as “{kept.name}”: export it on the window's Train page.")


@pytest.mark.usefixtures("_tiny")
def test_a_run_that_is_nowhere_is_not_said_to_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise StudioError("The disk is full.")

    monkeypatch.setattr(RunStore, "write", fail)
    monkeypatch.setattr(checkpoints, "save", fail)
    result = run("train", "--epochs", 1, "--out", tmp_path / "mine.pt")
    assert result.status == 2
    assert result.stderr.splitlines()[-1] == (
        "fmnist-gui: The disk is full. The history could not be written either, so this run is lost."
    )


@pytest.mark.usefixtures("_tiny")
def test_a_history_that_fails_does_not_keep_the_network_from_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = RunStore.write

    def write_and_lose(store: RunStore, *arguments: Any, **options: Any) -> None:
        write(store, *arguments, **options)
        store.path.write_bytes(b"no history any more")

    monkeypatch.setattr(RunStore, "write", write_and_lose)
    out = tmp_path / "mine.pt"
    result = run("train", "--epochs", 1, "--out", out)
    assert result.status == 0
    assert checkpoints.load(out).info["name"] == "Course 1"


@pytest.mark.usefixtures("_tiny")
def test_a_damaged_history_is_restored_before_training_and_said_on_one_line() -> None:
    run("train", "--epochs", 1)
    paths.runs_database().write_bytes(b"no history any more" * 1000)
    result = run("train", "--epochs", 1)
    assert result.status == 0
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("fmnist-gui: The history")]
    assert "was damaged. It is restored as it was on" in line
    assert [run.status for run in RunStore(paths.runs_database()).runs()] == ["finished", "finished"]


@pytest.mark.usefixtures("_tiny")
def test_a_run_whose_end_is_not_stored_is_not_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise StudioError("The disk is full.")

    monkeypatch.setattr(RunStore, "write", fail)
    result = run("train", "--epochs", 1, "--out", tmp_path / "mine.pt")
    assert "The end of this run is not in the history" in result.stderr.splitlines()[-1]
    assert result.stdout.rstrip().endswith("mine.pt")


@pytest.mark.parametrize("place", ["out", "history"])
def test_what_cannot_be_saved_is_known_before_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Not after half an hour of it, nor after a download; and no run is left in the history that never began."""

    def fail(descriptor: int) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    asked: list[Any] = []
    monkeypatch.setattr(common, "data_for", asked.append)
    monkeypatch.setattr(os, "fsync", fail)
    result = run("train", *(["--out", tmp_path / "mine.pt"] if place == "out" else []))
    assert (result.status, asked) == (2, [])
    assert "could not be written (Read-only file system)" in result.stderr
    assert RunStore(paths.runs_database()).runs() == []
    assert not (tmp_path / "mine.pt").exists()


@pytest.mark.usefixtures("_tiny")
def test_a_long_name_is_no_reason_to_lose_a_run(tmp_path: Path) -> None:
    for length, status in ((246, 0), (255, 0), (256, 2)):
        out = tmp_path / ("n" * (length - 3) + ".pt")
        result = run("train", "--epochs", 1, "--out", out)
        assert result.status == status, result.stderr
        assert status == 0 or "Choose a shorter name." in result.stderr
    assert len(list(tmp_path.glob("*.pt"))) == len(RunStore(paths.runs_database()).runs()) == 2


_INTERRUPTED = """
import pickle, sys
from pathlib import Path
from fmnist_gui import cli
from fmnist_gui.cli import common
data = pickle.loads(Path(sys.argv[1]).read_bytes())
common.data_for = lambda options: data
sys.exit(cli.run(["train", "--epochs", "200", "--json", "--out", sys.argv[2]]))
"""


def test_ctrl_c_stores_the_run_so_that_it_can_go_on(
    tiny_data: FashionData, tiny_data_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mine.pt"
    command = [sys.executable, "-c", _INTERRUPTED, str(tiny_data_file), str(out)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=dict(os.environ)) as process:
        assert any("epoch 1:" in line for line in process.stderr)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=50)
    assert process.returncode == common.INTERRUPTED
    assert "Traceback" not in stderr
    figures = json.loads(stdout)
    assert figures["reason"] == "paused"
    (run,) = RunStore(paths.runs_database()).runs()
    assert (run.status, run.step, run.resumable) == ("paused", figures["step"], True)
    stored = checkpoints.load(out)
    assert Trainer(stored.config, tiny_data, Control(), stored).step == run.step
