"""How soon the class follows the pen on the Draw page, alone and while a network is being trained."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtTest import QTest

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.prediction import Prediction
from fmnist_gui.views.sketch.examples import example

LEFT = Qt.MouseButton.LeftButton
MOVE_MS = 8  # a usual mouse tells of its movement 125 times a second
GARMENTS = 10


class Sketching(QObject):
    """Draws garments with the mouse at a hand's speed and notes when each movement's class is shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
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

    def figures(self, name: str) -> dict[str, float]:
        self._timer.start()
        self._loop.exec()
        del self._predictor.predict  # the note; the own one is there again
        self._predictor.predicted.disconnect(self._on_predicted)
        late = sorted(self._late)
        return {
            f"{name}_ms_p50": late[len(late) // 2],
            f"{name}_ms_p95": late[int(len(late) * 0.95)],
            f"{name}_movements": len(late),
        }

    def _all_movements(self) -> Iterator[None]:
        for label in range(GARMENTS):
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
        """The newest prediction of several shows the movements of those before it too."""
        now, shown = time.perf_counter(), id(prediction.drawing)
        while self._asked:
            asked = next(iter(self._asked))
            self._late.append(1000 * (now - self._asked.pop(asked)))
            if asked == shown:
                break
