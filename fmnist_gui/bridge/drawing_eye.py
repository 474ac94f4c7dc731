"""Looks at a drawing with one or two networks, as often as the pen moves, off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.tasks import Task
from fmnist_gui.engine.drawing import Drawing, stages_of
from fmnist_gui.engine.errors import StudioError, sentence
from fmnist_gui.engine.sketch import SketchStages

if TYPE_CHECKING:
    from fmnist_gui.engine.data import Split
    from fmnist_gui.engine.network import Network, Weights
    from fmnist_gui.engine.similar import Neighbours

LEAST_INK = 0.25  # of the canvas' side: the way that the pen must have gone before a network is asked
SIMILAR = 6  # training images
ALMOST_EMPTY = sentence("Almost nothing is drawn yet. Go on drawing.")


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
        self._networks: tuple[Weights, ...] = ()
        self._looking, self._detailing = LatestTask(self), LatestTask(self)
        self._memory = _Memory()
        self._looking.done.connect(self.seen)
        self._looking.failed.connect(self.failed)
        self._detailing.done.connect(self._on_detailed)
        self._detailing.failed.connect(self.failed)

    def use(self, networks: Sequence[Weights]) -> None:
        """Ask these networks from now on; the first one's details are told."""
        self._networks = tuple(networks)

    def look(self, drawing: Drawing) -> None:
        self._looking.run(_Look(drawing, self._networks))

    def look_closely(self, seen: Seen, split: Split | None) -> None:
        """Find the details of what was seen; images like it are sought in `split`."""
        if seen.chances and self._networks:
            self._detailing.run(_CloseLook(seen, self._networks[0], split, self._memory))

    @Slot(object)
    def _on_detailed(self, details: Details) -> None:
        self.detailed.emit(details)


class _Memory:
    """The last index of neighbours, which takes a second or two to make. Only one task at a time uses it."""

    def __init__(self) -> None:
        self._key: tuple[object, object] = (None, None)
        self._neighbours: Neighbours | None = None

    def neighbours(self, weights: Weights, network: Network, split: Split, task: Task) -> Neighbours:
        from fmnist_gui.engine.similar import Neighbours

        if self._neighbours is None or self._key[0] is not weights or self._key[1] is not split:
            self._neighbours = Neighbours(network, split, task.is_cancelled)
            self._key = (weights, split)
        return self._neighbours


class _Look:
    def __init__(self, drawing: Drawing, networks: tuple[Weights, ...]) -> None:
        self._drawing, self._networks = drawing, networks

    def __call__(self, task: Task) -> Seen:
        from fmnist_gui.engine.network import network_with
        from fmnist_gui.engine.sketch import predicted

        drawing = self._drawing
        try:
            stages = stages_of(drawing)
            if drawing.picture is None and ink_length(drawing) < LEAST_INK:
                raise StudioError(ALMOST_EMPTY)
        except StudioError as problem:
            return Seen(drawing, None, problem)
        _one_thread()
        chances = tuple(predicted(network_with(weights), stages.tensor)[0].tolist() for weights in self._networks)
        return Seen(drawing, stages, None, chances)


class _CloseLook:
    def __init__(self, seen: Seen, weights: Weights, split: Split | None, memory: _Memory) -> None:
        self._seen, self._weights, self._split, self._memory = seen, weights, split, memory

    def __call__(self, task: Task) -> Details:
        import torch

        from fmnist_gui.engine.explain import input_gradient
        from fmnist_gui.engine.network import network_with

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


def ink_length(drawing: Drawing) -> float:
    """How far the pen went that left ink, in sides of the canvas."""
    lengths = [np.hypot(np.diff(s.xs), np.diff(s.ys)).sum() for s in drawing.strokes if s.shade > 0]
    return float(sum(lengths))


def _one_thread() -> None:
    """A network this small is fastest on one thread, and a run under way keeps its own."""
    import torch

    torch.set_num_threads(1)
