"""RunPlot: what it draws, how it is read off and zoomed."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.training.history import History
from fmnist_gui.kit.look import DARK, LIGHT, current_look
from fmnist_gui.kit.plots.curves import Curve
from fmnist_gui.kit.plots.run_plot import RunPlot
from tests.conftest import UseLook, pixel_colors, turn_wheel
from tests.kit.plots.conftest import make_history, make_plot, show


def in_view(plot: RunPlot, step: float) -> QPoint:
    """The pixel of the canvas at `step`, half-way up."""
    box = plot.canvas.box
    bottom, top = box.viewRange()[1]
    return plot.canvas.mapFromScene(box.mapViewToScene(QPointF(step, (bottom + top) / 2)))


def hover(plot: RunPlot, step: float) -> None:
    QTest.mouseMove(plot.canvas.viewport(), in_view(plot, step))


def wheel(plot: RunPlot, step: float) -> None:
    turn_wheel(plot.canvas.viewport(), 240, in_view(plot, step))


def button(plot: RunPlot, name: str) -> QToolButton:
    return next(one for one in plot.findChildren(QToolButton) if one.accessibleName() == name)


def test_all_layers_hold_the_runs_values(plot: RunPlot, history: History) -> None:
    (run,) = plot.canvas.layers
    np.testing.assert_array_equal(run.dots.values, history.losses)
    np.testing.assert_array_equal(run.line.getData()[1], history.smoothed("loss"))
    np.testing.assert_array_equal(run.train_points.getData(), ([100, 200], [1.0, 0.5]))
    np.testing.assert_array_equal(run.eval_points.getData(), ([100, 200], [0.8, 0.4]))
    assert run.train_points.opts["symbol"] != run.eval_points.opts["symbol"]


def test_many_batches_are_thinned_out_with_their_extremes(qtbot: QtBot) -> None:
    history = make_history(36_000)
    history.append(36_001, 2.9, 1.0)
    plot = make_plot(qtbot, history=history)
    drawn = plot.canvas.layers[0].dots.values
    assert len(drawn) < 9_000
    assert drawn.max() == history.losses.max() == 2.9
    assert drawn.min() == history.losses.min()
    assert len(plot.canvas.layers[0].line.getData()[0]) <= 2 * plot.canvas.box.width()


def test_refresh_draws_what_is_new_when_visible(
    plot: RunPlot, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws: list[int] = []
    monkeypatch.setattr(plot.canvas, "draw", lambda: draws.append(len(history)))
    plot.refresh()
    assert draws == []
    history.append(251, 0.3, 0.9)
    plot.refresh()
    plot.refresh()
    assert draws == [251]
    plot.hide()
    history.append(252, 0.3, 0.9)
    plot.refresh()
    assert draws == [251]
    plot.show()
    plot.refresh()
    assert draws == [251, 252]


def test_the_view_follows_to_the_end_of_the_epoch(qtbot: QtBot) -> None:
    history = make_history(150)
    plot = make_plot(qtbot, history=history)
    assert plot.canvas.box.viewRange()[0] == pytest.approx([-2, 204])
    history.extend(np.arange(151, 250), np.ones(99), np.ones(99))
    plot.refresh()
    assert plot.canvas.box.viewRange()[0] == pytest.approx([-3, 306])


def test_one_wild_batch_does_not_flatten_the_curve(plot: RunPlot, history: History) -> None:
    before = plot.canvas.box.viewRange()[1]
    history.append(251, 40.0, 0.1)
    plot.refresh()
    assert plot.canvas.box.viewRange()[1][1] < 1.2 * before[1]


def test_the_wheel_stops_following_and_the_button_resumes_it(plot: RunPlot, history: History) -> None:
    wheel(plot, 100)
    assert not plot.following
    zoomed = plot.canvas.box.viewRange()
    assert zoomed[0][1] - zoomed[0][0] < 290
    history.extend(np.arange(251, 900), np.ones(649), np.ones(649))
    plot.refresh()
    assert plot.canvas.box.viewRange() == zoomed
    assert plot.canvas.layers[0].dots.steps.max() < 310  # only what is in view
    QTest.mouseClick(button(plot, "Show everything and follow the training"), Qt.MouseButton.LeftButton)
    plot.refresh()
    assert plot.following
    assert plot.canvas.box.viewRange()[0][1] == pytest.approx(918)


def test_a_linked_plot_zooms_resets_and_is_read_off_alike(qtbot: QtBot) -> None:
    history = make_history()
    loss, accuracy = make_plot(qtbot, "loss", history), make_plot(qtbot, "accuracy", history)
    loss.link_x(accuracy)
    wheel(accuracy, 100)
    assert not loss.following
    assert loss.canvas.box.viewRange()[0] == pytest.approx(accuracy.canvas.box.viewRange()[0])
    hover(loss, 120)
    assert loss.readout().split(" · ")[0] == accuracy.readout().split(" · ")[0] == "step 120"
    loss.reset_view()
    assert accuracy.following


def test_the_mouse_reads_off_every_value_and_a_click_gives_the_keys(plot: RunPlot, history: History) -> None:
    legend = plot.readout()
    assert legend == "batch · smoothed · training average · evaluation"
    hover(plot, 120)
    step = round(plot.canvas.cursor_line.value())
    assert abs(step - 120) <= 1
    batch, smoothed = history.losses[step - 1], history.smoothed("loss")[step - 1]
    expected = f"step {step} · epoch 2 · batch {batch:.3f} · smoothed {smoothed:.3f} · evaluation 0.800"
    assert plot.readout() == plot.accessibleDescription() == expected
    assert plot.canvas.cursor_line.isVisible()
    QApplication.sendEvent(plot.canvas.viewport(), QEvent(QEvent.Type.Leave))
    assert plot.readout() == legend
    assert not plot.canvas.cursor_line.isVisible()
    plot.activateWindow()
    QTest.mouseClick(plot.canvas.viewport(), Qt.MouseButton.LeftButton, pos=in_view(plot, 100))
    assert plot.focusWidget() is plot
    QTest.mouseClick(plot.canvas.viewport(), Qt.MouseButton.RightButton, pos=in_view(plot, 100))
    assert QApplication.activePopupWidget() is None
    for one in plot.findChildren(QToolButton):
        assert one.accessibleName() in one.toolTip()
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert not one.icon().isNull()


def test_nothing_moves_when_the_readout_takes_the_legends_place(qtbot: QtBot) -> None:
    for width in (320, 500, 900):
        plot = make_plot(qtbot, history=make_history(), width=width)
        before = plot.canvas.geometry()
        hover(plot, 120)
        assert plot.canvas.geometry() == before
        assert plot.width() == width


def test_the_keyboard_reads_off_too(qtbot: QtBot) -> None:
    history = make_history(250)
    plot = make_plot(qtbot, "accuracy", history)
    plot.activateWindow()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.readout().startswith("step 1 · epoch 1 · batch 0.4\u00a0% · ")
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.readout().startswith("step 2 · epoch 1 · batch 0.8\u00a0% · ")
    QTest.keyClick(plot, Qt.Key.Key_End)
    QTest.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert plot.readout().startswith("step 240 · epoch 3 · batch 96.0\u00a0% · ")
    assert plot.readout().endswith("evaluation 75.0\u00a0%")
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.readout().startswith("batch · ")


def test_a_frame_shows_the_focus_of_the_keyboard_alone(qtbot: QtBot) -> None:
    plot = make_plot(qtbot, history=make_history(), width=400)
    plot.activateWindow()
    qtbot.waitUntil(plot.isActiveWindow)
    for reason, has_frame in ((Qt.FocusReason.TabFocusReason, True), (Qt.FocusReason.MouseFocusReason, False)):
        plot.clearFocus()
        plot.setFocus(reason)
        assert plot.hasFocus()
        assert (current_look().accent in pixel_colors(plot.grab().toImage())) is has_frame


def test_log_scale_moves_curves_references_and_ticks(qtbot: QtBot) -> None:
    history = make_history()
    history.append(251, 0.0, 0.5)
    history.append(252, math.nan, 0.5)
    plot = make_plot(qtbot, history=history)
    QTest.mouseClick(button(plot, "Logarithmic scale"), Qt.MouseButton.LeftButton)
    plot.refresh()
    np.testing.assert_allclose(plot.canvas.layers[0].dots.values, np.log10(history.losses[:250]))
    np.testing.assert_allclose(plot.canvas.layers[0].eval_points.getData()[1], np.log10([0.8, 0.4]))
    assert plot.canvas.references[0].line.value() == pytest.approx(math.log10(math.log(10)))
    bottom, top = plot.canvas.box.viewRange()[1]
    assert bottom < math.log10(0.3)
    assert top > math.log10(2.303)
    axis = plot.canvas.getAxis("left")
    (spacing, ticks), *_ = axis.tickValues(bottom, top, 180)
    assert {"0.5", "1", "2"} <= set(axis.tickStrings(ticks, 1, spacing))
    hover(plot, 250)
    step = round(plot.canvas.cursor_line.value())
    assert f"batch {history.losses[step - 1]:.3f}" in plot.readout()
    plot.set_log(False)
    plot.refresh()
    assert plot.canvas.layers[0].dots.values.max() > 1


def test_accuracy_has_no_log_scale(qtbot: QtBot) -> None:
    plot = make_plot(qtbot, "accuracy", make_history())
    plot.set_log(True)
    assert not button(plot, "Logarithmic scale").isVisible()
    assert plot.canvas.layers[0].dots.values.max() == 1.0


def test_reference_lines_and_labels_are_within_the_view(qtbot: QtBot) -> None:
    for quantity, values in (("loss", [math.log(10)]), ("accuracy", [0.1, 0.835])):
        for width in (320, 900):
            plot = make_plot(qtbot, quantity, make_history(), width)
            plot.grab()  # labels take their place when they are painted
            view = plot.canvas.box.sceneBoundingRect()
            assert [reference.line.value() for reference in plot.canvas.references] == pytest.approx(values)
            for reference in plot.canvas.references:
                assert reference.label.isVisible()
                assert view.adjusted(-1, -1, 1, 1).contains(reference.label.sceneBoundingRect())


def test_a_label_changes_sides_at_the_edge_of_the_view(plot: RunPlot) -> None:
    plot.canvas.box.setYRange(2.25, 4.0, padding=0)
    plot.grab()
    label = plot.canvas.references[0].label
    assert plot.canvas.box.sceneBoundingRect().contains(label.sceneBoundingRect().center())
    assert label.sceneBoundingRect().bottom() <= plot.canvas.box.mapViewToScene(QPointF(0, math.log(10))).y() + 1
    plot.canvas.box.setYRange(3.0, 4.0, padding=0)
    assert not label.isVisible()


def test_epoch_lines_thin_out_where_they_would_crowd(qtbot: QtBot) -> None:
    plot = make_plot(qtbot, history=make_history(250))
    assert plot.canvas.epoch_lines.positions() == [100, 200, 300]
    show(plot, make_history(20_000))
    positions = plot.canvas.epoch_lines.positions()
    assert positions == list(range(1000, 20_001, 1000))
    plot.set_steps_per_epoch(0)
    assert plot.canvas.epoch_lines.positions() == []


def test_other_runs_have_their_line_points_name_and_values(plot: RunPlot) -> None:
    others = [make_history(400, loss=1.0, seed=1), make_history(120, loss=3.0, seed=2)]
    show(plot, plot.curves[0].history, Curve("Run 1", others[0], 1), Curve("Run 2", others[1], 2))
    _, first, second = plot.canvas.layers
    np.testing.assert_array_equal(first.line.getData()[1], others[0].smoothed("loss"))
    np.testing.assert_array_equal(first.eval_points.getData()[0], [100, 200, 300, 400])
    first_pen, second_pen = first.line.opts["pen"], second.line.opts["pen"]
    assert first_pen.color() != second_pen.color()
    assert first_pen.dashPattern() != second_pen.dashPattern()
    assert first.eval_points.opts["symbol"] != second.eval_points.opts["symbol"]
    assert plot.readout().endswith("evaluation · Run 1 · Run 2")
    assert plot.canvas.box.viewRange()[0][1] == pytest.approx(408)
    hover(plot, 200)
    step = round(plot.canvas.cursor_line.value())
    assert f"Run 1 {others[0].smoothed('loss')[step - 1]:.3f} / 0.400 · Run 2 – / 0.800" in plot.readout()
    show(plot, plot.curves[0].history)
    assert first.line.scene() is None
    assert plot.canvas.box.viewRange()[0][1] == pytest.approx(306)


def test_the_empty_state_says_what_the_page_wants(qtbot: QtBot) -> None:
    plot = make_plot(qtbot)
    plot.set_empty_text("No training yet.")
    plot.refresh()
    assert len(pixel_colors(plot.grab(plot._empty_label.geometry()).toImage())) > 2  # letters, above the canvas
    assert plot._empty_label.isVisible()
    assert plot._empty_label.text() == "No training yet."
    assert not button(plot, "Save the plot as a file").isEnabled()
    assert not plot.grab().isNull()  # an empty set of dots once crashed Qt
    show(plot, make_history())
    assert not plot._empty_label.isVisible()
    assert button(plot, "Save the plot as a file").isEnabled()


def test_the_picture_changes_with_the_theme(qtbot: QtBot, use_look: UseLook) -> None:
    plot = make_plot(qtbot, history=make_history(), width=400)
    for look in (DARK, LIGHT):
        use_look(look)
        qtbot.waitUntil(lambda expected=look.surface: plot.canvas.backgroundBrush().color() == QColor(expected))
        # the paper, the smoothed line and the evaluation
        colors = pixel_colors(plot.canvas.grab().toImage())
        assert {look.surface, *look.series[:2]} <= colors
    assert DARK.surface not in colors


def test_texts_change_with_the_language(qtbot: QtBot, qapp: QApplication) -> None:
    class Shouting(QTranslator):
        def isEmpty(self) -> bool:
            return False

        def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
            return source.upper() if context == "studio" and "{" not in source else ""

    plot = make_plot(qtbot, "accuracy", make_history())
    translator = Shouting()
    qapp.installTranslator(translator)
    try:
        qtbot.waitUntil(lambda: plot.readout() == "BATCH · SMOOTHED · TRAINING AVERAGE · EVALUATION")
        assert plot.canvas.references[0].label.toPlainText() == "CHANCE: 10 %"
        assert plot.canvas.getAxis("bottom").labelText == "STEP (BATCHES)"
        assert plot.accessibleName() == "ACCURACY"
        menu = button(plot, "SAVE THE PLOT AS A FILE").menu()
        assert menu.actions()[0].text() == "PICTURE (PNG)…"
    finally:
        qapp.removeTranslator(translator)
