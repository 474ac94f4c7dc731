"""How soon the bars that are painted follow the pen on the Draw page, alone and while a network is being trained."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtTest import QTest

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.prediction import Prediction
from fmnist_gui.views.sketch.examples import example
from tests.benchmarks.waiting import quantile

LEFT = Qt.MouseButton.LeftButton
MOVE_MS = 8  # a usual mouse tells of its movement 125 times a second
GARMENTS = 10


class Sketching(QObject):
    """Draws garments with the mouse at a hand's speed and notes when each movement's bars are painted."""

    def __init__(self, window: MainWindow, garments: int = GARMENTS) -> None:
        super().__init__()
        self._garments = garments
        self._answered: Drawing | None = None  # and not painted yet
        self._bars = window.draw.verdicts[0].bars
        self._bars.installEventFilter(self)
        self._canvas = window.draw.canvas
        self._asked: dict[int, float] = {}  # drawings without a class yet, oldest first, and since when
        self._drawings: list[Drawing] = []  # kept, so that no two have one identity
        self._late: list[float] = []
        self._moved = 0.0  # when the pen moved first since the network was asked
        self._loop = QEventLoop()
        self._movements = self._all_movements()
        self._predictor = window.draw.predictor
        self._predict = self._predictor.predict
        self._predictor.predict = self._note  # type: ignore[method-assign]
        self._timer = QTimer(interval=MOVE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._move)
        self._predictor.predicted.connect(self._on_predicted)  # after the page's own slot, so it is shown by then
        window.show_page("draw")

    def p95(self) -> float:
        self._timer.start()
        self._loop.exec()
        del self._predictor.predict  # the note; the own one is there again
        self._predictor.predicted.disconnect(self._on_predicted)
        self._bars.removeEventFilter(self)
        return quantile(self._late, 0.95)

    def _all_movements(self) -> Iterator[None]:
        for label in range(self._garments):
            self._canvas.clear()
            for stroke in example(label, 0).strokes:
                side = min(self._canvas.width(), self._canvas.height())
                left, top = (self._canvas.width() - side) // 2, (self._canvas.height() - side) // 2
                points = [
                    QPoint(left + round(x * side), top + round(y * side))
                    for x, y in zip(stroke.xs, stroke.ys, strict=True)
                ]
                QTest.mousePress(self._canvas, LEFT, pos=points[0])
                for point in points[1:]:
                    QTest.mouseMove(self._canvas, point)
                    yield
                QTest.mouseRelease(self._canvas, LEFT, pos=points[-1])
            yield

    @Slot()
    def _move(self) -> None:
        self._moved = self._moved or time.perf_counter()
        if next(self._movements, self) is self:
            self._timer.stop()
            QTimer.singleShot(200, self._loop.quit)

    def _note(self, drawing: Drawing) -> None:
        self._drawings.append(drawing)
        self._asked[id(drawing)], self._moved = self._moved or time.perf_counter(), 0.0
        self._predict(drawing)

    @Slot(object)
    def _on_predicted(self, prediction: Prediction) -> None:
        self._answered = prediction.drawing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The newest answer of several shows the movements of those before it too; it is painted right after this."""
        if event.type() == QEvent.Type.Paint and self._answered is not None:
            QTimer.singleShot(0, self, self._on_painted)
        return False

    @Slot()
    def _on_painted(self) -> None:
        now, shown = time.perf_counter(), id(self._answered)
        self._answered = None
        while shown in self._asked:
            asked = next(iter(self._asked))
            self._late.append(1000 * (now - self._asked.pop(asked)))
            if asked == shown:
                break
