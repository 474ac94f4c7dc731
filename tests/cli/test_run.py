"""What all of the shell's commands have in common: one line for bad input, quiet ends, help."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fmnist_gui import __version__
from fmnist_gui.cli import common
from fmnist_gui.engine.data.fashion_mnist import FashionData
from tests.cli.shell import run


def _foreign_pickle(folder: Path) -> Path:
    (folder / "foreign.pt").write_bytes(pickle.dumps(Path("x")))
    return folder / "foreign.pt"


BAD_INPUTS: dict[str, tuple[Callable[[Path], list[object]], str]] = {
    "no number": (lambda folder: ["train", "--epochs", "many"], "--epochs: invalid int value: 'many'"),
    "no epochs": (lambda folder: ["train", "--epochs", 0], "Epochs: Choose a number from 1 to 200."),
    "unknown preset": (lambda folder: ["train", "--preset", "fast"], "invalid choice: 'fast'"),
    "unknown command": (lambda folder: ["fly"], "invalid choice: 'fly'"),
    "no data folder": (lambda folder: ["train", "--data", folder / "nowhere"], "There is no folder"),
    "no folder for --out": (lambda folder: ["train", "--out", folder / "no" / "x.pt"], "does not exist"),
    "a folder as --out": (lambda folder: ["train", "--out", folder], "is a folder"),
    "a file for pictures": (lambda folder: ["screenshots", Path(__file__)], "could not be written (File exists)"),
    "a file for the tour": (lambda folder: ["tour", Path(__file__)], "could not be written (File exists)"),
    "no checkpoint": (lambda folder: ["evaluate", folder / "no.pt"], "cannot be read (No such file or directory)"),
    "no such file, 5,000 letters": (lambda folder: ["n" * 5_000], "invalid choice"),
    "no such data folder, 5,000 letters": (lambda folder: ["train", "--data", "n" * 5_000], "cannot be read"),
    "nobody's home": (lambda folder: ["train", "--data", "~nobody-at-all/data"], "There is no folder"),
    "foreign pickle": (lambda folder: ["evaluate", _foreign_pickle(folder)], "could run as a program"),
}


@pytest.mark.parametrize("name", list(BAD_INPUTS))
def test_bad_input_is_one_line_and_status_2(name: str, tmp_path: Path) -> None:
    arguments, sentence = BAD_INPUTS[name]
    result = run(*arguments(tmp_path))
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


def test_an_interruption_before_training_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(options: Any) -> FashionData:
        raise KeyboardInterrupt

    monkeypatch.setattr(common, "data_for", interrupt)
    result = run("train")
    assert (result.status, result.stderr) == (common.INTERRUPTED, "fmnist-gui: interrupted\n")


def test_the_version_and_the_help() -> None:
    assert run("--version").stdout.strip().endswith(__version__)
    for command in ("train", "evaluate", "predict", "doctor", "screenshots", "tour"):
        result = run(command, "--help")
        assert result.status == 0
        assert result.stdout.startswith(f"usage: fmnist-gui {command}")
