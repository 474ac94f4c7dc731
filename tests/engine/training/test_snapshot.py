"""Looking into a run while it goes on: what a snapshot tells, and that it changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import network_with
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, Snapshot
from fmnist_gui.engine.training.loop import Trainer, train
from fmnist_gui.engine.training.recording import Recorder, run_versions
from fmnist_gui.engine.training.runs import RunStore

CONFIG = TrainingConfig(epochs=2, batch_size=100, learning_rate=0.01, shuffle=True)


def test_asking_changes_nothing_bit_for_bit(tiny_data: FashionData) -> None:
    plain = list(train(CONFIG, tiny_data))
    control = Control()
    asked = []
    for event in train(CONFIG, tiny_data, control):
        control.request_snapshot()
        asked.append(event)
    without = [event for event in asked if not isinstance(event, Snapshot)]
    losses = [[event.loss for event in events if isinstance(event, BatchEnd)] for events in (plain, without)]
    assert losses[0] == losses[1]
    last = [[e for e in events if isinstance(e, EpochEnd)][-1].weights for events in (plain, without)]
    assert all(torch.equal(last[0][name], last[1][name]) for name in last[0])
    assert sum(isinstance(event, Snapshot) for event in asked) == 19  # all but the first of 20 batches


def test_a_request_is_answered_once_after_the_next_batch(tiny_data: FashionData) -> None:
    control = Control()
    control.request_snapshot()
    control.request_snapshot()
    kinds = [type(event) for event in train(CONFIG, tiny_data, control)]
    assert kinds.count(Snapshot) == 1
    assert kinds[:3] == [BatchEnd, Snapshot, BatchEnd]
    assert not control.take_snapshot_request()


def test_what_a_snapshot_holds(tiny_data: FashionData) -> None:
    """With plain SGD from rest, the first update is the gradient times the learning rate, downhill."""
    config = TrainingConfig(optimizer="sgd", learning_rate=0.1)
    control = Control()
    control.request_snapshot()
    events = train(config, tiny_data, control)
    next(events)
    snapshot = next(events)
    assert isinstance(snapshot, Snapshot)
    assert snapshot.step == 1
    assert snapshot.weights.keys() == snapshot.gradients.keys() == snapshot.updates.keys()
    for name, update in snapshot.updates.items():
        assert torch.allclose(update, -0.1 * snapshot.gradients[name], atol=1e-6)
    assert any(gradient.abs().max() > 0 for gradient in snapshot.gradients.values())


def test_a_snapshot_is_not_changed_by_later_steps(tiny_data: FashionData) -> None:
    control = Control()
    control.request_snapshot()
    events = train(CONFIG, tiny_data, control)
    next(events)
    snapshot = next(events)
    assert isinstance(snapshot, Snapshot)
    kept = {name: tensor.clone() for name, tensor in (snapshot.weights | {}).items()}
    gradients = {name: tensor.clone() for name, tensor in snapshot.gradients.items()}
    for _ in range(3):
        next(events)
    assert all(torch.equal(kept[name], snapshot.weights[name]) for name in kept)
    assert all(torch.equal(gradients[name], snapshot.gradients[name]) for name in gradients)
    network_with(snapshot.weights)


def test_the_recorder_passes_it_on_and_writes_nothing_for_it(
    tiny_data: FashionData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = Control()
    trainer = Trainer(CONFIG, tiny_data, control)
    store = RunStore(tmp_path / "runs.sqlite")
    run = store.create("run", CONFIG, run_versions(trainer), trainer.images_per_epoch)
    written: list[int] = []
    write = store.write

    def counting(*arguments: object) -> None:
        written.append(trainer.batch)
        write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "write", counting)
    monkeypatch.setattr("fmnist_gui.engine.training.recording.WRITE_INTERVAL_S", 1e9)
    control.request_snapshot()
    events = Recorder(trainer, store, run).events()
    assert isinstance(next(events), BatchEnd)
    assert isinstance(next(events), Snapshot)
    assert written == []
