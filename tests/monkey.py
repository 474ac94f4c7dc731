"""Random use of the real window: clicks, keys and wheel over all pages, themes, languages, models and dialogs.

`run_monkey(seed, steps)` does so many steps; the same seed does the same, as far as the window answers the same.
From the shell, with a seed or a range of seeds: python -m tests.monkey 0-99 --steps 150
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import logging
import os
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, chdir, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from types import TracebackType
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from fmnist_gui.app import garbage
from fmnist_gui.app.application import Application
from fmnist_gui.app.garbage import GarbageCollector
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge import data_source, state
from fmnist_gui.bridge.worker import Worker, finish_jobs, jobs_running
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.garments.drawn import drawn_data
from fmnist_gui.engine.generators import result_of
from fmnist_gui.tools.screenshots import wait_for
from tests.jobs import watched
from tests.leaks import ApplicationLook, delete_widgets
from tests.monkey_steps import Monkey

IMAGES = (400, 200)  # garments to train and to test with
READY_MS = 60_000
SEQUENCE_S = 600  # of one sequence, after which it hangs
OF_THE_PLATFORM = "This plugin does not support"  # what a window off the screen cannot do
OF_QTEST = "Keyboard event not accepted by receiving widget"  # QTest's key went to a popup that had just closed
COLLECT_STEPS = 10
JOBS_END_MS = 120_000  # an import or a step of scikit-learn's has no yield, and the machine may be busy


class MonkeyFault(AssertionError):
    """What went wrong, after which steps."""


def run_monkey(seed: int, steps: int, pressure: bool = False) -> list[str]:
    """Use a new window for so many steps; what was done. Raises MonkeyFault with the steps up to the first fault.

    With `pressure` Python's garbage is collected at every chance that the application gives it.
    """
    random, faults, done = Random(seed), Faults(), list[str]()
    with surroundings(random), faults.noticed(), a_window() as window:
        if pressure:
            collect_always(window)
        for number, step in enumerate(Monkey(window, random).steps(steps)):
            done.append(step)
            if number % COLLECT_STEPS == 0:
                gc.collect(1)
            if faults.found:
                break
        else:
            done.append("close the window")
    faults.check(seed, done)
    return done


class Faults:
    """Exceptions that nothing caught, what Qt warns of, jobs that failed or hold widgets, and threads that stay."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def check(self, seed: int, done: list[str]) -> None:
        if self.found:
            steps = "\n".join(f"{number:4} {step}" for number, step in enumerate(done, start=1))
            raise MonkeyFault(f"seed {seed}, after {len(done)} steps:\n{steps}\n\n" + "\n".join(self.found))

    @contextmanager
    def noticed(self) -> Iterator[None]:
        threads = set(threading.enumerate())
        request, handler = Worker.request, _LogHandler(self.found)
        log = logging.getLogger("fmnist_gui")
        log.addHandler(handler)
        before = qInstallMessageHandler(self._on_message)
        try:
            with (
                patch.object(sys, "excepthook", self._on_exception),
                patch.object(threading, "excepthook", lambda args: self._on_exception(*args[:3])),
                patch.object(sys, "unraisablehook", lambda args: self._on_exception(*args[:3])),
                patch.object(Worker, "request", lambda worker, job: request(worker, watched(job, self.found.append))),
            ):
                yield
        finally:
            qInstallMessageHandler(before)
            log.removeHandler(handler)
            for name in ("last_type", "last_value", "last_traceback", "last_exc"):  # they keep the window
                vars(sys).pop(name, None)
        finish_jobs(JOBS_END_MS)
        QCoreApplication.sendPostedEvents()  # the news of their ends
        if jobs_running():
            self.found.append("a slow job goes on")
        self.found += [
            f"the thread {thread.name} stays"
            for thread in set(threading.enumerate()) - threads
            if not isinstance(thread, threading._DummyThread) and thread.name != "download"
        ]

    def _on_exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.found.append("".join(traceback.format_exception(kind, error, trace)))

    def _on_message(self, kind: QtMsgType, context: object, text: str) -> None:
        left_out = text == OF_QTEST or text.startswith(OF_THE_PLATFORM)
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not left_out:
            self.found.append(f"Qt: {text}")


class _LogHandler(logging.Handler):
    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        self._found.append(self.format(record))


# ---- where it happens


@contextmanager
def surroundings(random: Random) -> Iterator[None]:
    """A home of its own, no network, little data or none; and garbage is collected between steps alone."""
    data = small_data() if random.random() < 0.8 else None
    look, collecting, thresholds = ApplicationLook.now(), gc.isenabled(), gc.get_threshold()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        variables = {"FMNIST_HOME": str(home / "home"), "HOME": str(home), "FMNIST_MIRROR": "http://127.0.0.1:9/"}
        stack.enter_context(patch.dict(os.environ, variables))
        stack.enter_context(chdir(home))
        stack.enter_context(patch.object(data_source, "_read", lambda folder: data))
        stack.enter_context(patch.object(data_source, "_draw", lambda: drawn_data(0, *IMAGES)))
        stack.enter_context(patch.object(QDesktopServices, "openUrl", lambda url: True))
        stack.enter_context(patch.multiple(state, STAND_IN_TRAIN=IMAGES[0], STAND_IN_TEST=IMAGES[1]))
        gc.disable()
        if not gc.get_freeze_count():
            gc.freeze()  # the libraries: to look through them takes half a second
        try:
            yield
        finally:
            gc.collect()
            look.restore()
            gc.set_threshold(*thresholds)
            if collecting:
                gc.enable()


@cache
def small_data() -> FashionData:
    return replace(result_of(drawn_data(1, *IMAGES)), drawn=False)


@contextmanager
def a_window() -> Iterator[MainWindow]:
    application = Application()
    application.settings["first_steps"] = False
    window = application.new_window()
    window.show()
    wait_for(window.ready, READY_MS, window.start)
    try:
        yield window
    finally:
        window.shut_down()
        QCoreApplication.sendPostedEvents()  # the news of the jobs that have ended
        window.close()
        for thing in (window, application.theme, application.language):
            thing.deleteLater()
        application.language.choose("en")
        delete_widgets()


def collect_always(window: MainWindow) -> None:
    """As the application collects, in the GUI thread and by a timer, but a thousand times a second."""
    gc.set_threshold(1, 1, 1)
    with patch.object(garbage, "INTERVAL_MS", 1):
        GarbageCollector(window).begin()


def main() -> int:
    parser = argparse.ArgumentParser(description="Use the window at random, and say what goes wrong.")
    parser.add_argument("seeds", help="a number, or two with a hyphen between")
    parser.add_argument("--steps", type=int, default=150)
    parser.add_argument("--pressure", action="store_true", help="collect garbage all the time")
    options = parser.parse_args()
    first, _, last = options.seeds.partition("-")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    faulthandler.enable()
    application = QApplication.instance() or QApplication([])
    assert application is not None
    failed = []
    for seed in range(int(first), int(last or first) + 1):
        faulthandler.dump_traceback_later(SEQUENCE_S, exit=True)
        try:
            run_monkey(seed, options.steps, options.pressure)
        except MonkeyFault as fault:
            failed.append(seed)
            print(fault, flush=True)
        else:
            print(f"seed {seed}: well", flush=True)
    print(f"{len(failed)} sequences with faults: {failed}" if failed else "no fault", flush=True)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
