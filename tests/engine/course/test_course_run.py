from dataclasses import replace
from pathlib import Path

import pytest
import torch

from fmnist_gui.engine.course.course_run import REFERENCE, course_run, reference_applies
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.config import PRESETS
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.evaluation import evaluate
from fmnist_gui.engine.training.events import BatchEnd
from fmnist_gui.engine.training.loop import train
from tests.engine.conftest import plainly_trained


def test_the_reference_figures_are_those_of_the_course() -> None:
    first, second = REFERENCE
    assert (first.total_loss, first.correct) == (324.96, 47_836)
    assert (second.total_loss, second.correct) == (224.76, 51_719)
    assert round(second.accuracy, 3) == 0.862


def test_epochs_are_summed_as_the_course_sums_them(tiny_data: FashionData) -> None:
    *_, last = course_run(tiny_data, Control(), seed=3)
    config = replace(PRESETS["course"].config, seed=3)
    batches = [event for event in train(config, tiny_data) if isinstance(event, BatchEnd)]

    assert (last.batch, last.batches, last.step) == (10, 10, 20)
    for epoch, figures in enumerate(last.epochs, start=1):
        own = [event for event in batches if event.epoch == epoch]
        assert figures.total_loss == pytest.approx(sum(event.loss for event in own))
        assert figures.correct == sum(event.correct for event in own)
        assert figures.images == 1000
    assert last.loss == batches[-1].loss
    counted = result_of(evaluate(plainly_trained(tiny_data, 20, seed=3)[0], tiny_data.train))
    assert last.counted == round(1000 * counted.accuracy)  # by the finished network
    assert last.epochs[1].total_loss < last.epochs[0].total_loss


def test_the_sums_grow_batch_by_batch_and_the_run_can_be_stopped(tiny_data: FashionData) -> None:
    control, told = Control(), []
    for progress in course_run(tiny_data, control):
        told.append(progress)
        if progress.step == 4:
            control.stop()
    assert [progress.epochs[0].images for progress in told] == [100, 200, 300, 400]
    assert all(progress.counted is None for progress in told)


def test_the_reference_holds_for_all_of_fashion_mnist_only(tiny_data: FashionData) -> None:
    images, labels = torch.zeros(60_000, 1, 1, dtype=torch.uint8), torch.zeros(60_000, dtype=torch.int64)
    whole = FashionData(Split(images, labels, "train"), tiny_data.test, Path())
    assert reference_applies(whole)
    assert not reference_applies(replace(whole, drawn=True))
    assert not reference_applies(tiny_data)
