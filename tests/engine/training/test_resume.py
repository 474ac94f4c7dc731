"""A run that was interrupted anywhere goes on, bit for bit, as if nothing had happened."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import torch

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, Event, RunPaused
from fmnist_gui.engine.training.loop import Trainer, train

CONFIG = TrainingConfig(
    batch_size=32, learning_rate=0.005, weight_decay=0.01, seed=1
)  # 4 batches, the last one partial
CHOICES = {
    "optimizer": ("adam", "adamw", "sgd"),
    "schedule": ("constant", "one-cycle"),
    "augmentation": ("none", "flip+shift"),
    "validation_percent": (0, 10),
}
CONFIGS = [
    replace(CONFIG, **dict(zip(CHOICES, values, strict=True)), shuffle=values[-1] > 0)
    for values in itertools.product(*CHOICES.values())
]


@pytest.fixture
def small_data(tiny_data: FashionData) -> FashionData:
    return replace(tiny_data, train=tiny_data.train.first(120), test=tiny_data.test.first(50))


def _named(config: TrainingConfig) -> str:
    return "-".join(str(getattr(config, name)) for name in CHOICES) + ("-shuffled" if config.shuffle else "")


def _figures(event: Event) -> dict[str, Any] | None:
    """All that must be the same of an event: everything but the time, and the weights by a comparison of their own."""
    if isinstance(event, RunPaused):
        return None
    return {
        key: [(name, tensor.tolist()) for name, tensor in value.items()] if key == "weights" else value
        for key, value in vars(event).items()
        if key not in ("time", "images_per_second")
    }


def _copied(checkpoint: Checkpoint) -> Checkpoint:
    return checkpoints.from_bytes(checkpoints.to_bytes(checkpoint), "copy.pt")


@pytest.mark.parametrize("config", CONFIGS, ids=_named)
def test_a_run_goes_on_bit_for_bit(config: TrainingConfig, small_data: FashionData) -> None:
    trainer = Trainer(config, small_data, Control())
    events, moments = [], []
    for event in trainer.events():
        events.append(event)
        moments.append(trainer.checkpoint())
    # In an epoch, after its last batch, after its end, in the next epoch, at the very end.
    for index in (1, 3, 4, 6, len(events) - 1):
        resumed = Trainer(config, small_data, Control(), _copied(moments[index]))
        later = list(resumed.events())
        rest = events[index + 1 :] or events[-1:]
        assert [_figures(event) for event in later] == [_figures(event) for event in rest]
        final = resumed.network.state_dict()
        assert all(torch.equal(final[name], tensor) for name, tensor in trainer.network.state_dict().items())


@pytest.mark.parametrize("batches", [0, 2, 4, 5])
def test_a_run_that_was_paused_and_put_away_goes_on_bit_for_bit(batches: int, small_data: FashionData) -> None:
    config = replace(CONFIG, shuffle=True, augmentation="flip+shift", epochs=3)
    expected = [_figures(event) for event in train(config, small_data)]
    control = Control()
    control.step(batches)
    first = Trainer(config, small_data, control)
    before = []
    for event in first.events():
        before.append(event)
        if isinstance(event, RunPaused):
            assert first.step == batches
            control.stop("paused")
    assert before[-1].reason == "paused"
    after = train(config, small_data, resume=_copied(first.checkpoint()))
    seen = [_figures(event) for event in before[:-1] if isinstance(event, (BatchEnd, EpochEnd))]
    assert seen + [_figures(event) for event in after] == expected


def test_a_run_interrupted_twice_goes_on_bit_for_bit(small_data: FashionData) -> None:
    config = replace(CONFIG, shuffle=True, augmentation="shift", schedule="one-cycle", epochs=3)
    expected = [_figures(event) for event in train(config, small_data)]
    seen: list[dict[str, Any] | None] = []
    checkpoint: Checkpoint | None = None
    for _ in range(len(expected)):  # a new trainer for every event
        trainer = Trainer(config, small_data, Control(), checkpoint)
        seen.append(_figures(next(trainer.events())))
        checkpoint = _copied(trainer.checkpoint())
    assert seen == expected


def _moment(data: FashionData) -> Checkpoint:
    trainer = Trainer(CONFIG, data, Control())
    next(trainer.events())
    return trainer.checkpoint()


@pytest.mark.parametrize(
    "change",
    [
        {"optimizer": "nonsense"},
        {"optimizer": {"state": {}, "param_groups": []}},
        {"schedule": None, "epoch": "two"},
        {"sums": [1.0]},
        {"sums": 3},
        {"augment_rng": torch.zeros(3, dtype=torch.uint8)},
        {"order_rng": "nonsense"},
        {"last_epoch": {"colour": "blue"}},
        {"seconds": None},
        {"seconds": float("nan")},
        {"epoch": -1},
        {"epoch": CONFIG.epochs + 1},
        {"epoch": 1.0},
        {"epoch": torch.ones(2)},
        {"batch": 5},
        {"batch": 2},  # it has seen the images of one
        {"sums": [float("inf"), 1, 32]},
        {"sums": [1.0, 33, 32]},
        {"sums": [1.0, True, 32]},
    ],
)
def test_a_state_that_makes_no_sense_is_refused(change: dict[str, Any], small_data: FashionData) -> None:
    moment = _moment(small_data)
    broken = replace(moment, training=moment.training | change)
    with pytest.raises(StudioError, match="state of this run cannot be read"):
        Trainer(CONFIG, small_data, Control(), broken)


def _change_state(name: str, value: Any) -> Callable[[dict[str, Any]], object]:
    return lambda training: training["optimizer"]["state"][0].update({name: value})


def _change_group(name: str, value: Any) -> Callable[[dict[str, Any]], object]:
    return lambda training: training["optimizer"]["param_groups"][0].update({name: value})


WRONG_STATES: dict[str, Callable[[dict[str, Any]], object]] = {
    "shape": _change_state("exp_avg", torch.zeros(3)),
    "kind": _change_state("exp_avg", torch.zeros(6, 1, 5, 5, dtype=torch.float64)),
    "no tensor": _change_state("exp_avg", 0.5),
    "not finite": _change_state("exp_avg_sq", torch.full((6, 1, 5, 5), torch.nan)),
    "not all": lambda training: training["optimizer"]["state"].pop(9),
    "no steps": lambda training: training["optimizer"]["state"][3].pop("step"),
    "rate": _change_group("lr", "fast"),
    "rate not finite": _change_group("lr", float("inf")),
    "rate too high": _change_group("lr", 2 * CONFIG.learning_rate),
    "rate negative": _change_group("lr", -0.001),
    "betas too large": _change_group("betas", (0.9, 1e300)),
    "another decay": _change_group("weight_decay", 0.5),
    "other steps": _change_state("step", torch.tensor(-1e38)),
    "betas": _change_group("betas", (0.9,)),
    "backwards": _change_group("maximize", True),
    "parameters": _change_group("params", [0, 1]),
    "schedule": lambda training: training["schedule"].update(last_epoch=7),
    "schedule's kind": lambda training: training["schedule"].update(_step_count=2.0),
    "no schedule": lambda training: training.update(schedule=None),
    "schedule's rate": lambda training: training["schedule"].update(_last_lr=["a"]),
}


@pytest.mark.parametrize("name", WRONG_STATES)
def test_a_state_that_does_not_fit_the_optimizer_is_refused(name: str, small_data: FashionData) -> None:
    config = replace(CONFIG, schedule="one-cycle")
    trainer = Trainer(config, small_data, Control())
    next(trainer.events())
    moment = _copied(trainer.checkpoint())
    WRONG_STATES[name](moment.training)
    with pytest.raises(StudioError, match="state of this run cannot be read"):
        Trainer(config, small_data, Control(), moment)


def test_nothing_of_a_file_but_its_numbers_gets_into_the_schedule(small_data: FashionData) -> None:
    config = replace(CONFIG, schedule="one-cycle")
    trainer = Trainer(config, small_data, Control())
    events = trainer.events()
    next(events)
    moment = _copied(trainer.checkpoint())
    moment.training["schedule"].update(step="no function", total_steps=1, colour="blue")
    moment.training["optimizer"]["param_groups"][0].update(colour="blue")
    del moment.training["optimizer"]["param_groups"][0]["foreach"]  # as if another version of torch had written it
    rest = Trainer(config, small_data, Control(), moment).events()
    assert [_figures(event) for event in rest] == [_figures(event) for event in events]


def test_a_state_with_something_missing_is_refused(small_data: FashionData) -> None:
    moment = _moment(small_data)
    for missing in set(moment.training) - {"schedule", "images_per_epoch"}:  # a constant rate has no schedule
        rest = {key: value for key, value in moment.training.items() if key != missing}
        with pytest.raises(StudioError, match="state of this run cannot be read"):
            Trainer(CONFIG, small_data, Control(), replace(moment, training=rest))


def test_a_run_does_not_go_on_with_other_images(small_data: FashionData, tiny_data: FashionData) -> None:
    with pytest.raises(StudioError, match="another data set"):
        Trainer(CONFIG, tiny_data, Control(), _moment(small_data))


def test_a_model_without_a_run_cannot_go_on(small_data: FashionData) -> None:
    with pytest.raises(StudioError, match="holds no run that could go on"):
        Trainer(CONFIG, small_data, Control(), Checkpoint(_moment(small_data).weights))
