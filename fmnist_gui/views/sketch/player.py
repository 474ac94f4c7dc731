"""Draws a garment stroke by stroke, as a hand would."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from fmnist_gui.engine.drawing.sketch import Stroke

FRAME_MS = 30


def part_of(strokes: Sequence[Stroke], fraction: float) -> tuple[Stroke, ...]:
    """The strokes up to `fraction` (0 to 1) of all their points, in the order of their drawing; areas come at once."""
    left = round(fraction * sum(len(s.xs) for s in strokes))
    found: list[Stroke] = []
    for s in strokes:
        if left <= 0:
            break
        if left >= len(s.xs):
            found.append(s)
        elif s.kind == "line":
            found.append(Stroke(s.xs[:left], s.ys[:left], None if s.widths is None else s.widths[:left], s.shade))
        left -= len(s.xs)
    return tuple(found)


class SketchPlayer(QObject):
    advanced = Signal(object)  # the strokes so far
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strokes: tuple[Stroke, ...] = ()
        self._duration_ms = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._on_frame)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def start(self, strokes: Sequence[Stroke], duration_ms: int) -> None:
        self._strokes, self._duration_ms = tuple(strokes), max(duration_ms, 1)
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """Leave the drawing as far as it has come."""
        self._timer.stop()

    @Slot()
    def _on_frame(self) -> None:
        fraction = min(self._clock.elapsed() / self._duration_ms, 1.0)
        if fraction >= 1.0:
            self._timer.stop()
        self.advanced.emit(part_of(self._strokes, fraction))
        if fraction >= 1.0:
            self.ended.emit()
