"""The weights of a run's epochs: the first ones made anew, later ones read, those that come afterwards added."""

from pathlib import Path

import pytest
import torch
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.epoch_weights import EpochWeights
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.events import EpochEnd
from fmnist_gui.engine.training.runs import RunStore
from tests.conftest import record

CONFIG = TrainingConfig(epochs=2, seed=5)


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs.sqlite")


def test_epochs_are_read_as_they_come(qtbot: QtBot, store: RunStore, tiny_data: FashionData) -> None:
    run, events = record(store, tiny_data, CONFIG)
    first = next(event for event in events if isinstance(event, EpochEnd))
    epochs = EpochWeights(store)
    with qtbot.waitSignal(epochs.changed):
        epochs.look_at(run)
    qtbot.waitUntil(lambda: set(epochs.by_epoch) == {0, 1})
    assert torch.equal(epochs.by_epoch[0]["fc1.weight"], new_network(5).fc1.weight)
    assert torch.equal(epochs.by_epoch[1]["fc1.weight"], first.weights["fc1.weight"])
    list(events)
    epochs.look_at(run)
    qtbot.waitUntil(lambda: set(epochs.by_epoch) == {0, 1, 2})
    epochs.look_at(None)
    assert epochs.by_epoch == {}


def test_a_store_that_cannot_be_read_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "runs.sqlite").write_bytes(b"no database, but long enough to be taken for a damaged one" * 20)
    epochs = EpochWeights(RunStore(tmp_path / "runs.sqlite"))
    with qtbot.waitSignal(epochs.failed):
        epochs.look_at(1)
