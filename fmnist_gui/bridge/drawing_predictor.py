"""What one or two networks take a drawing for, as often as the pen moves.

To predict lines takes 2 to 3 ms. Handing them to another thread and back took 10 to 20 ms while the pen moves, and more
while a network is being trained, because the threads take turns at Python. So quick predictions are made at once; the
first one, which loads torch, and slow ones (pictures, fills, a slow computer) are jobs.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fmnist_gui.bridge.worker import Job, Worker
from fmnist_gui.engine.drawing.drawing import Drawing, stages_of
from fmnist_gui.engine.drawing.sketch import SketchStages
from fmnist_gui.engine.errors import N_, StudioError

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.drawing.similar import Neighbours
    from fmnist_gui.engine.network.course_network import Network, Weights

QUICK_S = 0.01  # a prediction that took longer is not made on the GUI thread again
REST_MS = 120  # a pen that has not moved for so long rests
LEAST_INK = 0.25  # of the canvas' side: the way that the pen must have gone before a network is asked
SIMILAR = 6  # training images
ALMOST_EMPTY = N_("Almost nothing is drawn yet. Go on drawing.")


@dataclass(frozen=True, eq=False)
class Prediction:
    """`probabilities` has ten numbers for each network; none where there was a problem."""

    drawing: Drawing
    stages: SketchStages | None
    problem: StudioError | None
    probabilities: tuple[list[float], ...] = ()


@dataclass(frozen=True, eq=False)
class Details:
    """What takes longer: where the first network looks, and training images that are like the drawing."""

    predicted: int
    saliency: npt.NDArray[np.float32]  # [28, 28], 0 to 1
    similar: tuple[npt.NDArray[np.uint8], ...]  # images [28, 28], the most similar first


class DrawingPredictor(QObject):
    """`predict` while the pen moves; `request_details` of what came of it."""

    predicted = Signal(object)  # Prediction
    detailed = Signal(object)  # Details
    failed = Signal(object)  # the exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._networks = _Networks(())
        self._quick = False
        self._predicting, self._detailing = Worker(self), Worker(self)
        self._memory = _Memory()
        self._wanted_details: Job | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._predicting.done.connect(self._on_predicted)
        self._predicting.failed.connect(self.failed)
        self._detailing.done.connect(self.detailed)
        self._detailing.failed.connect(self.failed)

    def use(self, networks: Sequence[Weights]) -> None:
        """Ask these networks from now on; details are those of the first one."""
        self._networks = _Networks(tuple(networks))
        self._quick = False

    def predict(self, drawing: Drawing) -> None:
        """`predicted` follows: at once where that is quick and no job is under way."""
        job = partial(_predict, drawing, self._networks)
        if not self._quick or self._predicting.busy or not _is_lines(drawing):
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

    def request_details(self, prediction: Prediction, split: Split | None) -> None:
        """Find the details as soon as the pen rests; images like the drawing are sought in `split`."""
        if prediction.probabilities:
            weights = self._networks.weights[0]
            self._wanted_details = partial(_details, prediction, weights, split, self._memory)
            self._rest.start()

    @Slot()
    def _on_rest(self) -> None:
        if self._wanted_details is not None:
            self._detailing.request(self._wanted_details)


class _Memory:
    """The last index of neighbours, which takes a second or two to make. Only one job at a time uses it."""

    def __init__(self) -> None:
        self._key: tuple[object, object] = (None, None)
        self._neighbours: Neighbours | None = None

    def neighbours(self, weights: Weights, network: Network, split: Split) -> Generator[None, None, Neighbours]:
        from fmnist_gui.engine.drawing.similar import neighbours_of

        if self._neighbours is None or self._key[0] is not weights or self._key[1] is not split:
            self._neighbours = yield from neighbours_of(network, split)
            self._key = (weights, split)
        return self._neighbours


class _Networks:
    """The networks that are asked, built once. Only predictions build them, and these come one after another."""

    def __init__(self, weights: tuple[Weights, ...]) -> None:
        self.weights = weights
        self._built: tuple[Network, ...] = ()

    @property
    def ready(self) -> bool:
        return bool(self._built)

    def built(self) -> tuple[Network, ...]:
        from fmnist_gui.engine.network.course_network import network_with

        if not self._built:
            self._built = tuple(network_with(weights) for weights in self.weights)
        return self._built


def _predict(drawing: Drawing, networks: _Networks) -> Prediction:
    from fmnist_gui.engine.drawing.sketch import predicted

    try:
        stages = stages_of(drawing)
        if drawing.picture is None and ink_length(drawing) < LEAST_INK:
            raise StudioError(ALMOST_EMPTY)
    except StudioError as problem:
        return Prediction(drawing, None, problem)
    _use_one_thread()
    probabilities = tuple(predicted(network, stages.tensor)[0].tolist() for network in networks.built())
    return Prediction(drawing, stages, None, probabilities)


def _details(
    prediction: Prediction, weights: Weights, split: Split | None, memory: _Memory
) -> Generator[None, None, Details]:
    import torch

    from fmnist_gui.engine.network.course_network import network_with
    from fmnist_gui.engine.network.explain import input_gradient

    assert prediction.stages is not None
    _use_one_thread()
    network = network_with(weights)
    probabilities = prediction.probabilities[0]
    predicted = max(range(len(probabilities)), key=probabilities.__getitem__)
    gradient = input_gradient(network, torch.from_numpy(prediction.stages.pixels), predicted).abs()
    similar: tuple[npt.NDArray[np.uint8], ...] = ()
    if split is not None:
        neighbours = yield from memory.neighbours(weights, network, split)
        nearest = neighbours.nearest(prediction.stages.tensor, predicted, SIMILAR)
        similar = tuple(split.images[index].numpy() for index in nearest)
    return Details(predicted, (gradient / gradient.max().clamp(min=1e-9)).numpy(), similar)


def _is_lines(drawing: Drawing) -> bool:
    return drawing.picture is None and all(stroke.kind == "line" for stroke in drawing.strokes)


def ink_length(drawing: Drawing) -> float:
    """How far the pen went that left ink, in sides of the canvas."""
    lengths = [np.hypot(np.diff(s.xs), np.diff(s.ys)).sum() for s in drawing.strokes if s.shade > 0]
    return float(sum(lengths))


def _use_one_thread() -> None:
    """A network this small is fastest on one thread, and a run under way keeps its own."""
    import torch

    torch.set_num_threads(1)
