"""What networks take a drawing for, and what in it makes the first one do so."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from fmnist_gui.engine.drawing.drawing import Drawing, stages_of
from fmnist_gui.engine.drawing.raster import SIDE
from fmnist_gui.engine.drawing.sketch import SketchStages
from fmnist_gui.engine.errors import N_, StudioError

if TYPE_CHECKING:  # torch takes a second to import: the window is there before it
    from fmnist_gui.engine.data.fashion_mnist import Split
    from fmnist_gui.engine.drawing.similar import Neighbours
    from fmnist_gui.engine.network.course_network import Network, Weights

LEAST_INK = 0.25  # of the canvas' side: the way that the pen must have gone before a network is asked
SIMILAR = 6  # training images
ALMOST_EMPTY = N_("Almost nothing is drawn yet. Go on drawing.")


@dataclass(frozen=True, eq=False)
class Prediction:
    """`probabilities` has ten numbers for each network; none where there was a problem. `sideways`: the first network
    would be much surer of the picture if it were turned by a quarter. `none_of_ten`: by the garment check, which is the
    same for all networks, the drawing looks like no garment."""

    drawing: Drawing
    stages: SketchStages | None
    problem: StudioError | None
    probabilities: tuple[list[float], ...] = ()
    sideways: bool = False
    none_of_ten: bool = False


@dataclass(frozen=True, eq=False)
class Details:
    """What takes longer: where the first network looks, and training images that are like the drawing."""

    drawing: Drawing
    predicted: int
    saliency: npt.NDArray[np.float32]  # [28, 28], 0 to 1
    similar: tuple[npt.NDArray[np.uint8], ...]  # images [28, 28], the most similar first


class NeighbourIndex:
    """Keeps the last neighbours, whose index takes a second or two to make. Only one job at a time uses it."""

    def __init__(self) -> None:
        self._key: tuple[object, object] = (None, None)
        self._neighbours: Neighbours | None = None

    def neighbours(self, weights: Weights, network: Network, split: Split) -> Generator[None, None, Neighbours]:
        from fmnist_gui.engine.drawing.similar import neighbours_of

        if self._neighbours is None or self._key[0] is not weights or self._key[1] is not split:
            self._neighbours = yield from neighbours_of(network, split)
            self._key = (weights, split)
        return self._neighbours


class Networks:
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


def predict(drawing: Drawing, networks: Networks) -> Prediction:
    """What each of the networks takes the drawing for, or what is wrong with it."""
    from fmnist_gui.engine.drawing.garment_check import looks_like_none
    from fmnist_gui.engine.drawing.pictures.sideways import lies_sideways
    from fmnist_gui.engine.drawing.versions import answer

    try:
        stages = stages_of(drawing)
        if drawing.picture is None and ink_length(drawing) < LEAST_INK:
            raise StudioError(ALMOST_EMPTY)
    except StudioError as problem:
        return Prediction(drawing, None, problem)
    _use_one_thread()
    try:
        built = networks.built()
        probabilities = tuple(answer(network, stages) for network in built)
        brought = drawing.photo is not None and drawing.photo.size != (SIDE, SIDE)
        sideways = brought and bool(built) and lies_sideways(built[0], stages, probabilities[0])
        none_of_ten = looks_like_none(stages.tensor)
    except StudioError as problem:
        return Prediction(drawing, stages, problem)
    return Prediction(drawing, stages, None, probabilities, sideways, none_of_ten)


def explain(
    prediction: Prediction, weights: Weights, split: Split | None, index: NeighbourIndex
) -> Generator[None, None, Details]:
    """Where the network of these weights looks, and images of `split` that are like the drawing to it."""
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
        neighbours = yield from index.neighbours(weights, network, split)
        nearest = neighbours.nearest(prediction.stages.tensor, predicted, SIMILAR)
        similar = tuple(split.images[index].numpy() for index in nearest)
    return Details(prediction.drawing, predicted, (gradient / gradient.max().clamp(min=1e-9)).numpy(), similar)


def is_lines(drawing: Drawing) -> bool:
    """Whether a prediction is quick: there is neither a picture nor an area."""
    return drawing.picture is None and all(stroke.kind == "line" for stroke in drawing.strokes)


def ink_length(drawing: Drawing) -> float:
    """How far the pen went that left ink, in sides of the canvas."""
    lengths = [np.hypot(np.diff(s.xs), np.diff(s.ys)).sum() for s in drawing.strokes if s.shade > 0]
    return float(sum(lengths))


def _use_one_thread() -> None:
    """A network this small is fastest on one thread, and a run under way keeps its own."""
    import torch

    torch.set_num_threads(1)
