"""The page while a network is being trained: it follows, and asks only while somebody looks."""

import torch
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.session import State
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.kit.clock import display_clock
from fmnist_gui.panels.network import NetworkPanel
from fmnist_gui.panels.network.panel import LIVE_BEATS

LONG = TrainingConfig(epochs=100, batch_size=10)


def start(panel: NetworkPanel, data: FashionData, qtbot: QtBot, paused: bool = False) -> None:
    with qtbot.waitSignal(panel.state.session.started, timeout=20_000):
        panel.state.session.start(LONG, data, "Live", paused)


def one_second() -> None:
    for _ in range(LIVE_BEATS):
        display_clock().timeout.emit()


def stop(panel: NetworkPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.state.session.ended, timeout=20_000):
        panel.state.session.stop()


def test_the_walk_follows_a_network_in_training(panel: NetworkPanel, tiny_data: FashionData, qtbot: QtBot) -> None:
    model = new_network(4).state_dict()
    panel.state.model.replace(model, "Old")
    start(panel, tiny_data, qtbot)
    with qtbot.waitSignal(panel.state.session.snapshotTaken, timeout=10_000):
        one_second()
    subject = panel.subject
    assert subject.live
    assert f"after step {subject.snapshot.step}" in panel.note.text()
    shown = subject.weights
    assert shown is subject.snapshot.weights
    panel.state.model.rename("Renamed")  # that alone must not bring the old network back
    assert subject.weights is shown
    stop(panel, qtbot)
    assert subject.weights is model
    assert "Renamed" in panel.note.text()


def test_gradients_and_updates_of_a_single_step(panel: NetworkPanel, tiny_data: FashionData, qtbot: QtBot) -> None:
    view = panel.weights
    panel.show_view(view)
    view.what.setCurrentIndex(1)
    assert view.empty.isVisible()
    start(panel, tiny_data, qtbot, paused=True)
    assert panel.state.session.state is State.PAUSED
    one_second()
    with qtbot.waitSignal(panel.state.session.snapshotTaken, timeout=10_000) as taken:
        panel.state.session.step()
    snapshot = taken.args[0]
    assert snapshot.step == 1
    assert view.grid.isVisible()
    assert torch.equal(torch.as_tensor(view.grid.values.ravel()), snapshot.gradients["conv1.weight"].ravel())
    view.what.setCurrentIndex(2)
    assert torch.equal(torch.as_tensor(view.grid.values.ravel()), snapshot.updates["conv1.weight"].ravel())
    assert view.epoch_text.text() == "Step 1"
    stop(panel, qtbot)
    assert view.grid.isVisible()  # the last ones stay to be looked at


def test_nobody_looks_nothing_is_asked(panel: NetworkPanel, tiny_data: FashionData, qtbot: QtBot) -> None:
    panel.hide()
    start(panel, tiny_data, qtbot)
    one_second()
    assert not panel.state.session._control.take_snapshot_request()
    stop(panel, qtbot)
    panel.show()
    one_second()  # and none once the run is over
    assert not panel.state.session._control.take_snapshot_request()
