"""The shell's commands: what they print, where, and with which status."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import torch

from fmnist_gui import __version__, cli
from fmnist_gui.engine import checkpoint as checkpoints
from fmnist_gui.engine import paths
from fmnist_gui.engine.config import PRESETS, TrainingConfig
from fmnist_gui.engine.control import Control
from fmnist_gui.engine.data import FashionData
from fmnist_gui.engine.evaluation import confusion_matrix, evaluate
from fmnist_gui.engine.network import network_with
from fmnist_gui.engine.runs import RunStore
from fmnist_gui.engine.training import Trainer

JSON_KEYS = {
    "epochs",
    "train_loss",
    "train_accuracy",
    "test_accuracy",
    "images_per_second",
    "parameters",
    "checkpoint",
}


@dataclass(frozen=True)
class Result:
    status: int
    stdout: str
    stderr: str


def _run(*arguments: object) -> Result:
    """The command in this process; argparse leaves by SystemExit."""
    stdout, stderr = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
        try:
            status = cli.run([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
    return Result(status, stdout.getvalue(), stderr.getvalue())


@pytest.fixture
def _tiny(tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_data_for", lambda options: tiny_data)


@pytest.fixture
def trained(tiny_data: FashionData, tmp_path: Path) -> Path:
    """The checkpoint of a network that was trained a little on the tiny data set."""
    trainer = Trainer(TrainingConfig(epochs=1), tiny_data, Control())
    list(trainer.events())
    path = tmp_path / "trained.pt"
    checkpoints.save(trainer.checkpoint(), path)
    return path


@dataclass(frozen=True)
class CourseRun:
    data: Path
    result: Result
    out: Path


@pytest.fixture(scope="module")
def course_run(real_data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> CourseRun:
    """The course's run on the real data set: about ten seconds, so all tests share it."""
    folder = tmp_path_factory.mktemp("course")
    out = folder / "course.pt"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FMNIST_HOME", str(folder / "home"))
        result = _run("train", "--data", real_data_folder, "--out", out, "--json")
    return CourseRun(real_data_folder, result, out)


@pytest.mark.timeout(300)  # with the run that the two tests share
def test_the_course_reaches_the_courses_accuracy(course_run: CourseRun) -> None:
    assert course_run.result.status == 0
    figures = json.loads(course_run.result.stdout.splitlines()[-1])
    assert set(figures) >= JSON_KEYS
    assert figures["epochs"] == 2
    assert figures["parameters"] == 32_998
    assert 0.84 < figures["train_accuracy"] < 0.88
    assert 0.80 < figures["test_accuracy"] < 0.90
    assert figures["images_per_second"] > 100
    assert figures["checkpoint"] == str(course_run.out)


@pytest.mark.timeout(300)
def test_the_courses_checkpoint_scores_what_its_run_told(course_run: CourseRun) -> None:
    result = _run("evaluate", course_run.out, "--data", course_run.data, "--json")
    assert result.status == 0
    told = json.loads(course_run.result.stdout.splitlines()[-1])
    found = json.loads(result.stdout)
    assert found["accuracy"] == told["test_accuracy"]
    assert found["images"] == 10_000
    assert [sum(row) for row in found["confusion_matrix"]] == [1000] * 10


@pytest.mark.usefixtures("_tiny")
def test_training_ends_with_one_line_of_json(tmp_path: Path) -> None:
    out = tmp_path / "mine.pt"
    result = _run("train", "--epochs", 3, "--batch-size", 50, "--seed", 5, "--shuffle", "--json", "--out", out)
    assert result.status == 0
    (line,) = result.stdout.splitlines()
    figures = json.loads(line)
    assert set(figures) >= JSON_KEYS
    assert (figures["epochs"], figures["parameters"], figures["checkpoint"]) == (3, 32_998, str(out))
    assert figures["config"] | {"epochs": 3, "batch_size": 50, "seed": 5, "shuffle": True} == figures["config"]
    assert checkpoints.load(out).config == TrainingConfig(epochs=3, batch_size=50, seed=5, shuffle=True)


@pytest.mark.usefixtures("_tiny")
def test_training_keeps_the_run_and_saves_where_it_says() -> None:
    result = _run("train", "--epochs", 1, "--lr", 0.005, "--validation", 10)
    assert result.status == 0
    assert result.stdout.startswith("finished after 1 epochs: train accuracy ")
    (run,) = RunStore(paths.runs_database()).runs()
    assert (run.name, run.status, run.epochs) == (f"Course {run.id}", "finished", 1)
    assert (run.config.learning_rate, run.config.validation_percent) == (0.005, 10)
    saved = paths.home() / "checkpoints" / f"run-{run.id}.pt"
    assert str(saved) in result.stdout
    assert checkpoints.load(saved).info["name"] == run.name


