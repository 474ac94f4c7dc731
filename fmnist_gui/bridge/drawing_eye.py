"""Looks at a drawing with one or two networks, as often as the pen moves.

A look at lines takes 2 to 3 ms. Handing it to another thread and back took 10 to 20 ms while the pen moves, and more
while a network is being trained, because the threads take turns at Python. So quick looks are made at once; the first
one, which loads torch, and slow ones (pictures, fills, a slow computer) go through a task.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.tasks import Task
from fmnist_gui.engine.drawing.drawing import Drawing, stages_of
from fmnist_gui.engine.drawing.sketch import SketchStages
from fmnist_gui.engine.errors import N_, StudioError

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.drawing.similar import Neighbours
    from fmnist_gui.engine.network.course_network import Network, Weights

QUICK_S = 0.01  # a look that took longer is not made on the GUI thread again
REST_MS = 120  # a pen that has not moved for so long rests
LEAST_INK = 0.25  # of the canvas' side: the way that the pen must have gone before a network is asked
SIMILAR = 6  # training images
ALMOST_EMPTY = N_("Almost nothing is drawn yet. Go on drawing.")


@dataclass(frozen=True, eq=False)
class Seen:
    """What came of one look. `chances` has ten probabilities for each network; none where there was a problem."""

    drawing: Drawing
    stages: SketchStages | None
    problem: StudioError | None
    chances: tuple[list[float], ...] = ()


@dataclass(frozen=True, eq=False)
class Details:
    """What takes longer: where the first network looks, and training images that are like the drawing."""

    predicted: int
    saliency: npt.NDArray[np.float32]  # [28, 28], 0 to 1
    similar: tuple[npt.NDArray[np.uint8], ...]  # images [28, 28], the most similar first


class DrawingEye(QObject):
    """`look` while the pen moves; `look_closely` when it rests."""

    seen = Signal(object)  # Seen
    detailed = Signal(object)  # Details
    failed = Signal(object)  # the exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models = _Models(())
        self._quick = False
        self._looking, self._detailing = LatestTask(self), LatestTask(self)
        self._memory = _Memory()
        self._close_look: _CloseLook | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._looking.done.connect(self._on_seen)
        self._looking.failed.connect(self.failed)
        self._detailing.done.connect(self._on_detailed)
        self._detailing.failed.connect(self.failed)

    def use(self, networks: Sequence[Weights]) -> None:
        """Ask these networks from now on; the first one's details are told."""
        self._models = _Models(tuple(networks))
        self._quick = False

    def look(self, drawing: Drawing) -> None:
        """`seen` follows: at once where the look is quick and none is under way."""
        look = _Look(drawing, self._models)
        if not self._quick or self._looking.busy or not _is_lines(drawing):
            self._looking.run(look)
            return
        began = time.perf_counter()
        seen = look()
        self._quick = time.perf_counter() - began < QUICK_S
        self.seen.emit(seen)

    @Slot(object)
    def _on_seen(self, seen: Seen) -> None:
        """A look by task has loaded torch and built the networks; whether the next one is quick will be seen."""
        self._quick = self._models.ready
        self.seen.emit(seen)

    def look_closely(self, seen: Seen, split: Split | None) -> None:
        """Find the details of what was seen as soon as the pen rests; images like it are sought in `split`."""
        if seen.chances:
            self._close_look = _CloseLook(seen, self._models, split, self._memory)
            self._rest.start()

    @Slot()
    def _on_rest(self) -> None:
        if self._close_look is not None:
            self._detailing.run(self._close_look)

    @Slot(object)
    def _on_detailed(self, details: Details) -> None:
        self.detailed.emit(details)


class _Memory:
    """The last index of neighbours, which takes a second or two to make. Only one task at a time uses it."""

    def __init__(self) -> None:
        self._key: tuple[object, object] = (None, None)
        self._neighbours: Neighbours | None = None

    def neighbours(self, weights: Weights, network: Network, split: Split, task: Task) -> Neighbours:
        from fmnist_gui.engine.drawing.similar import Neighbours

        if self._neighbours is None or self._key[0] is not weights or self._key[1] is not split:
            self._neighbours = Neighbours(network, split, task.is_cancelled)
            self._key = (weights, split)
        return self._neighbours


class _Models:
    """The networks that are asked, built once. Only looks build them, and these come one after another."""

    def __init__(self, weights: tuple[Weights, ...]) -> None:
        self.weights = weights
        self._networks: tuple[Network, ...] = ()

    @property
    def ready(self) -> bool:
        return bool(self._networks)

    def networks(self) -> tuple[Network, ...]:
        from fmnist_gui.engine.network.course_network import network_with

        if not self._networks:
            self._networks = tuple(network_with(weights) for weights in self.weights)
        return self._networks


class _Look:
    def __init__(self, drawing: Drawing, models: _Models) -> None:
        self._drawing, self._models = drawing, models

    def __call__(self, task: Task | None = None) -> Seen:
        from fmnist_gui.engine.drawing.sketch import predicted

        drawing = self._drawing
        try:
            stages = stages_of(drawing)
            if drawing.picture is None and ink_length(drawing) < LEAST_INK:
                raise StudioError(ALMOST_EMPTY)
        except StudioError as problem:
            return Seen(drawing, None, problem)
        _one_thread()
        chances = tuple(predicted(network, stages.tensor)[0].tolist() for network in self._models.networks())
        return Seen(drawing, stages, None, chances)


class _CloseLook:
    def __init__(self, seen: Seen, models: _Models, split: Split | None, memory: _Memory) -> None:
        self._seen, self._weights, self._split, self._memory = seen, models.weights[0], split, memory

    def __call__(self, task: Task) -> Details:
        import torch

        from fmnist_gui.engine.network.course_network import network_with
        from fmnist_gui.engine.network.explain import input_gradient

        assert self._seen.stages is not None
        _one_thread()
        network = network_with(self._weights)
        chances = self._seen.chances[0]
        predicted = max(range(len(chances)), key=chances.__getitem__)
        pixels = torch.from_numpy(self._seen.stages.pixels)
        gradient = input_gradient(network, pixels, predicted).abs()
        similar: tuple[npt.NDArray[np.uint8], ...] = ()
        if self._split is not None:
            neighbours = self._memory.neighbours(self._weights, network, self._split, task)
            found = neighbours.nearest(self._seen.stages.tensor, predicted, SIMILAR)
            similar = tuple(self._split.images[index].numpy() for index in found)
        return Details(predicted, (gradient / gradient.max().clamp(min=1e-9)).numpy(), similar)


def _is_lines(drawing: Drawing) -> bool:
    return drawing.picture is None and all(stroke.kind == "line" for stroke in drawing.strokes)


def ink_length(drawing: Drawing) -> float:
    """How far the pen went that left ink, in sides of the canvas."""
    lengths = [np.hypot(np.diff(s.xs), np.diff(s.ys)).sum() for s in drawing.strokes if s.shade > 0]
    return float(sum(lengths))


def _one_thread() -> None:
    """A network this small is fastest on one thread, and a run under way keeps its own."""
    import torch

    torch.set_num_threads(1)
