"""The current model: at the start that of last time or what can be used instead; from a file, whatever that may be."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.app.application import Application
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.worker import hold_jobs, release_jobs
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.engine.training.shipped import shipped
from tests.app.conftest import MakeWindow
from tests.conftest import new_weights


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A trained network of another name than the one that is shipped."""
    path = tmp_path / "我的 网络.pt"
    checkpoints.save(checkpoints.Checkpoint(shipped().weights, info={"name": "mine", "test_accuracy": 0.5}), path)
    return path


def _no_network(folder: Path) -> Path:
    (folder / "text.pt").write_text("hello")
    return folder / "text.pt"


def test_another_start_brings_its_network(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.state.model.replace(new_weights(0), "A run", key=3, epoch=2)
    window.showMinimized()
    window.come_forward(str(file))
    assert not window.isMinimized()
    qtbot.waitUntil(lambda: window.state.model.name == "mine")
    assert (window.state.model.accuracy, window.state.model.key, window.state.model.epoch) == (0.5, file, None)
    qtbot.waitUntil(lambda: "mine" in window.page_in_view().notice.text)
    assert window.page_in_view().notice.kind == "good"


@pytest.mark.parametrize(("make", "told"), [(_no_network, "is not a checkpoint"), (Path, "cannot be read")])
def test_anything_else_is_a_sentence_and_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, make: Callable[[Path], Path], told: str
) -> None:
    before = window.state.model.name
    window.models.open(make(tmp_path))
    qtbot.waitUntil(lambda: told in window.page_in_view().notice.text)
    assert window.page_in_view().notice.kind == "error"
    assert window.state.model.name == before


@pytest.mark.usefixtures("no_data")
def test_at_the_start_a_file_comes_before_the_newest_run(make_window: MakeWindow, file: Path, qtbot: QtBot) -> None:
    window = make_window(None, file)
    qtbot.waitUntil(lambda: window.state.model.name == "mine")


@pytest.mark.usefixtures("no_data")
def test_without_a_network_in_it_the_usual_one_is_there(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(None, _no_network(tmp_path))
    qtbot.waitUntil(lambda: window.state.model.name == "Sketch-ready")
    assert "text.pt is not a checkpoint" in window.page_in_view().notice.text


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(checkpoints, "MOST_BYTES", 1000)
    with pytest.raises(StudioError, match="too large"):
        checkpoints.load(file)


# ---- the model of last time


class Past:
    """Runs of earlier days."""

    def __init__(self, home: Path) -> None:
        self.store = RunStore(home / "runs.sqlite")

    def add(self, status: str = "finished", epochs: int = 1, sound: bool = True) -> int:
        """A run of one batch, whose checkpoint may be damaged."""
        config, weights = TrainingConfig(), new_weights(3)
        run_id = self.store.create("Run {n}", config, {}, 1000)
        batches = [BatchEnd(1, 1, 1, 2.0, 10, 100, 100, 1.0)]
        ends = [EpochEnd(1, 1, 2.0, 0.1, 2.0, 0.1, "test", weights, 1.0)] * epochs
        self.store.write(run_id, batches, ends, checkpoints.Checkpoint(weights, config), status)
        if not sound:
            with closing(sqlite3.connect(self.store.path)) as db, db:
                db.execute("UPDATE checkpoints SET content = x'00' WHERE run = ?", (run_id,))
        return run_id


@pytest.fixture
def past(home: Path) -> Past:
    return Past(home)


def test_a_run_that_diverged_in_its_first_epoch_is_not_the_model(past: Past, make_window: MakeWindow) -> None:
    past.add("diverged", epochs=0)
    assert make_window().state.model.name == "Sketch-ready"


def test_where_the_newest_run_cannot_be_used_an_older_one_is(past: Past, make_window: MakeWindow) -> None:
    past.add()
    past.add("diverged", epochs=0)
    assert make_window().state.model.name == "Run 1"


def test_a_remembered_model_that_does_not_load_is_reported_and_the_newest_run_used(
    past: Past, application: Application, make_window: MakeWindow
) -> None:
    remembered, _ = past.add(sound=False), past.add()
    application.settings["model"] = f"run {remembered}"
    window = make_window()
    assert "not a checkpoint" in window.page_in_view().notice.text
    assert window.state.model.name == "Run 2"


def test_where_no_run_loads_the_shipped_model_remains(past: Past, make_window: MakeWindow) -> None:
    past.add(sound=False)
    past.add(sound=False)
    window = make_window()
    assert "not a checkpoint" in window.page_in_view().notice.text
    assert window.state.model.name == "Sketch-ready"


def test_a_run_that_is_renamed_while_it_is_read_is_used_by_its_new_name(
    past: Past, make_window: MakeWindow, qtbot: QtBot
) -> None:
    run_id = past.add()
    window = make_window()
    window.state.model.replace(new_weights(0), "Another one")
    hold_jobs()
    window.models.use(run_id)
    window.state.runs.rename(run_id, "Mine")
    release_jobs()
    qtbot.waitUntil(lambda: window.state.model.run_id == run_id)
    assert window.state.model.name == "Mine"
