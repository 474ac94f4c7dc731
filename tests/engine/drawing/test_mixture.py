"""Drawn garments among the photographs: which, how many, and that a run resumes exactly."""

import itertools
from dataclasses import replace

import pytest
import torch

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing import mixture
from fmnist_gui.engine.drawing.mixture import GarmentPool
from fmnist_gui.engine.errors import Cancelled
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.engine.training.loop import Trainer, train

MIXED = TrainingConfig(epochs=3, batch_size=100, shuffle=True, drawn_garments=200)


@pytest.fixture(autouse=True)
def _short_pools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mixture, "POOL_EPOCHS", 2)


def losses(config: TrainingConfig, data: FashionData, resume: Checkpoint | None = None) -> list[float]:
    return [event.loss for event in train(config, data, resume=resume) if isinstance(event, BatchEnd)]


def test_an_epoch_has_photographs_and_garments(tiny_data: FashionData) -> None:
    events = list(train(MIXED, tiny_data))
    sizes = [event.size for event in events if isinstance(event, BatchEnd) and event.epoch == 1]
    assert sum(sizes) == len(tiny_data.train) + 200
    assert [event.evaluated_on for event in events if isinstance(event, EpochEnd)] == ["test"] * 3


def test_the_pool_has_fewer_shirts_and_is_drawn_anew_in_time() -> None:
    pool = GarmentPool(200, seed=0)
    result_of(pool.prepare(0))
    first = pool.images
    counts = torch.bincount(pool.labels, minlength=10).tolist()
    assert counts[6] == 18
    assert set(counts) == {18, 30}
    result_of(pool.prepare(1))
    assert pool.images is first
    assert not torch.equal(pool.choose(0), pool.choose(1))
    result_of(pool.prepare(2))
    assert not torch.equal(pool.images, first)


def test_drawing_the_pool_can_be_stopped(tiny_data: FashionData) -> None:
    with pytest.raises(Cancelled):
        result_of(GarmentPool(200, seed=0).prepare(0), lambda: True)
    control = Control()
    control.stop()
    (end,) = train(MIXED, tiny_data, control)
    assert end.reason == "stopped"


def test_the_same_seed_gives_the_same_run_and_another_seed_another(tiny_data: FashionData) -> None:
    short = replace(MIXED, epochs=1)
    assert losses(short, tiny_data) == losses(short, tiny_data)
    assert losses(short, tiny_data) != losses(replace(short, seed=1), tiny_data)


@pytest.mark.parametrize("stop_after", [5, 20, 30])
def test_a_mixed_run_resumes_exactly(stop_after: int, tiny_data: FashionData) -> None:
    whole = losses(MIXED, tiny_data)
    trainer = Trainer(MIXED, tiny_data, Control())
    batches = (event.loss for event in trainer.events() if isinstance(event, BatchEnd))
    begun = list(itertools.islice(batches, stop_after))
    rest = losses(MIXED, tiny_data, resume=trainer.checkpoint())
    assert begun + rest == whole
