"""The real window, off screen, on small synthetic data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from fmnist_gui.app.application import Application
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge import data_source
from fmnist_gui.bridge.session import State
from fmnist_gui.engine import paths
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training.config import TrainingConfig
from tests.leaks import ApplicationLook

MakeWindow = Callable[..., MainWindow]
FAST = TrainingConfig(epochs=2, batch_size=50, learning_rate=0.005, shuffle=True)  # 20 batches an epoch


@pytest.fixture
def application(qapp: QApplication) -> Iterator[Application]:
    look = ApplicationLook.now()
    application = Application()
    application.settings["first_steps"] = False
    application.settings["page"] = "train"  # what most tests are about
    yield application
    application.settings.save()  # nothing is to be saved later
    application.language.choose("en")
    application.language.deleteLater()
    application.theme.deleteLater()
    look.restore()


@pytest.fixture
def make_window(application: Application, qtbot: QtBot) -> Iterator[MakeWindow]:
    """Makes windows that are shut down after the test, each with the settings that the last one left."""
    windows: list[MainWindow] = []

    def make(*start: object) -> MainWindow:
        for closed in windows:
            if not closed.isVisible():
                closed.shut_down()
        application.settings["language"] = application.settings["language"].replace("system", "en")
        window = application.new_window()
        windows.append(window)
        qtbot.addWidget(window, before_close_func=lambda closing: closing.shut_down())
        window.show()
        with qtbot.waitSignal(window.ready, timeout=30_000):
            window.start(*start)
        return window

    yield make
    for window in windows:
        window.shut_down()


@pytest.fixture
def no_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_source, "_read", lambda folder: None)


@pytest.fixture
def with_data(monkeypatch: pytest.MonkeyPatch, tiny_data: FashionData) -> None:
    monkeypatch.setattr(data_source, "_read", lambda folder: tiny_data)


@pytest.fixture
def window(make_window: MakeWindow, with_data: None) -> MainWindow:
    """A window that has its data and is ready for two short epochs."""
    window = make_window()
    window.train.form.set_config(FAST)
    return window


class BatchCounter(QObject):
    """Tells when a number of batches has ended."""

    reached = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.count = 0
        self._goal = 0
        window.state.session.batchEnded.connect(self._on_batch)

    def expect(self, batches: int) -> BatchCounter:
        self._goal = self.count + batches
        return self

    def _on_batch(self) -> None:
        self.count += 1
        if self.count == self._goal:
            self.reached.emit()


class Hand:
    """Presses the window's buttons with the mouse, and waits for what follows."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.batches = BatchCounter(window)

    def button(self, action: str) -> QToolButton:
        return self.window.findChild(QToolButton, f"{action}_button")

    def press(self, action: str) -> None:
        button = self.button(action)
        assert button.isEnabled(), f"{action} cannot be pressed now"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press_until(self, action: str, state: State) -> None:
        self.press(action)
        self.until(state)

    def start_long(self) -> None:
        """A run that lasts until it is stopped."""
        self.window.train.form.set_config(TrainingConfig(epochs=50, batch_size=50))
        self.press_until("start", State.RUNNING)

    def until(self, state: State) -> None:
        self.qtbot.waitUntil(lambda: self.window.state.session.state is state, timeout=20_000)

    def train(self, batches: int) -> None:
        with self.qtbot.waitSignal(self.batches.expect(batches).reached, timeout=20_000):
            pass

    def step(self) -> None:
        with self.qtbot.waitSignal(self.batches.expect(1).reached, timeout=20_000):
            self.press("step")

    def finish(self) -> None:
        if self.window.state.session.active:
            with self.qtbot.waitSignal(self.window.state.session.ended, timeout=30_000):
                pass

    def dialog(self, name: str) -> QMessageBox:
        self.qtbot.waitUntil(lambda: self.window.findChild(QMessageBox, name) is not None)
        return self.window.findChild(QMessageBox, name)

    def answer(self, name: str, text: str) -> None:
        button = next(b for b in self.dialog(name).findChildren(QPushButton) if b.text().replace("&", "") == text)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot) -> Hand:
    return Hand(window, qtbot)


@pytest.fixture
def home() -> Path:
    return paths.home()
