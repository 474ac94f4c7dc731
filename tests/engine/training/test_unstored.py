"""What a run cannot store at its end is kept, and stored once that is possible, unless the run went on elsewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import recording
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import EndStored, RunEnd
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.recording import Recorder
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.engine.training.unstored import UnstoredEnds

CONFIG = TrainingConfig(epochs=2, shuffle=True)


class Full(RunStore):
    """Has room for the first write alone while it is full."""

    full = True

    def write(self, *values: Any, **options: Any) -> None:
        if self.full and options["after"] != (0, 0):
            raise StudioError("The disk is full.")
        super().write(*values, **options)


@pytest.fixture
def ends() -> UnstoredEnds:
    return UnstoredEnds()


@pytest.fixture
def store(tmp_path: Path, tiny_data: FashionData, ends: UnstoredEnds, monkeypatch: pytest.MonkeyPatch) -> Full:
    """With a run whose last part did not fit in."""
    monkeypatch.setattr(recording, "WRITE_INTERVAL_S", 1e9)
    store = Full(tmp_path / "runs.sqlite")
    run_id = store.create("run {n}", CONFIG, {}, 1000)
    events = list(Recorder(Trainer(CONFIG, tiny_data, Control()), store, run_id, ends).events())
    assert isinstance(events[-1], RunEnd)
    assert (store.run(1).status, store.run(1).step, len(ends)) == ("interrupted", 10, 1)
    return store


def test_it_is_stored_once_there_is_room(store: Full, ends: UnstoredEnds) -> None:
    assert list(ends.store(store)) == []
    assert len(ends) == 1
    store.full = False
    assert list(ends.store(store)) == [EndStored(1)]
    run = store.run(1)
    assert (run.status, run.epochs, run.step, run.resumable) == ("finished", 2, 20, False)
    assert run.test_accuracy is not None
    assert len(store.batches(1)) == 20
    assert list(ends.store(store)) == []


def test_a_run_that_another_trains_waits(store: Full, ends: UnstoredEnds) -> None:
    store.full = False
    other = RunStore(store.path)
    other.take(1)
    assert list(ends.store(store)) == []
    other.close()
    assert list(ends.store(store)) == [EndStored(1)]


def go_on(store: Full, data: FashionData) -> None:
    other = RunStore(store.path)
    other.take(1)
    trainer = Trainer(CONFIG, data, Control(), other.checkpoint(1))
    list(Recorder(trainer, other, 1).events())


def be_gone(store: Full, data: FashionData) -> None:
    store.delete(1)
    store.purge()


@pytest.mark.parametrize("happens", [go_on, be_gone])
def test_what_has_been_overtaken_is_given_up(
    store: Full, ends: UnstoredEnds, tiny_data: FashionData, happens: Callable[[Full, FashionData], None]
) -> None:
    store.full = False
    happens(store, tiny_data)
    before = store.runs()
    assert list(ends.store(store)) == []
    assert len(ends) == 0
    assert store.runs() == before
