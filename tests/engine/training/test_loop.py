"""The training loop: what it counts, and how it is stopped, paused and stepped.

That each optimizer, schedule and augmentation does as torch's own is seen in test_run_export.py, number by number.
"""

import math
from collections.abc import Generator, Iterator
from dataclasses import replace

import pytest
import torch

from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.engine.errors import NotFinite, StudioError
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import cpu_weights, network_with
from fmnist_gui.engine.training import loop as training
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.evaluation import evaluate
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, Event, RunEnd, RunPaused, Snapshot
from fmnist_gui.engine.training.loop import Trainer, train
from tests.engine.conftest import plainly_trained


def _losses(events: list[Event]) -> list[float]:
    return [event.loss for event in events if isinstance(event, BatchEnd)]


def _epochs(events: list[Event]) -> list[EpochEnd]:
    return [event for event in events if isinstance(event, EpochEnd)]


def _end(events: list[Event]) -> RunEnd:
    assert isinstance(events[-1], RunEnd)
    assert sum(isinstance(event, RunEnd) for event in events) == 1
    return events[-1]


def test_the_course_takes_images_in_stored_order_by_seven_steps(tiny_data: FashionData) -> None:
    network, expected = plainly_trained(tiny_data, batches=20)
    events = list(train(TrainingConfig(), tiny_data))
    assert _losses(events) == expected
    final = _epochs(events)[-1].weights
    assert all(torch.equal(final[name], tensor) for name, tensor in network.state_dict().items())


def test_steps_and_images_are_counted_the_partial_last_batch_too(tiny_data: FashionData) -> None:
    events = list(train(TrainingConfig(epochs=2, batch_size=300), tiny_data))
    batches = [event for event in events if isinstance(event, BatchEnd)]
    assert [event.size for event in batches] == [300, 300, 300, 100] * 2
    assert [(event.epoch, event.batch) for event in batches] == [(e, b) for e in (1, 2) for b in (1, 2, 3, 4)]
    assert [event.step for event in batches] == list(range(1, 9))
    assert [event.images_seen for event in batches] == [300, 600, 900, 1000, 1300, 1600, 1900, 2000]
    assert [event.time for event in batches] == sorted(event.time for event in batches)
    end = _end(events)
    assert (end.reason, end.epochs, end.step) == ("finished", 2, 8)
    assert end.images_per_second == pytest.approx(2000 / end.time)


def test_an_epochs_figures_are_means_over_its_images(tiny_data: FashionData) -> None:
    events = list(train(TrainingConfig(epochs=2, batch_size=300), tiny_data))
    for epoch in _epochs(events):
        mine = [event for event in events if isinstance(event, BatchEnd) and event.epoch == epoch.epoch]
        assert epoch.train_loss == pytest.approx(sum(event.loss * event.size for event in mine) / 1000)
        assert epoch.train_accuracy == sum(event.correct for event in mine) / 1000
        assert epoch.step == mine[-1].step
        scored = result_of(evaluate(network_with(epoch.weights), tiny_data.test))
        assert (epoch.eval_loss, epoch.eval_accuracy) == (scored.loss, scored.accuracy)
        assert epoch.evaluated_on == "test"
    last, end = _epochs(events)[-1], _end(events)
    assert (end.train_loss, end.train_accuracy) == (last.train_loss, last.train_accuracy)
    assert (end.test_loss, end.test_accuracy) == (last.eval_loss, last.eval_accuracy)


