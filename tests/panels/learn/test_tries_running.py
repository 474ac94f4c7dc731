"""“Try this” of the sections on predictions, training and results, driven on the live part."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.step_trial import Goal
from fmnist_gui.engine.course import overfitting
from fmnist_gui.engine.course.lessons import read_lesson
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.panels.learn.live import SECTIONS
from fmnist_gui.views import settings_comparison
from fmnist_gui.views.graph.formulas import STEPS
from fmnist_gui.views.steps.view import GOALS, StepsView
from tests.conftest import TIMEOUT_MS, Press, Show, Write, after, table_texts, until_over
from tests.panels.learn.conftest import Open
from tests.views.design.hand import tick

LEFT = Qt.MouseButton.LeftButton


# ---- the way forward


def test_c14_pictures_change_and_shapes_do_not(part: Open, press: Press, qtbot: QtBot) -> None:
    view = part("C14")
    shapes = [list(stage.tensor.shape) for stage in view.stages]
    first = [stage.tensor for stage in view.stages]
    while view.result.index == 0:
        after(qtbot, view, lambda: press(view.picker.random))
    assert [list(stage.tensor.shape) for stage in view.stages] == shapes
    assert not any(stage.tensor.equal(old) for stage, old in zip(view.stages, first, strict=True))
    titles = set()
    for number in range(len(shapes)):
        qtbot.mouseClick(view.strip, LEFT, pos=view.strip.item_rect(number).center())
        titles.add(view.title.text())
    assert len(titles) == len(shapes)


def test_c15_padding_keeps_the_size_and_a_stride_misses_a_row_of_the_image(
    show: Show, write: Write, qtbot: QtBot
) -> None:
    view = show(SECTIONS["C15"].view)

    def write_both(name: str, text: str) -> None:
        for fields in view.fields:
            write(fields[name], text)

    write_both("p", "2")
    assert view.summary.text() == "Output: 28 × 28"
    write_both("p", "0")
    write_both("s", "2")
    assert view.summary.text() == "Output: 12 × 12"
    assert all("never reaches the last 1 of the image" in label.text() for label in view.results)
    picture = view.picture
    qtbot.mouseMove(picture, picture.output_rect().bottomRight().toPoint() - QPoint(2, 2))
    assert picture.cell == (11, 11)
    image = picture._input_rect()
    red = picture.grab().toImage().pixelColor(int(image.left()) + 3, int(image.bottom()) - 3)
    assert abs(red.red() - red.green()) > 20  # the missed row is marked


def test_c16_an_untrained_network_hardly_moves_and_the_graph_costs_memory(
    part: Open, press: Press, qtbot: QtBot
) -> None:
    view = part("C16")
    for _ in range(3):
        after(qtbot, view, lambda: press(view.picker.random))
        assert all(0.05 < probability < 0.15 for probability in view.bars[0].values)
    after(qtbot, view, lambda: press(view.again))
    kept, saved = view.result.passes
    assert kept.kept_bytes > 10_000_000
    assert saved.kept_bytes == 0
    assert f"PyTorch keeps {kept.kept_bytes / 1e6:.1f} MB" in view.saved.text()


def test_c17_the_counts_and_a_row(part: Open, see: Show, press: Press, write: Write, qtbot: QtBot) -> None:
    view = part("C17")
    after(qtbot, view, lambda: press(view.picker.random))
    assert "get_num_correct(scores, labels)" in view.correct.text()
    assert view.correct.text().count("of 10 right") == 2
    qtbot.mouseClick(view.tiles, LEFT, pos=view.tiles.item_rect(6).center())
    assert view.row_text.text().startswith("scores[6]")
    page = see(type(view), compact=False)
    write(page.size_field, "100")
    qtbot.waitUntil(lambda: page.correct.text().count("of 100 right") == 2, timeout=TIMEOUT_MS)


# ---- training


def until_idle(view: StepsView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view.trial.busy and view.trial.snapshot is not None, timeout=TIMEOUT_MS)


def go_to_step(view: StepsView, step: int, press: Press, qtbot: QtBot) -> None:
    until_idle(view, qtbot)
    while int(view.trial.snapshot.step) < step:
        press(view.controls.next_button)
        until_idle(view, qtbot)


def let_run(view: StepsView, goal: Goal, press: Press, qtbot: QtBot) -> None:
    view.controls.goal.setCurrentIndex(list(GOALS).index(goal))
    press(view.controls.run_button)
    until_idle(view, qtbot)


@pytest.mark.usefixtures("fashion")
def test_c18_a_step_an_epoch_and_all_of_them(show: Show, press: Press, qtbot: QtBot) -> None:
    view = show(SECTIONS["C18"].view)
    go_to_step(view, 5, press, qtbot)
    assert view.trial.snapshot.loss_after < view.trial.snapshot.loss
    tick(qtbot, view.controls.slow)
    assert not view.controls.slow.isChecked()
    let_run(view, Goal.EPOCH, press, qtbot)
    correct = int(re.search(r"(\d+) % correct", view.loop.values[6].text())[1])
    assert 15 <= correct <= 30
    let_run(view, Goal.ALL, press, qtbot)
    assert int(re.search(r"(\d+) % correct", view.loop.values[6].text())[1]) > 80


@pytest.mark.usefixtures("fashion")
def test_c19_without_zeroing_the_loss_climbs_back(show: Show, press: Press, qtbot: QtBot) -> None:
    view = show(SECTIONS["C19"].view)
    go_to_step(view, 4, press, qtbot)
    assert view.gradients.isVisible()
    go_to_step(view, 5, press, qtbot)
    assert view.update_page.isVisible()
    go_to_step(view, 6, press, qtbot)
    tick(qtbot, view.next_batch.zeroing)
    let_run(view, Goal.ALL, press, qtbot)
    assert view.trial.losses.losses[-10:].mean() == pytest.approx(2.3, abs=0.1)
    assert view.trial.other_losses.losses[-10:].mean() < 0.6


def test_c20_the_run_before_stays_beside_the_next_one(show: Show, press: Press, write: Write, qtbot: QtBot) -> None:
    view = show(SECTIONS["C20"].view)
    press(view.start_button)
    until_over(view, qtbot)
    first = [row[2] for row in table_texts(view.table)]
    assert all(first)
    write(view.seed, "5")
    press(view.start_button)
    until_over(view, qtbot)
    rows = table_texts(view.table)
    assert [row[2] for row in rows] == first
    assert [row[3] for row in rows] != first


@pytest.mark.usefixtures("fashion")
def test_c21_steps_too_short_too_long_and_few_updates(show: Show, press: Press, write: Write, qtbot: QtBot) -> None:
    assert settings_comparison.DEFAULTS["learning_rate"] == (0.0001, 0.01, 1.0)
    view = show(SECTIONS["C21"].view)
    press(view.start_button)
    until_over(view, qtbot)
    slow, good, wild = (trial.accuracy for trial in view.trials)
    assert good > 0.6
    assert slow < good - 0.1
    assert wild < 0.2
    write(view.fields["learning_rate"][2], "0.05")
    press(view.start_button)
    until_over(view, qtbot)
    assert len(view.trials) == 3
    qtbot.keyClick(view.setting, Qt.Key.Key_Down)
    write(view.fields["batch_size"][0], "500")  # ten images a batch would take their time
    press(view.start_button)
    until_over(view, qtbot)
    assert [len(trial.history) for trial in view.trials] == [12, 60, 6]


# ---- the results


def test_c25_a_small_nudge_is_predicted_and_a_large_rate_leaps_over_the_valley(
    part: Open, write: Write, press: Press, qtbot: QtBot
) -> None:
    view = part("C25")
    for done in range(1, len(STEPS) + 1):
        press(view.forward)
        assert view.done == done
    assert not view.forward.isEnabled()

    def error_of(nudge: str) -> float:
        write(view.nudge, nudge)
        qtbot.waitUntil(lambda: view.result.nudge == float(nudge), timeout=TIMEOUT_MS)
        nodes = view.result.nodes
        real = view.result.nudged - nodes["L"].value
        return float(abs(nodes["w3"].gradient * float(nudge) / real - 1))

    assert error_of("0.01") < 0.01 < error_of("1")
    losses = [view.result.curve.loss]
    for _ in range(3):
        after(qtbot, view, lambda: press(view.step))
        losses.append(view.result.curve.loss)
    assert losses == sorted(losses, reverse=True)
    lowest = view.result.curve.values[view.result.curve.losses.argmin()]
    before = view.parameters["w3"]
    view.rate.setValue(view.rate.maximum())
    after(qtbot, view, lambda: press(view.step))
    assert (before - lowest) * (view.parameters["w3"] - lowest) < 0  # on the other side


@pytest.mark.usefixtures("fashion")
def test_c26_the_test_loss_turns_upwards_and_more_images_help(
    show: Show, write: Write, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overfitting, "TEST_IMAGES", 200)
    view = show(SECTIONS["C26"].view)
    view.remedy.choose("images")
    write(view.images, "200")
    press(view.start_button)
    until_over(view, qtbot)
    few, many = view.runs
    assert few.test.losses[-1] > 1.3 * few.lowest[1]
    assert many.test.losses[-1] < few.test.losses[-1]
    assert len(view.plot.curves) == 4


def test_c22_images_are_counted_and_the_test_images_come_last(part: Open, press: Press, qtbot: QtBot) -> None:
    view = part("C22")
    for count in (1, 2):
        press(view.next)
        assert view.heatmap.values.sum() == count
    press(view.more)
    assert view.heatmap.values.sum() == 102
    press(view.all)
    assert view.heatmap.values.sum() == 1000
    tick(qtbot, view.hide_diagonal)
    assert not view.heatmap.shows(3, 3)
    after(qtbot, view, lambda: qtbot.keyClick(view.split, Qt.Key.Key_Up))
    assert view.split.currentText() == "Test images"
    assert view.heatmap.values.sum() == 300


def test_c23_cat_joins_what_stack_refuses(part: Open, write: Write, press: Press, qtbot: QtBot) -> None:
    view = part("C23")

    def joined(*shape: int, dim: int = 0) -> bool:
        found = view.result
        return found is not None and found.joined is not None and (found.joined.shape, found.asked.dim) == (shape, dim)

    write(view.sizes[1][0], "4")
    qtbot.waitUntil(lambda: joined(6, 3))
    assert "[6, 3]" in read_lesson("C23", "en").try_this
    press(view.kinds["stack"])
    qtbot.waitUntil(lambda: view.about.property("role") == "error")
    assert view.sizes[1][0].property("invalid")
    write(view.sizes[1][0], "2")
    qtbot.waitUntil(lambda: joined(2, 2, 3))
    write(view.dim, "1")
    qtbot.waitUntil(lambda: joined(2, 2, 3, dim=1))
    write(view.dim, "2")
    qtbot.waitUntil(lambda: joined(2, 3, 2, dim=2))
    assert "[1000, 10]" in view.batches_text.text()
    after(qtbot, view, lambda: qtbot.keyClick(view.split, Qt.Key.Key_Down))
    assert "[300, 10]" in view.batches_text.text()


def test_c27_a_run_that_beats_the_course_is_ticked(part: Open, state: AppState, press: Press, qtbot: QtBot) -> None:
    view = part("C27")
    asked: list[str] = []
    view.requestTarget.connect(asked.append)
    press(view.list.buttons[0])
    press(view.list.buttons[1])
    assert asked == ["train", "results/matrix"]
    config = TrainingConfig(epochs=10, learning_rate=0.001)
    state.session.start(config, state.data(), "Mine")
    qtbot.waitUntil(lambda: view.list.marks[0].accessibleName() == "done", timeout=TIMEOUT_MS)
    assert "Mine" in view.list.states[0].text()
