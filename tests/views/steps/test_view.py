"""C18 and C19: the seven steps, pressed through as a reader does, on small data."""

import math

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot
from torch.nn import functional as F

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.step_trial import Goal
from fmnist_gui.engine.course.lessons import read_lesson
from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.kit.cells.matrix_grid import Cell
from fmnist_gui.kit.cells.parameters import PARAMETERS
from fmnist_gui.views.steps.loop import SevenStepsView
from fmnist_gui.views.steps.slow_motion import SlowMotionView
from fmnist_gui.views.steps.texts import STEPS
from fmnist_gui.views.steps.view import GOALS, StepsView
from tests.conftest import Press, Show, give_data, table_texts

NARROW_CARD = 490  # px inside the card where the page has just room for two columns


@pytest.fixture
def loop(show: Show, qtbot: QtBot) -> SevenStepsView:
    part = show(SevenStepsView)
    until_idle(part, qtbot)
    return part


@pytest.fixture
def slow(show: Show, qtbot: QtBot) -> SlowMotionView:
    part = show(SlowMotionView)
    until_idle(part, qtbot)
    return part


def until_idle(part: StepsView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not part.trial.busy and part.trial.snapshot is not None, timeout=20_000)


def go(part: StepsView, steps: int, press: Press, qtbot: QtBot) -> None:
    for _ in range(steps):
        press(part.controls.next_button)
        until_idle(part, qtbot)


def run(part: StepsView, goal: Goal, press: Press, qtbot: QtBot) -> None:
    part.controls.slow.setChecked(False)
    part.controls.goal.setCurrentIndex(list(GOALS).index(goal))
    press(part.controls.run_button)
    until_idle(part, qtbot)


# ---- C18


def test_the_loop_marks_its_step_and_tells_what_it_brought(loop: SevenStepsView, press: Press, qtbot: QtBot) -> None:
    assert loop.loop.current == 1
    shown = [label.text() for label in loop.loop.values]
    assert shown == ["images 0 to 99", "", "", "", "", "batch 1 of 10", "epoch 1 of 10"]
    gutter = QRect(0, 0, 40, loop.loop.height())
    before = loop.loop.grab(gutter).toImage()
    for step in range(2, 7):
        go(loop, 1, press, qtbot)
        assert loop.loop.current == step
        assert loop.about.text() == STEPS[step - 1].about
    assert loop.loop.grab(gutter).toImage() != before  # the way back is bright
    snapshot = loop.trial.snapshot
    assert loop.loop.values[1].text() == f"{snapshot.correct} of 100 right"
    assert loop.loop.values[2].text() == f"{snapshot.loss:.3f}"
    go(loop, 1, press, qtbot)
    assert [label.text() for label in loop.loop.values[:3]] == ["images 100 to 199", "", ""]


def test_the_loop_runs_to_the_end_of_the_epoch_and_anew(loop: SevenStepsView, press: Press, qtbot: QtBot) -> None:
    run(loop, Goal.EPOCH, press, qtbot)
    assert loop.loop.current == 7
    assert loop.loop.values[6].text().startswith("epoch 1 of 10: ")
    assert loop.plot.isVisible()
    qtbot.waitUntil(lambda: len(loop.plot.canvas.layers[0].line.getData()[0]) == 10)
    assert np.array_equal(loop.plot.canvas.layers[0].line.getData()[1], loop.trial.losses.losses)
    first = loop.trial.losses.losses.copy()
    press(loop.controls.restart_button)
    until_idle(loop, qtbot)
    assert loop.loop.current == 1
    run(loop, Goal.EPOCH, press, qtbot)
    assert np.array_equal(loop.trial.losses.losses, first)


def test_a_run_is_stopped_by_the_same_button_and_by_leaving(loop: SevenStepsView, press: Press, qtbot: QtBot) -> None:
    loop.trial.slow_s = 0.001
    loop.controls.goal.setCurrentIndex(list(GOALS).index(Goal.ALL))
    assert loop.controls.slow.isChecked()
    press(loop.controls.run_button)
    qtbot.waitUntil(lambda: loop.loop.current > 1)
    assert not loop.controls.next_button.isEnabled()
    assert loop.controls.run_button.text() == "Stop"
    press(loop.controls.run_button)
    until_idle(loop, qtbot)
    assert not loop.trial.finished
    assert loop.controls.next_button.isEnabled()
    assert loop.controls.run_button.text() == "Let it run"
    press(loop.controls.run_button)
    assert loop.trial.running
    loop.hide()
    assert not loop.trial.running


