"""What one or two networks take a drawing for, as often as the pen moves.

To predict lines takes 2 to 3 ms. Handing them to another thread and back took 10 to 20 ms while the pen moves, and more
while a network is being trained, because the threads take turns at Python. So quick predictions are made at once; the
first one, which loads torch, and slow ones (pictures, fills, a slow computer) are jobs.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fmnist_gui.bridge.worker import Job, Worker
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.prediction import NeighbourIndex, Networks, Prediction, explain, is_lines, predict

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.network.course_network import Weights

QUICK_S = 0.01  # a prediction that took longer is not made on the GUI thread again
REST_MS = 120  # a pen that has not moved for so long rests


class DrawingPredictor(QObject):
    """`predict` while the pen moves; `request_details` of what came of it."""

    predicted = Signal(object)  # Prediction
    detailed = Signal(object)  # Details
    failed = Signal(object)  # the exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._networks = Networks(())
        self._quick = False
        self._predicting, self._detailing = Worker(self), Worker(self)
        self._index = NeighbourIndex()
        self._wanted_details: Job | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._predicting.done.connect(self._on_predicted)
        self._predicting.failed.connect(self.failed)
        self._detailing.done.connect(self.detailed)
        self._detailing.failed.connect(self.failed)

    def use(self, networks: Sequence[Weights]) -> None:
        """Ask these networks from now on; of what others were asked nothing arrives any more."""
        self._predicting.cancel()
        self._detailing.cancel()
        self._wanted_details = None
        self._networks = Networks(tuple(networks))
        self._quick = False

    def predict(self, drawing: Drawing) -> None:
        """`predicted` follows: at once where that is quick and no job is under way."""
        job = partial(predict, drawing, self._networks)
        if not self._quick or self._predicting.busy or not is_lines(drawing):
            self._predicting.request(job)
            return
        began = time.perf_counter()
        prediction = job()
        self._quick = time.perf_counter() - began < QUICK_S
        self.predicted.emit(prediction)

    @Slot(object)
    def _on_predicted(self, prediction: Prediction) -> None:
        """The job has loaded torch and built the networks; whether the next prediction is quick will be seen."""
        self._quick = self._networks.ready
        self.predicted.emit(prediction)

    def request_details(self, prediction: Prediction, weights: Weights, split: Split | None) -> None:
        """Find, as soon as the pen rests, what the network of these weights made its prediction of; images like the
        drawing are sought in `split`."""
        self._wanted_details = partial(explain, prediction, weights, split, self._index)
        self._rest.start()

    @Slot()
    def _on_rest(self) -> None:
        if self._wanted_details is not None:
            self._detailing.request(self._wanted_details)