@pytest.mark.usefixtures("_tiny")
def test_a_preset_gives_the_settings_that_are_not_named() -> None:
    result = _run("train", "--preset", "best-photo", "--epochs", 1, "--no-shuffle", "--json")
    expected = vars(PRESETS["best-photo"].config) | {"epochs": 1, "shuffle": False}
    assert json.loads(result.stdout)["config"] == expected


@pytest.mark.usefixtures("_tiny")
def test_the_bar_is_on_stderr_and_short_where_nobody_watches() -> None:
    result = _run("train", "--epochs", 2)
    assert "images" not in result.stdout.replace("images/s", "")
    assert "epoch 2: train loss" in result.stderr
    assert result.stderr.count("\r") < 12


@pytest.mark.usefixtures("_tiny")
def test_a_run_that_diverges_says_so_and_what_to_do(tmp_path: Path) -> None:
    out = tmp_path / "mine.pt"
    options = ("--optimizer", "sgd", "--lr", 10, "--weight-decay", 1, "--epochs", 20, "--json", "--out", out)
    result = _run("train", *options)
    assert result.status == cli.BAD_INPUT
    assert result.stderr.splitlines()[-1].endswith("Choose a smaller learning rate.")
    assert json.loads(result.stdout)["reason"] == "diverged"
    assert "NaN" not in result.stdout
    checkpoints.load(out)  # would refuse weights that are not finite


@pytest.mark.usefixtures("_tiny")
def test_evaluation_as_text(trained: Path, tiny_data: FashionData) -> None:
    result = _run("evaluate", trained)
    assert (result.status, result.stderr) == (0, "")
    evaluation = evaluate(network_with(checkpoints.load(trained).weights), tiny_data.test)
    lines = result.stdout.splitlines()
    assert lines[0] == f"test: 300 images, accuracy {evaluation.accuracy:.2%}"
    assert lines[2].split() == ["class", "precision", "recall", "F1", "images"]
    assert lines[3].split()[0] == "T-shirt/top"
    assert lines[-1].split()[2:] == [str(count) for count in confusion_matrix(evaluation)[9]]  # after "Ankle boot"


@pytest.mark.usefixtures("_tiny")
@pytest.mark.parametrize(("split", "images"), [("test", 300), ("train", 1000)])
def test_evaluation_as_json(split: str, images: int, trained: Path, tiny_data: FashionData) -> None:
    result = _run("evaluate", trained, "--split", split, "--json")
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    evaluation = evaluate(network_with(checkpoints.load(trained).weights), getattr(tiny_data, split))
    assert (found["images"], found["accuracy"], found["loss"]) == (images, evaluation.accuracy, evaluation.loss)
    assert found["confusion_matrix"] == confusion_matrix(evaluation)
    assert found["report"]["Bag"]["support"] == images / 10


@pytest.mark.usefixtures("_tiny")
def test_a_plain_state_dict_can_be_scored(tmp_path: Path, trained: Path) -> None:
    torch.save(checkpoints.load(trained).weights, tmp_path / "plain.pth")
    plain, own = _run("evaluate", tmp_path / "plain.pth"), _run("evaluate", trained)
    assert plain.status == 0
    assert plain.stdout == own.stdout


def _foreign_pickle(folder: Path) -> Path:
    (folder / "foreign.pt").write_bytes(pickle.dumps(Path("x")))
    return folder / "foreign.pt"


def _other_architecture(folder: Path) -> Path:
    torch.save(torch.nn.Linear(3, 2).state_dict(), folder / "other.pt")
    return folder / "other.pt"


def _text(folder: Path) -> Path:
    (folder / "text.pt").write_text("hello")
    return folder / "text.pt"


