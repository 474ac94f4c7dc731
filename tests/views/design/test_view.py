"""A network edited with mouse and keyboard, explained where it does not fit, and trained."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QStyleOptionSpinBox
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.network.design import COURSE, decider
from fmnist_gui.engine.network.design_code import IMPORTS, class_code
from fmnist_gui.views.design import trial as design_trial
from fmnist_gui.views.design.fields import Sign
from fmnist_gui.views.design.view import ArgumentsDesignView, ClassDesignView, DesignView
from tests.conftest import NARROW, WIDE, Press, Put, Show, turn_wheel
from tests.views.design.hand import field, set_value, settle, tick


@pytest.fixture(autouse=True)
def _short_trainings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(design_trial, "LENGTHS", (20, 40, 600))


def opened(kind: type[DesignView], show: Show, qtbot: QtBot) -> DesignView:
    """Shown, and with what PyTorch printed of it."""
    view = show(kind)
    settle(view, qtbot)
    return view


@pytest.fixture
def view(show: Show, qtbot: QtBot) -> DesignView:
    return opened(DesignView, show, qtbot)


@pytest.fixture
def arguments(show: Show, qtbot: QtBot) -> ArgumentsDesignView:
    return opened(ArgumentsDesignView, show, qtbot)


@pytest.fixture
def class_view(show: Show, qtbot: QtBot) -> ClassDesignView:
    return opened(ClassDesignView, show, qtbot)


def outputs(view: DesignView) -> list[str]:
    return [row.output.text() for row in view.editor.rows.values()]


# ---- the network


def test_it_opens_with_the_courses_network_and_its_class_to_be_copied(view: DesignView, press: Press) -> None:
    assert outputs(view) == ["6 × 24 × 24 → 6 × 12 × 12", "12 × 8 × 8 → 12 × 4 × 4", "120", "60", "10"]
    assert view.editor.flatten.text() == "Laid flat: 12·4·4 = 192"
    assert "<b>32,998</b> parameters; the course's network has 32,998." in view.editor.count.text()
    assert "⌊(28−5+2·0)/1⌋+1 = 24" in view.editor.rows["conv1"].note.text().replace("\u00a0", " ")
    assert "self.fc1 = nn.Linear(in_features=12 * 4 * 4" in view.code.accessibleName().replace("(\n            ", "(")
    assert not view.editor.reset.isEnabled()
    press(view.copy_button)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(IMPORTS)
    assert "class Network(nn.Module):" in copied
    compile(copied, "copied", "exec")
    narrow = view.code.accessibleName()
    view.resize(WIDE + 200, view.height())
    assert view.code.accessibleName() == class_code(COURSE)
    assert max(map(len, narrow.splitlines())) < max(map(len, class_code(COURSE).splitlines()))


def test_a_chosen_number_and_a_click_on_an_arrow_change_all_that_follows(view: DesignView, qtbot: QtBot) -> None:
    set_value(qtbot, view, "conv2.kernel_size", "3")
    assert outputs(view)[1:3] == ["12 × 10 × 10 → 12 × 5 × 5", "120"]
    assert field(view, "fc1.in_features").value() == 300
    assert "in_features=12 * 5 * 5" in view.code.accessibleName()
    assert view.editor.reset.isEnabled()
    box = field(view, "conv1.out_channels")
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    arrow = box.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, QStyle.SubControl.SC_SpinBoxUp, box)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=arrow.center())
    assert view.editor.design.conv1.out_channels == 7
    assert view.editor.design.conv2.in_channels == 7
    assert outputs(view)[0] == "7 × 24 × 24 → 7 × 12 × 12"


def test_what_follows_cannot_be_set_by_hand_until_one_wants_to_nor_by_the_wheel(view: DesignView, qtbot: QtBot) -> None:
    inputs = [name for name in COURSE.arguments() if decider(name) != "chosen"]
    assert [name for name in COURSE.arguments() if not field(view, name).isEnabled()] == inputs
    tick(qtbot, view.editor.follow)
    assert all(field(view, name).isEnabled() for name in inputs)
    box = field(view, "fc1.out_features")
    box.clearFocus()
    assert not turn_wheel(box, 120)
    assert box.value() == 120


def test_activation_and_pooling_are_chosen_by_key_and_reset_brings_the_courses_network_back(
    view: DesignView, qtbot: QtBot, press: Press
) -> None:
    qtbot.keyClick(view.editor.activation, Qt.Key.Key_Down)
    qtbot.keyClick(view.editor.pooling, Qt.Key.Key_Down)
    assert (view.editor.design.activation, view.editor.design.pooling) == ("leaky_relu", "avg")
    assert "F.leaky_relu(self.conv1(images))" in view.code.accessibleName()
    assert "F.avg_pool2d(" in view.code.accessibleName()
    set_value(qtbot, view, "fc2.out_features", "33")
    press(view.editor.reset)
    assert view.editor.design == COURSE
    assert field(view, "out.in_features").value() == 60
    assert view.editor.activation.currentData() == "relu"


@pytest.mark.parametrize(("width", "columns"), [(NARROW, 2), (WIDE, 3)])
def test_fields_stand_side_by_side_where_there_is_room(
    view: DesignView, qtbot: QtBot, width: int, columns: int
) -> None:
    view.resize(width, view.sizeHint().height())
    boxes = list(view.editor.rows["conv1"].fields.values())
    first_line = boxes[:columns]
    qtbot.waitUntil(lambda: [box for box in boxes if box.y() == boxes[0].y()] == first_line)
    for box in boxes:
        assert box.lineEdit().fontMetrics().horizontalAdvance(box.text()) < box.lineEdit().width()


# ---- misfits


def test_the_first_misfit_is_explained_at_its_row_and_mended_alone_or_with_all(
    arguments: ArgumentsDesignView, qtbot: QtBot, press: Press
) -> None:
    set_value(qtbot, arguments, "fc1.in_features", "180")
    row, later = arguments.editor.rows["fc1"], arguments.editor.rows["fc2"]
    assert row.note.text() == "conv2 gives 12·4·4 = 192 values, fc1 expects 180."
    assert row.warning.isVisible()
    assert "mat1 and mat2 shapes cannot be multiplied (1x192 and 180x120)" in row.refusal.text()
    assert field(arguments, "fc1.in_features").property("invalid")
    assert outputs(arguments)[2:] == ["?", "?", "?"]
    assert later.note.text() == "Unknown until fc1 fits."
    assert not later.title.isEnabled()
    assert not arguments.trial.start_button.isEnabled()
    assert row.mend.text() == "Set in_features to 192"
    press(row.mend)
    assert arguments.editor.examination.misfit is None
    assert not row.warning.isVisible()
    assert not field(arguments, "fc1.in_features").property("invalid")
    assert arguments.trial.start_button.isEnabled()
    set_value(qtbot, arguments, "conv1.out_channels", "8")
    set_value(qtbot, arguments, "out.out_features", "7")
    assert arguments.editor.rows["conv2"].note.text() == "conv1 gives 8 channels, conv2 expects 6."
    tick(qtbot, arguments.editor.follow)
    assert arguments.editor.examination.misfit is None
    assert arguments.editor.design.conv2.in_channels == 8
    assert arguments.editor.design.out.out_features == 10


def test_what_fits_by_no_single_cure_or_is_too_large_is_explained(view: DesignView, qtbot: QtBot) -> None:
    set_value(qtbot, view, "conv2.kernel_size", "13")
    row = view.editor.rows["conv2"]
    assert row.note.text().startswith("conv2: A filter of 13 does not fit into 12 + 2·0 = 12.")
    assert not row.mend.isVisible()
    assert view.editor.flatten.text() == "Laid flat: ?"
    set_value(qtbot, view, "conv2.kernel_size", "5")
    for name, value in (("conv2.pool", "1"), ("conv2.out_channels", "64"), ("fc1.out_features", "1000")):
        set_value(qtbot, view, name, value)
    assert "4,167,490 parameters are more than can be tried out here (2,000,000)." in view.editor.problem.text()
    assert view.editor.problem.isVisible()
    assert not view.trial.start_button.isEnabled()
    set_value(qtbot, view, "fc1.out_features", "5000")  # the last digit is not taken
    assert view.editor.design.fc1.out_features == 500


# ---- who decides


def test_each_argument_is_marked_by_who_decides_it(arguments: ArgumentsDesignView) -> None:
    signs = {
        name: box.parentWidget().findChild(Sign).accessibleName().partition(":")[0]
        for name, box in ((name, field(arguments, name)) for name in COURSE.arguments())
    }
    assert {name for name, sign in signs.items() if sign == "A data-dependent hyperparameter"} == {
        "conv1.in_channels",
        "out.out_features",
    }
    assert {name for name, sign in signs.items() if sign == "Follows from the layer before"} == {
        "conv2.in_channels",
        "fc1.in_features",
        "fc2.in_features",
        "out.in_features",
    }
    assert "hyperparameter" in field(arguments, "conv1.kernel_size").toolTip()
    assert "From 1 to 28." in field(arguments, "conv1.kernel_size").toolTip()


def test_parameter_and_argument_are_told_apart(arguments: ArgumentsDesignView, qtbot: QtBot) -> None:
    def words() -> str:
        return re.sub("<[^>]+>", "", arguments.words.text())

    assert words() == (
        "In the definition, def nn.Conv2d(…, kernel_size, …), kernel_size is the parameter. "
        "In the call, nn.Conv2d(…, kernel_size=5), 5 is its argument."
    )
    set_value(qtbot, arguments, "fc2.out_features", "70")
    assert words().endswith("In the call, nn.Linear(…, out_features=70), 70 is its argument.")
    qtbot.mouseClick(field(arguments, "conv1.pool"), Qt.MouseButton.LeftButton)
    assert words().endswith("In the call, F.max_pool2d(…, kernel_size=2), 2 is its argument.")


# ---- class and object


def test_the_object_is_printed_as_the_class_says_fitting_or_not(class_view: ClassDesignView, qtbot: QtBot) -> None:
    assert "(conv1): Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1))" in class_view.object.text_with_outputs
    set_value(qtbot, class_view, "conv1.padding", "2")
    assert (
        "(conv1): Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2))"
        in class_view.object.text_with_outputs
    )
    assert "10 tensors" in class_view.found.text()
    count = class_view.editor.design.parameters
    assert f"{count:,} numbers" in class_view.found.text()
    tick(qtbot, class_view.own_repr)
    assert "def __repr__(self) -> str:" in class_view.code.accessibleName()
    assert class_view.object.text_with_outputs.endswith(
        f"Network with {class_view.editor.design.parameters:,} parameters"
    )
    tick(qtbot, class_view.own_repr)
    tick(qtbot, class_view.editor.follow)
    set_value(qtbot, class_view, "fc1.in_features", "180")
    assert "(fc1): Linear(in_features=180, out_features=120, bias=True)" in class_view.object.text_with_outputs


# ---- training


def test_both_networks_are_trained_and_compared(view: DesignView, qtbot: QtBot, press: Press) -> None:
    set_value(qtbot, view, "conv1.out_channels", "4")
    trial = view.trial
    qtbot.keyClick(trial.length, Qt.Key.Key_Up)  # 20 batches
    with qtbot.waitSignal(trial.trialEnded, timeout=30_000):
        press(trial.start_button)
        assert trial.start_button.text() == "Stop"
        assert not field(view, "conv1.out_channels").isEnabled()
    assert (trial.end.reason, trial.end.steps, trial.end.scored) == ("finished", 20, 300)
    assert len(trial.own) == len(trial.course) == 20
    assert trial.own.losses[0] != trial.course.losses[0]
    assert trial.own.losses[-1] < trial.own.losses[0] / 2
    assert trial.outcome.text().startswith("After 20 batches your network classifies ")
    assert all(plot.isVisible() for plot in trial.plots.values())
    assert field(view, "conv1.out_channels").isEnabled()
    assert not field(view, "conv2.in_channels").isEnabled()
    assert trial.start_button.text() == "Train"
    set_value(qtbot, view, "conv1.out_channels", "5")
    assert trial.outcome.text().endswith("This was the network before your last change.")


def test_a_training_can_be_stopped_and_is_scored(view: DesignView, qtbot: QtBot, press: Press) -> None:
    trial = view.trial
    qtbot.keyClick(trial.length, Qt.Key.Key_End)  # 600 batches
    press(trial.start_button)
    qtbot.waitUntil(lambda: len(trial.own) > 2, timeout=30_000)
    with qtbot.waitSignal(trial.trialEnded, timeout=30_000):
        press(trial.start_button)
    assert trial.end.reason == "stopped"
    assert trial.end.steps == len(trial.own) < 600
    assert trial.outcome.text().startswith(f"After {trial.end.steps} batches ")


def test_drawn_garments_stand_in_without_data(empty_state: AppState, put: Put, qtbot: QtBot, press: Press) -> None:
    view = put(DesignView(empty_state))
    view.resize(NARROW, view.sizeHint().height())
    qtbot.keyClick(view.trial.length, Qt.Key.Key_Up)
    with qtbot.waitSignal(view.trial.trialEnded, timeout=30_000):
        press(view.trial.start_button)
    assert view.trial.end.scored == 100
    assert "Drawn garments stand in" in view.trial.outcome.text()
