"""Letting the window live meanwhile, and how late its event loop is."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer, SignalInstance

TICK_MS = 16


class Lateness:
    """How much later than asked for a timer of the GUI thread fires."""

    def __init__(self) -> None:
        self._late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._late.append(max(0.0, 1000 * (now - self._last) - TICK_MS))
        self._last = now

    def p99(self) -> float:
        self._timer.stop()
        return quantile(self._late, 0.99)


def quantile(values: list[float], part: float) -> float:
    return sorted(values)[min(int(len(values) * part), len(values) - 1)]


def run_until(signal: SignalInstance, reached: Callable[[], bool], begin: Callable[[], object] | None = None) -> None:
    """Let the window live until `signal` comes with `reached()` true."""
    loop = QEventLoop()

    def look() -> None:
        if reached():
            loop.quit()

    signal.connect(look)
    if begin is not None:
        QTimer.singleShot(0, begin)
    loop.exec()
    signal.disconnect(look)


def painted_ms(change: Callable[[], object]) -> float:
    """From `change` until all that follows from it is laid out and painted."""
    began = time.perf_counter()
    change()
    for _ in range(3):  # a layout inside a layout settles after it, and what it moves is painted again
        QCoreApplication.sendPostedEvents()
    return 1000 * (time.perf_counter() - began)