def test_other_data_begin_anew_another_model_does_not(
    loop: SevenStepsView, state: AppState, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    go(loop, 2, press, qtbot)
    state.model.replace(new_network(5).state_dict(), "Another one")
    assert loop.loop.current == 3
    turned = Split(tiny_data.train.images.flip(0), tiny_data.train.labels.flip(0), "train")
    give_data(state, FashionData(turned, tiny_data.test, tiny_data.folder))
    until_idle(loop, qtbot)
    assert loop.loop.current == 1
    assert torch.equal(loop.trial.snapshot.images[0], tiny_data.train.images[-1])


# ---- C19


def test_the_batch_is_shown_with_its_labels_and_the_networks_scores_and_loss(
    slow: SlowMotionView, tiny_data: FashionData, qtbot: QtBot, press: Press
) -> None:
    page = slow.pages[0]
    assert page.isVisible()
    labels = tiny_data.train.labels[:100].tolist()
    assert list(page.grid.captions) == [str(label) for label in labels]
    place = page.grid.picture_rect(17).center()
    qtbot.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=place)
    assert page.detail.text().startswith(f"Image 17: label {labels[17]}, ")
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.detail.text().startswith(f"Image 18: label {labels[18]}, ")
    images, labels = tiny_data.train.images[:100], tiny_data.train.labels[:100]
    with torch.no_grad():
        scores = new_network(0)(to_float(images))
    go(slow, 1, press, qtbot)
    page = slow.pages[1]
    assert list(page.grid.captions) == [str(n) for n in scores.argmax(1).tolist()]
    assert list(page.grid.framed) == (scores.argmax(1) == labels).tolist()
    assert page.scores.values.ravel() == pytest.approx(scores[0].numpy(), abs=1e-6)
    assert sum(page.bars.values) == pytest.approx(1)
    go(slow, 1, press, qtbot)
    loss = F.cross_entropy(scores, labels).item()
    assert slow.pages[2].headline.text() == f"loss = {loss:.4f}"
    assert "ln 10 = 2.303" in slow.pages[2].about.text()
    assert loss == pytest.approx(math.log(10), abs=0.05)


def test_gradients_are_pictures_and_updates_told_in_numbers(slow: SlowMotionView, press: Press, qtbot: QtBot) -> None:
    go(slow, 3, press, qtbot)
    snapshot = slow.trial.snapshot
    for name in PARAMETERS:
        grid = slow.gradients.pictures.grids[name]
        assert grid.isVisible()
        assert np.array_equal(np.sort(grid.values, None), np.sort(snapshot.gradients[name].numpy(), None))
        assert grid.cell_size() >= 1
    slow.resize(slow.width(), slow.sizeHint().height())
    qtbot.mouseMove(grid, grid.cell_rect(Cell(0, 0, 3)).center())
    value = f"{snapshot.gradients['out.bias'][3].item():.6f}".replace("-", "−")
    assert slow.gradients.pictures.reading.text() == f"out.bias[3] = {value}"
    grid = slow.gradients.pictures.grids["fc2.bias"]
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(Cell(0, 1, 2)).center())
    go(slow, 1, press, qtbot)
    page, snapshot = slow.update_page, slow.trial.snapshot
    assert page.name == "fc2.bias"
    grid = page.grids[2]
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(Cell(0, 2, 5)).center())
    before, after = snapshot.before["fc2.bias"][45].item(), snapshot.after["fc2.bias"][45].item()
    told = [before, snapshot.gradients["fc2.bias"][45].item(), after - before, after]
    rows = table_texts(page.table)
    assert rows[0][0] == "fc2.bias[45]"
    assert [float(row[1].replace("−", "-")) for row in rows[1:]] == pytest.approx(told, abs=1e-6)
    assert f"{snapshot.loss_after:.4f}" in page.loss.text()


def test_without_zeroing_the_network_leaves_the_other_one(slow: SlowMotionView, press: Press, qtbot: QtBot) -> None:
    go(slow, 4, press, qtbot)
    slow.trial.run(Goal.BATCH, slow=False)
    until_idle(slow, qtbot)
    assert "sets them to zero before it computes its own" in slow.next_batch.headline.text()
    box = slow.next_batch.zeroing
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert not box.isChecked()
    assert slow.next_batch.headline.text().endswith("adds its own to them.")
    run(slow, Goal.EPOCH, press, qtbot)
    press(slow.buttons[5])
    rows = table_texts(slow.next_batch.table)
    assert [row[0] for row in rows] == ["5", "6", "7", "8", "9", "10"]
    assert rows[-1][4] != rows[-1][5]
    assert float(rows[-1][3].removesuffix("°")) > 0
    assert len(slow.plot.curves) == 2
    press(slow.controls.restart_button)
    until_idle(slow, qtbot)
    assert len(slow.plot.curves) == 1


def test_steps_that_were_done_can_be_looked_at_again(slow: SlowMotionView, press: Press, qtbot: QtBot) -> None:
    go(slow, 3, press, qtbot)
    assert [button.isEnabled() for button in slow.buttons] == [True] * 4 + [False] * 3
    press(slow.buttons[1])
    assert slow.pages[1].isVisible()
    assert not slow.pages[3].isVisible()
    go(slow, 1, press, qtbot)
    assert slow.pages[4].isVisible()


def test_the_epochs_are_summed_up(slow: SlowMotionView, press: Press, qtbot: QtBot) -> None:
    run(slow, Goal.ALL, press, qtbot)
    rows = table_texts(slow.pages[6].table)
    assert [row[0] for row in rows] == [str(epoch) for epoch in range(1, 11)]
    assert float(rows[-1][1]) < float(rows[0][1])
    assert slow.about.text().startswith("All epochs are done.")
    assert not slow.controls.next_button.isEnabled()
    assert not slow.controls.run_button.isEnabled()


@pytest.mark.usefixtures("light_theme")
def test_pages_fit_into_the_narrow_card(slow: SlowMotionView, press: Press, qtbot: QtBot) -> None:
    for _ in range(6):
        assert slow.minimumSizeHint().width() <= NARROW_CARD
        go(slow, 1, press, qtbot)


@pytest.mark.parametrize("number", [4, 5, 6])
def test_the_code_beside_it_counts_the_steps_alike(number: int) -> None:
    counted = [line for line in read_lesson("C18", "en").code.splitlines() if str(number) in line.partition("#")[2]]
    assert [line.partition("#")[0].strip() for line in counted] == STEPS[number - 1].code.splitlines()
