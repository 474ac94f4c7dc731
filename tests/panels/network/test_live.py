"""The page while a network is being trained: it follows, and asks only while somebody looks."""

from __future__ import annotations

import torch
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.session import State
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.kit.clock import display_clock
from fmnist_gui.panels.network.panel import LIVE_BEATS
from tests.panels.network.conftest import Desk

LONG = TrainingConfig(epochs=100, batch_size=10)


def start(desk: Desk, data: FashionData, qtbot: QtBot, paused: bool = False) -> None:
    with qtbot.waitSignal(desk.session.started, timeout=20_000):
        desk.session.start(LONG, data, "Live", paused)


def one_second() -> None:
    for _ in range(LIVE_BEATS):
        display_clock().timeout.emit()


def stop(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.session.ended, timeout=20_000):
        desk.session.stop()


def test_the_walk_follows_the_network_that_is_being_trained(desk: Desk, tiny_data: FashionData, qtbot: QtBot) -> None:
    model = new_network(4).state_dict()
    desk.model.replace(model, "Old")
    start(desk, tiny_data, qtbot)
    with qtbot.waitSignal(desk.session.snapshotTaken, timeout=10_000):
        one_second()
    subject = desk.panel.subject
    assert subject.snapshot is not None
    assert subject.live
    assert f"after step {subject.snapshot.step}" in desk.panel.note.text()
    shown = subject.weights
    assert shown is subject.snapshot.weights
    desk.model.rename("Renamed")  # that alone must not bring the old network back
    assert subject.weights is shown
    stop(desk, qtbot)
    assert subject.weights is model
    assert "Renamed" in desk.panel.note.text()


def test_gradients_and_updates_of_a_single_step(desk: Desk, tiny_data: FashionData, qtbot: QtBot) -> None:
    view = desk.panel.weights
    desk.panel.show_view(view)
    view.what.setCurrentIndex(1)
    assert view.empty.isVisible()
    start(desk, tiny_data, qtbot, paused=True)
    assert desk.session.state is State.PAUSED
    one_second()
    with qtbot.waitSignal(desk.session.snapshotTaken, timeout=10_000) as taken:
        desk.session.step()
    snapshot = taken.args[0]
    assert snapshot.step == 1
    assert view.grid.isVisible()
    assert torch.equal(torch.as_tensor(view.grid.values.ravel()), snapshot.gradients["conv1.weight"].ravel())
    view.what.setCurrentIndex(2)
    assert torch.equal(torch.as_tensor(view.grid.values.ravel()), snapshot.updates["conv1.weight"].ravel())
    assert view.epoch_text.text() == "Step 1"
    stop(desk, qtbot)
    assert view.grid.isVisible()  # the last ones stay to be looked at


def test_nobody_looks_nothing_is_asked(desk: Desk, tiny_data: FashionData, qtbot: QtBot) -> None:
    desk.panel.hide()
    start(desk, tiny_data, qtbot)
    one_second()
    assert not desk.session._control.take_snapshot_request()
    stop(desk, qtbot)
    desk.panel.show()
    one_second()  # and none once the run is over
    assert not desk.session._control.take_snapshot_request()