BAD_INPUTS: dict[str, tuple[Callable[[Path], list[object]], str]] = {
    "no number": (lambda folder: ["train", "--epochs", "many"], "--epochs: invalid int value: 'many'"),
    "no epochs": (lambda folder: ["train", "--epochs", 0], "Epochs: Choose a number from 1 to 200."),
    "learning rate 0": (lambda folder: ["train", "--lr", 0], "Learning rate: Choose a number from"),
    "learning rate NaN": (lambda folder: ["train", "--lr", "nan"], "Learning rate: Choose a number from"),
    "learning rate 1e9": (lambda folder: ["train", "--lr", "1e9"], "Learning rate: Choose a number from"),
    "negative batch size": (lambda folder: ["train", "--batch-size", "-3"], "Batch size: Choose a number from"),
    "unknown preset": (lambda folder: ["train", "--preset", "fast"], "invalid choice: 'fast'"),
    "unknown optimizer": (lambda folder: ["train", "--optimizer", "rmsprop"], "invalid choice: 'rmsprop'"),
    "unknown command": (lambda folder: ["fly"], "invalid choice: 'fly'"),
    "unknown option": (lambda folder: ["train", "--fast"], "unrecognized arguments: --fast"),
    "no data folder": (lambda folder: ["train", "--data", folder / "nowhere"], "There is no folder"),
    "empty data folder": (lambda folder: ["train", "--data", folder], "holds none of the four archives"),
    "no folder for --out": (lambda folder: ["train", "--out", folder / "no" / "x.pt"], "does not exist"),
    "a folder as --out": (lambda folder: ["train", "--out", folder], "is a folder"),
    "no checkpoint": (lambda folder: ["evaluate", folder / "no.pt"], "cannot be read (No such file or directory)"),
    "foreign pickle": (lambda folder: ["evaluate", _foreign_pickle(folder)], "could run as a program"),
    "other network": (lambda folder: ["evaluate", _other_architecture(folder)], "holds another network"),
    "text": (lambda folder: ["evaluate", _text(folder)], "is not a checkpoint, or only a part of one"),
}


@pytest.mark.parametrize("name", list(BAD_INPUTS))
def test_bad_input_is_one_line_and_status_2(name: str, tmp_path: Path) -> None:
    arguments, sentence = BAD_INPUTS[name]
    result = _run(*arguments(tmp_path))
    assert (result.status, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("fmnist-gui")
    assert sentence in result.stderr


def test_bad_input_is_one_line_of_the_whole_process(tmp_path: Path) -> None:
    """Nothing that torch has to say to developers gets in between."""
    command = [sys.executable, "-m", "fmnist_gui", "evaluate", str(_foreign_pickle(tmp_path))]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (process.returncode, process.stdout) == (2, "")
    assert len(process.stderr.splitlines()) == 1
    assert "could run as a program" in process.stderr


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("FMNIST_HOME", str(tmp_path / "file" / "home"))
    result = _run("train")
    assert result.status == 2
    assert "cannot be created" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_run_whose_checkpoint_cannot_be_saved_is_still_in_the_history(
    tmp_path: Path, tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def lose_folder(options: Any) -> FashionData:
        folder.rmdir()
        return tiny_data

    monkeypatch.setattr(cli, "_data_for", lose_folder)
    result = _run("train", "--epochs", 1, "--out", folder / "mine.pt")
    assert result.status == 2
    assert "could not be written" in result.stderr.splitlines()[-1]
    assert [run.status for run in RunStore(paths.runs_database()).runs()] == ["finished"]


_INTERRUPTED = """
import pickle, sys
from pathlib import Path
from fmnist_gui import cli
data = pickle.loads(Path(sys.argv[1]).read_bytes())
cli._data_for = lambda options: data
sys.exit(cli.run(["train", "--epochs", "200", "--json", "--out", sys.argv[2]]))
"""


def test_ctrl_c_stores_the_run_so_that_it_can_go_on(
    tiny_data: FashionData, tiny_data_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mine.pt"
    command = [sys.executable, "-c", _INTERRUPTED, str(tiny_data_file), str(out)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=dict(os.environ)) as process:
        assert process.stderr is not None
        assert any("epoch 1:" in line for line in process.stderr)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=50)
    assert process.returncode == cli.INTERRUPTED
    assert "Traceback" not in stderr
    figures = json.loads(stdout)
    assert figures["reason"] == "paused"
    (run,) = RunStore(paths.runs_database()).runs()
    assert (run.status, run.step, run.resumable) == ("paused", figures["step"], True)
    stored = checkpoints.load(out)
    assert stored.config is not None
    assert Trainer(stored.config, tiny_data, Control(), stored).step == run.step


def test_an_interruption_before_training_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(options: Any) -> FashionData:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_data_for", interrupt)
    result = _run("train")
    assert (result.status, result.stderr) == (cli.INTERRUPTED, "fmnist-gui: interrupted\n")


def test_the_version_and_the_help() -> None:
    assert _run("--version").stdout.strip().endswith(__version__)
    for command in ("train", "evaluate", "doctor", "screenshots", "tour"):
        result = _run(command, "--help")
        assert result.status == 0
        assert result.stdout.startswith(f"usage: fmnist-gui {command}")
