"""The list of models: what reads each of them, and when a key stands for another network."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.models import SHIPPED, Candidate
from fmnist_gui.bridge.session import State
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Subject
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.network.course_network import Weights
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.shipped import shipped
from tests.conftest import new_weights


def first(weights: Weights) -> float:
    return float(weights["conv1.weight"].flatten()[0])


def train(state: AppState, qtbot: QtBot, epochs: int = 1) -> None:
    with qtbot.waitSignal(state.session.ended, timeout=30_000):
        state.session.start(TrainingConfig(epochs=epochs, batch_size=500), state.source.data, "Run {n}")


def test_every_model_of_the_list_can_be_read(state: AppState, qtbot: QtBot, tmp_path: Path) -> None:
    train(state, qtbot, epochs=2)
    kept, gone = tmp_path / "kept.pt", tmp_path / "gone.pt"
    checkpoints.save(Checkpoint(new_weights(3)), kept)
    state.models.add_opened(gone, Checkpoint(new_weights(4)))
    assert list(state.models.names) == [SHIPPED, 1, gone]
    read = state.models.reader()
    assert first(read(Candidate(SHIPPED)).weights) == first(shipped().weights)
    assert first(read(Candidate(1)).weights) == first(state.store.weights(1, 2).weights)
    assert first(read(Candidate(1, 1)).weights) == first(state.store.weights(1, 1).weights)
    assert first(read(Candidate(kept)).weights) == first(new_weights(3))
    assert first(read(Candidate(gone)).weights) == first(new_weights(4))
    with pytest.raises(StudioError):
        read(Candidate(tmp_path / "no file.pt"))
    assert [state.models.epochs(key) for key in (SHIPPED, 1, 99, gone)] == [0, 2, 0, 0]


def test_a_key_has_another_stamp_once_it_stands_for_another_network(state: AppState, qtbot: QtBot) -> None:
    path, keys = Path("a.pt"), (SHIPPED, 1, Path("a.pt"))
    assert [state.models.stamp(key) for key in keys] == [0, 0, 0]
    train(state, qtbot)
    state.models.add_opened(path, Checkpoint(new_weights(4)))
    before = [state.models.stamp(key) for key in keys]
    with qtbot.waitSignal(state.models.changed):
        state.models.add_opened(path, Checkpoint(new_weights(5)))
    assert before == [0, 2, 1]
    assert [state.models.stamp(key) for key in keys] == [0, 2, 2]


def test_a_run_takes_over_unless_another_model_is_chosen_meanwhile(state: AppState, qtbot: QtBot) -> None:
    """A run that is resumed, or whose own network is chosen, takes over again."""
    subject, chosen = Subject(state), new_weights(9)
    with qtbot.waitSignal(state.session.epochEnded, timeout=30_000):
        state.session.start(TrainingConfig(epochs=50, batch_size=500), state.source.data, "Run {n}")
    assert state.model.run_id == 1
    state.session.pause()
    qtbot.waitUntil(lambda: state.session.state is State.PAUSED)
    state.choose_model(chosen, "Sketch-ready", 0.9, SHIPPED)
    state.session.request_snapshot()
    with qtbot.waitSignals([state.session.epochEnded, state.session.snapshotTaken], timeout=30_000):
        state.session.proceed()
    assert state.model.weights is chosen
    assert subject.weights is chosen
    assert not subject.live
    state.choose_model(new_weights(0), "Run 1", None, 1)
    with qtbot.waitSignal(state.session.epochEnded, timeout=30_000):
        pass
    assert state.model.epoch is not None
    with qtbot.waitSignal(state.session.ended, timeout=30_000):
        state.session.stop()
