"""Few images and many epochs, alone and beside something that helps."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.course import overfitting
from fmnist_gui.engine.course.overfitting import REMEDIES
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.views.overfitting import OverfittingView
from tests.conftest import Press, Show, Write, give_data, table_texts, until_over


@pytest.fixture
def noisy(state: AppState, tiny_data: FashionData) -> FashionData:
    """Every third training label is wrong: whoever learns them by heart judges new images worse."""
    labels = tiny_data.train.labels.clone()
    labels[::3] = labels[::3].roll(1)
    data = FashionData(Split(tiny_data.train.images, labels, "train"), tiny_data.test, tiny_data.folder)
    give_data(state, data)
    return data


@pytest.fixture
def view(show: Show, monkeypatch: pytest.MonkeyPatch) -> OverfittingView:
    for name, value in (("EPOCHS", 40), ("BATCH_SIZE", 20), ("LEARNING_RATE", 0.01)):  # quick on small data
        monkeypatch.setattr(overfitting, name, value)
    return show(OverfittingView)


def test_the_test_loss_rises_while_the_training_loss_falls(
    view: OverfittingView, noisy: FashionData, write: Write, press: Press, qtbot: QtBot
) -> None:
    assert not view.plot.isVisible()
    write(view.images, "100")
    press(view.start_button)
    until_over(view, qtbot)

    (run,) = view.runs
    assert [row[0] for row in table_texts(view.table)] == ["100 images"]
    assert run.train.losses[-1] < 0.2 * run.train.losses[0]
    step, lowest = run.lowest
    assert run.test.losses[-1] > 1.1 * lowest
    assert f"lowest after update {step}." in view.verdict.text()
    assert [curve.name for curve in view.plot.curves] == ["100 images: training", "100 images: test"]


def test_the_table_has_what_the_curves_end_with(
    view: OverfittingView, noisy: FashionData, write: Write, press: Press, qtbot: QtBot
) -> None:
    view.remedy.choose("images")
    write(view.images, "50")
    press(view.start_button)
    assert not view.remedy.isEnabled()
    until_over(view, qtbot)

    alone, more = view.runs
    assert [row[0] for row in table_texts(view.table)] == ["50 images", "500 images"]
    assert len(alone.train) == 3 * 40  # 50 images in batches of 20
    assert len(more.train) == 25 * 4  # nearly as many updates
    for run, row in zip(view.runs, table_texts(view.table), strict=True):
        assert row[2] == f"{100 * run.test.accuracies[-1]:.1f} %"
        assert (float(row[3]), float(row[4])) == pytest.approx((run.lowest[1], run.test.losses[-1]), abs=6e-4)
    assert len(view.plot.curves) == 4


def test_remedies_change_what_they_say(noisy: FashionData) -> None:
    (plain, few), (augmented, _), (decayed, _), (shorter, many) = overfitting.overfitting_runs(
        noisy, 60, [REMEDIES[name] for name in ("augmentation", "weight_decay", "images")]
    )

    assert (plain.augmentation, augmented.augmentation) == ("none", "shift")
    assert (decayed.optimizer, decayed.weight_decay) == ("adamw", 1.0)
    assert (len(few.train), len(many.train)) == (60, 600)
    assert plain.epochs == 10 * shorter.epochs
    assert np.array_equal(few.train.labels, noisy.train.labels[:60])


@pytest.mark.parametrize("text", ["49", "1001", "many"])
def test_a_number_that_cannot_be_used_is_told(view: OverfittingView, write: Write, press: Press, text: str) -> None:
    write(view.images, text)
    assert view.problem.text() == "Type a whole number from 50 to 1,000."

    press(view.start_button)
    assert not view.running
    assert view.images.hasFocus()


def test_while_both_fall_it_says_so(
    view: OverfittingView, state: AppState, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overfitting, "EPOCHS", 3)
    press(view.start_button)
    until_over(view, qtbot)

    assert view.verdict.text().startswith("So far both losses fall")