@pytest.mark.parametrize("augmentation", ["none", "flip+shift"])
def test_the_same_seed_gives_the_same_run_and_another_seed_another(augmentation: str, tiny_data: FashionData) -> None:
    config = TrainingConfig(epochs=2, augmentation=augmentation, shuffle=True, seed=3)
    first = list(train(config, tiny_data))
    torch.manual_seed(99)  # the global random state has no part in it
    again = list(train(config, tiny_data))
    other = list(train(replace(config, seed=4), tiny_data))
    assert _losses(first) == _losses(again)
    assert _losses(first) != _losses(other)
    assert [epoch.eval_loss for epoch in _epochs(first)] == [epoch.eval_loss for epoch in _epochs(again)]


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The name of each split that training has scored."""
    names: list[str] = []

    def count(network: torch.nn.Module, split: Split) -> object:
        names.append(split.name)
        return evaluate(network, split)

    monkeypatch.setattr(training, "evaluate", count)
    return names


def test_with_a_validation_share_the_test_set_is_scored_once_at_the_end(
    scored: list[str], tiny_data: FashionData
) -> None:
    events = list(train(TrainingConfig(epochs=3, validation_percent=20), tiny_data))
    assert scored == ["validation"] * 3 + ["test"]
    assert all(event.evaluated_on == "validation" for event in _epochs(events))
    assert max(event.images_seen for event in events if isinstance(event, BatchEnd)) == 3 * 800
    end = _end(events)
    assert end.eval_accuracy == _epochs(events)[-1].eval_accuracy
    assert end.test_accuracy == result_of(evaluate(network_with(_epochs(events)[-1].weights), tiny_data.test)).accuracy


def test_without_a_validation_share_the_test_set_scores_each_epoch(scored: list[str], tiny_data: FashionData) -> None:
    list(train(TrainingConfig(epochs=3), tiny_data))
    assert scored == ["test"] * 3


def test_a_stopped_run_with_a_validation_share_leaves_the_test_set_alone(
    scored: list[str], tiny_data: FashionData
) -> None:
    control = Control()
    events = []
    for event in train(TrainingConfig(validation_percent=10), tiny_data, control):
        events.append(event)
        if isinstance(event, EpochEnd):
            control.stop()
    assert scored == ["validation"]
    assert _end(events).test_accuracy is None


@pytest.mark.parametrize("reason", ["stopped", "paused"])
def test_a_stop_takes_effect_before_the_next_batch(reason: str, tiny_data: FashionData) -> None:
    control = Control()
    events = []
    for event in train(TrainingConfig(), tiny_data, control):
        events.append(event)
        if isinstance(event, BatchEnd) and event.step == 3:
            control.stop(reason)
    assert len(_losses(events)) == 3
    end = _end(events)
    assert (end.reason, end.epochs, end.step) == (reason, 0, 3)
    assert end.train_loss is end.train_accuracy is end.eval_accuracy is end.test_accuracy is None


def test_a_stop_during_the_evaluation_ends_the_run_before_the_epochs_end(
    tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = Control()

    def stop_within(network: torch.nn.Module, split: Split) -> Iterator[None]:
        control.stop("paused")
        return evaluate(network, split)

    monkeypatch.setattr(training, "evaluate", stop_within)
    trainer = Trainer(TrainingConfig(), tiny_data, control)
    events = list(trainer.events())
    assert len(_losses(events)) == 10
    assert _epochs(events) == []
    assert (_end(events).reason, _end(events).epochs) == ("paused", 0)
    assert trainer.network.training  # scoring has put it back


def test_single_steps_run_exactly_so_many_batches(tiny_data: FashionData) -> None:
    control = Control()
    control.step(3)
    run = train(TrainingConfig(), tiny_data, control)
    assert _losses([next(run) for _ in range(3)])
    assert next(run) == RunPaused(1, 3)
    control.step()
    event = next(run)
    assert event.step == 4
    assert next(run) == RunPaused(1, 4)
    control.proceed()
    assert all(isinstance(next(run), BatchEnd) for _ in range(6))
    assert isinstance(next(run), EpochEnd)


def test_a_stop_ends_a_paused_run_without_another_batch(tiny_data: FashionData) -> None:
    control = Control()
    control.pause()
    run = train(TrainingConfig(), tiny_data, control)
    assert next(run) == RunPaused(1, 0)
    control.stop()
    event = next(run)
    assert event.step == 0
    assert list(run) == []


@pytest.mark.parametrize("broken", ["weights", "evaluation", "last test"])
def test_numbers_that_overflow_end_the_run_wherever_they_appear(
    broken: str, tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = TrainingConfig(epochs=2, validation_percent=20 if broken == "last test" else 0)
    trainer = Trainer(config, tiny_data, Control())
    scores = 0

    def not_a_number(network: torch.nn.Module, split: Split) -> Generator[None, None, object]:
        nonlocal scores
        scores += 1
        evaluation = yield from evaluate(network, split)
        broken_now = scores == 2 if broken == "evaluation" else broken == "last test" and split.name == "test"
        if broken_now:
            raise NotFinite
        return evaluation

    monkeypatch.setattr(training, "evaluate", not_a_number)

    def overflow() -> None:
        with torch.no_grad():
            trainer.network.out.weight[0, 0] = -math.inf

    events = []
    for event in trainer.events():
        events.append(event)
        if broken == "weights" and isinstance(event, BatchEnd) and event.step == 15:
            monkeypatch.setattr(trainer.optimizer, "step", overflow)
    end = _end(events)
    assert end.reason == "diverged"
    assert end.step == {"weights": 15, "evaluation": 20, "last test": 16}[broken]
    if broken == "last test":
        assert end.test_accuracy is None
    kept = _epochs(events)[-1].weights
    assert all(torch.equal(kept[name], tensor) for name, tensor in trainer.checkpoint().weights.items())


def test_settings_that_cannot_be_used_are_refused_at_once(tiny_data: FashionData) -> None:
    with pytest.raises(StudioError, match="Epochs: Choose a number"):
        train(TrainingConfig(epochs=0), tiny_data)


def test_a_batch_larger_than_the_data_set_is_one_step(tiny_data: FashionData) -> None:
    events = list(train(TrainingConfig(epochs=1, batch_size=10_000), tiny_data))
    assert [event.size for event in events if isinstance(event, BatchEnd)] == [1000]


def test_a_snapshot_holds_one_step_and_changes_nothing(tiny_data: FashionData) -> None:
    config = TrainingConfig(epochs=2, optimizer="sgd", shuffle=True)
    control = Control()
    trainer = Trainer(config, tiny_data, control)
    run = trainer.events()
    events: list[Event] = [next(run)]
    before = cpu_weights(trainer.network)
    control.request_snapshot()
    control.request_snapshot()  # the same request once more
    events += [next(run), snapshot := next(run)]
    after = cpu_weights(trainer.network)
    gradients = {name: parameter.grad.clone() for name, parameter in trainer.network.named_parameters()}
    events += run  # later steps do not change it
    assert snapshot.step == 2
    for name, tensor in after.items():
        assert torch.equal(snapshot.weights[name], tensor)
        assert torch.equal(snapshot.updates[name], tensor - before[name])
        assert torch.equal(snapshot.gradients[name], gradients[name])
    assert sum(isinstance(event, Snapshot) for event in events) == 1
    assert _losses(events) == _losses(list(train(config, tiny_data)))
