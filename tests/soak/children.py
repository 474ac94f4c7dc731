"""What goes on in processes that are killed, starved of room or cut off."""

import os
import random
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge import data_source
from fmnist_gui.bridge.session import State
from fmnist_gui.engine.data.download import download
from fmnist_gui.engine.data.fashion_mnist import Archive
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import recording
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.recording import Recorder
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.tools.screenshots import open_window
from tests.soak.parts import keep_drawing, memory_mb, send, small_data

EPOCHS = 8
CONFIG = TrainingConfig(epochs=EPOCHS, batch_size=20, shuffle=True, augmentation="flip+shift", schedule="one-cycle")


def train(pipe: Connection, database: Path, interval_s: float, run_id: int | None = None) -> None:
    """Train a run, or go on with one; report each batch's step and the seconds of training."""
    recording.WRITE_INTERVAL_S = interval_s
    store, control = RunStore(database), Control()
    if run_id is None:
        trainer = Trainer(CONFIG, small_data(), control)
        run_id = store.create("Run {n}", CONFIG, {}, trainer.images_per_epoch)
    else:
        store.take(run_id)
        trainer = Trainer(CONFIG, small_data(), control, store.checkpoint(run_id))
    for event in Recorder(trainer, store, run_id).events():
        if isinstance(event, BatchEnd):
            send(pipe, (event.step, event.time))


def fetch(pipe: Connection, folder: Path, address: str, archives: tuple[Archive, ...], tries: int) -> None:
    """Download as somebody does who starts it again whenever it has failed; report each failure's sentence."""
    for _ in range(tries):
        try:
            for _progress in download(folder, [address], archives=archives, stall_seconds=2.0):
                pass
        except StudioError as error:
            send(pipe, str(error))
            time.sleep(0.05)
        else:
            return
    sys.exit(1)


def use_window(pipe: Connection, home: Path, seed: int) -> None:
    """Open the window, report “ready”, then do something every few milliseconds and report what is on the disk."""
    os.environ["FMNIST_HOME"] = str(home)
    data_source._read = lambda folder: small_data()  # type: ignore[assignment]
    window = open_window(home, "light", "en", "1280x820", None, home / "runs.sqlite")
    send(pipe, "ready")
    hand = _Hand(window, pipe, home, seed)  # held: a signal does not
    hand.begin()
    QApplication.exec()


def start_window(pipe: Connection, home: Path) -> None:
    """Open the window as the next start does, and close it."""
    os.environ["FMNIST_HOME"] = str(home)
    data_source._read = lambda folder: small_data()  # type: ignore[assignment]
    window = open_window(home, "light", "en", "1280x820", None, home / "runs.sqlite")
    send(pipe, [run.status for run in window.state.runs.all])
    window.close()
    assert window.shut_down()


def train_at_full_rate(pipe: Connection, home: Path, epochs: int, seed: int) -> None:
    """Train by single images in the window; report the batches, the seconds, and how the memory grew since half."""
    os.environ["FMNIST_HOME"] = str(home)
    data_source._read = lambda folder: small_data()  # type: ignore[assignment]
    window = open_window(home, "light", "en", "1280x820", None, home / "runs.sqlite")
    session, memory, loop, began = window.state.session, list[float](), QEventLoop(), time.monotonic()
    window.show_page("train")
    session.epochEnded.connect(lambda event: memory.append(memory_mb()))
    session.ended.connect(loop.quit)
    session.start(TrainingConfig(epochs=epochs, batch_size=1, seed=seed), small_data(), "Run {n}")
    loop.exec()
    (batches,) = session.history.steps[-1:]
    send(pipe, (int(batches), round(time.monotonic() - began), memory[-1] - memory[epochs // 2]))
    window.close()
    assert window.shut_down()


class _Hand:
    """A quick and careless user."""

    def __init__(self, window: MainWindow, pipe: Connection, home: Path, seed: int) -> None:
        self._window, self._pipe, self._home, self._random = window, pipe, home, random.Random(seed)
        self._timer = QTimer(window, interval=20)
        self._timer.timeout.connect(self._act)
        self._kept = 0

    def begin(self) -> None:
        self._timer.start()

    def _act(self) -> None:
        actions: list[Callable[[], None]] = [self._train, self._keep, self._set, self._rename, self._turn]
        self._random.choice(actions)()

    def _train(self) -> None:
        session = self._window.state.session
        if session.state is State.IDLE:
            session.start(CONFIG, small_data(), "Run {n}")
        elif self._random.random() < 0.1:
            session.stop()

    def _keep(self) -> None:
        keep_drawing(self._home / "drawings", self._random.randrange(10))
        self._kept += 1
        send(self._pipe, ("kept", self._kept))

    def _set(self) -> None:
        self._window.settings["lesson"] = self._random.choice(["C1", "C8", "C20"])
        self._window.settings.save()

    def _rename(self) -> None:
        runs = self._window.state.runs
        if runs.all:
            runs.rename(self._random.choice(runs.all).id, f"Name {self._random.random()}")

    def _turn(self) -> None:
        self._window.show_page(self._random.choice(list(self._window.pages)))
