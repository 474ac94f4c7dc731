"""What networks say of an image and of a batch, and what it saves to do without gradients."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from fmnist_gui.engine.data.fashion_mnist import Split
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Network
from fmnist_gui.engine.network.explain import as_input
from fmnist_gui.engine.network.structure import bytes_kept_for_gradients
from fmnist_gui.engine.training.evaluation import logits_of

TIMED_PASSES = 4
TIMED_IMAGES = 1000  # of one image the graph is so small that nobody would mind it


@dataclass(frozen=True)
class Answer:
    """Scores (logits) [10], and as probabilities, which sum to one."""

    scores: list[float]
    probabilities: list[float]

    @property
    def predicted(self) -> int:
        return int(np.argmax(self.scores))


@dataclass(frozen=True)
class Single:
    """What two networks say of one picture, and the shapes on the way."""

    picture: npt.NDArray[np.float32]
    image_shape: list[int]
    batch_shape: list[int]
    scores_shape: list[int]
    untrained: Answer
    trained: Answer | None


@dataclass(frozen=True)
class BatchResult:
    """Scores [n, 10] and labels [n] of the images from `start` on, and how many of them are classified correctly."""

    start: int
    scores: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int64]
    correct: int


@dataclass(frozen=True)
class Pass:
    """A forward pass: how many operations its result remembers, the bytes kept for them, the seconds it took."""

    grad_fn: str  # of the result; empty where it remembers nothing
    operations: int
    kept_bytes: int
    seconds: float


@torch.no_grad()
def single(untrained: Network, trained: Network | None, picture: Tensor) -> Single:
    """Both networks on a grey picture [28, 28]."""
    image = as_input(picture)[0]
    batch = image.unsqueeze(0)
    first = _answer(untrained, batch)
    return Single(
        image[0].numpy(),
        list(image.shape),
        list(batch.shape),
        [1, len(first.scores)],
        first,
        _answer(trained, batch) if trained is not None else None,
    )


def _answer(network: Network, batch: Tensor) -> Answer:
    scores = network(batch)
    return Answer(scores[0].tolist(), scores.softmax(dim=1)[0].tolist())


def batch(network: Network, split: Split, start: int, count: int) -> BatchResult:
    """The images `start` to `start + count` of `split`."""
    chosen = slice(start, start + count)
    scores, labels = result_of(logits_of(network, split.images[chosen])), split.labels[chosen]
    correct = int(scores.argmax(dim=1).eq(labels).sum().item())
    return BatchResult(start, scores.numpy(), labels.numpy(), correct)


def with_and_without_gradients(network: Network, images: Tensor) -> tuple[Pass, Pass]:
    """The same forward pass both ways, in turns, so that whatever else the machine does slows both alike; the quickest
    of each counts."""
    seconds: dict[bool, list[float]] = {True: [], False: []}
    scores: dict[bool, Tensor] = {}
    for _ in range(TIMED_PASSES):
        for gradients in (True, False):
            with torch.set_grad_enabled(gradients):
                begin = time.perf_counter()
                scores[gradients] = network(images)
                seconds[gradients].append(time.perf_counter() - begin)
    return (
        _pass(scores[True], bytes_kept_for_gradients(network, images), seconds[True]),
        _pass(scores[False], 0, seconds[False]),
    )


def _pass(scores: Tensor, kept_bytes: int, seconds: list[float]) -> Pass:
    name = type(scores.grad_fn).__name__ if scores.grad_fn is not None else ""
    return Pass(name, operations_remembered(scores), kept_bytes, min(seconds))


def operations_remembered(result: Tensor) -> int:
    """The nodes of the graph that autograd would walk back from `result`."""
    seen = set()
    waiting: list[torch.autograd.graph.Node | None] = [result.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is not None and node not in seen:
            seen.add(node)
            waiting += [before for before, _ in node.next_functions]
    return len(seen)
