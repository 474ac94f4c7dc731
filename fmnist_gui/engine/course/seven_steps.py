"""The training loop in slow motion: its seven steps one at a time, with all that each of them brings about."""

from __future__ import annotations

import copy
import enum
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional as F

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import Split
from fmnist_gui.engine.network.course_network import Network, Weights, cpu_gradients, cpu_weights, new_network

IMAGES, BATCH_SIZE, EPOCHS = 1_000, 100, 10  # few enough images that the end of an epoch is soon reached
LEARNING_RATE = 0.01


class Step(enum.IntEnum):
    """As the course counts them. Zeroing the gradients belongs to computing those of the next batch."""

    BATCH = 1
    FORWARD = 2
    LOSS = 3
    BACKWARD = 4
    UPDATE = 5
    NEXT_BATCH = 6
    NEXT_EPOCH = 7


@dataclass(frozen=True)
class GradientCheck:
    """The gradients that a step follows against those that the batch alone asks for.

    They are the same unless the gradients of earlier batches were not zeroed. Norms are lengths of all
    parameters as one vector; `angle` is in degrees, NaN where one of them has no direction.
    """

    own_norm: float
    norm: float
    angle: float


@dataclass(frozen=True)
class EpochSum:
    """What an epoch came to: `loss` is the mean of its batches."""

    epoch: int
    loss: float
    correct: int
    images: int


@dataclass(frozen=True)
class StepSnapshot:
    """What is known after a step. What later steps of the same batch find out is still None."""

    step: Step
    epoch: int  # this and the next three count from 1
    batch: int
    epochs: int
    batches: int  # of an epoch
    first: int  # index of the batch's first image among the training images
    images: Tensor  # uint8 [batch size, 28, 28]
    labels: Tensor
    scores: Tensor | None = None  # [batch size, 10]
    losses: Tensor | None = None  # one an image
    loss: float | None = None
    other_loss: float | None = None  # of the other network; the same while there is none
    gradients: Weights | None = None
    check: GradientCheck | None = None
    before: Weights | None = None
    after: Weights | None = None
    loss_after: float | None = None  # of the same batch, by the changed network
    zeroed: bool | None = None  # whether the gradients of the batch before were
    epoch_sums: tuple[EpochSum, ...] = ()

    @property
    def number(self) -> int:
        """Which batch of the run it is, from 1."""
        return (self.epoch - 1) * self.batches + self.batch

    @property
    def predicted(self) -> Tensor | None:
        return None if self.scores is None else self.scores.argmax(dim=1)

    @property
    def correct(self) -> int | None:
        return None if self.scores is None else int((self.scores.argmax(dim=1) == self.labels).sum())


class SevenSteps:
    """One network's training, a step for each `advance`.

    `zeroing` may be switched off and on, from any thread. The first time that gradients are added to earlier ones, an
    other network is made which goes on from there with the gradients zeroed, on the same batches: what zeroing is
    good for is how far the two come to lie apart.
    """

    def __init__(self, split: Split, seed: int = 0, images: int = IMAGES, batch_size: int = BATCH_SIZE) -> None:
        self.zeroing = True
        self.epochs = EPOCHS
        self._images, self._labels = split.images[:images], split.labels[:images]
        self._batch_size = batch_size
        self.batches = math.ceil(len(self._images) / batch_size)
        self.network = new_network(seed)
        self._optimizer = torch.optim.Adam(self.network.parameters(), lr=LEARNING_RATE)
        self._other: _OtherNetwork | None = None
        self._epoch_sums: tuple[EpochSum, ...] = ()
        self._snapshots = self._loop()

    def advance(self) -> StepSnapshot | None:
        """Do the next step; None when all epochs are done."""
        return next(self._snapshots, None)

    def _loop(self) -> Iterator[StepSnapshot]:
        for epoch in range(1, self.epochs + 1):
            total_loss, correct = 0.0, 0
            for batch in range(1, self.batches + 1):
                for snapshot in self._train_batch(epoch, batch):
                    yield snapshot
                assert snapshot.loss is not None
                assert snapshot.correct is not None
                total_loss += snapshot.loss
                correct += snapshot.correct
            done = EpochSum(epoch, total_loss / self.batches, correct, len(self._images))
            self._epoch_sums = (*self._epoch_sums, done)
            yield replace(snapshot, step=Step.NEXT_EPOCH, epoch_sums=self._epoch_sums)

    def _train_batch(self, epoch: int, batch: int) -> Iterator[StepSnapshot]:
        first = (batch - 1) * self._batch_size
        chosen = slice(first, first + self._batch_size)
        pictures, labels = self._images[chosen], self._labels[chosen]
        snapshot = StepSnapshot(Step.BATCH, epoch, batch, self.epochs, self.batches, first, pictures, labels)
        snapshot = replace(snapshot, epoch_sums=self._epoch_sums)
        yield snapshot

        images = to_float(pictures)
        scores = self.network(images)
        snapshot = replace(snapshot, step=Step.FORWARD, scores=scores.detach().clone())
        yield snapshot

        loss = F.cross_entropy(scores, labels)
        losses = F.cross_entropy(scores.detach(), labels, reduction="none")
        other_loss = self._other.learn(images, labels) if self._other is not None else loss.item()
        snapshot = replace(snapshot, step=Step.LOSS, loss=loss.item(), losses=losses, other_loss=other_loss)
        yield snapshot

        zeroed = self.zeroing
        if zeroed:
            self._optimizer.zero_grad()
        kept = _gradient_vector(self.network)
        if kept is not None and self._other is None:
            self._other = _OtherNetwork(self.network, self._optimizer)
            self._other.learn(images, labels)
        loss.backward()
        check = _check(_gradient_vector(self.network), kept)
        gradients = cpu_gradients(self.network)
        snapshot = replace(snapshot, step=Step.BACKWARD, gradients=gradients, check=check, zeroed=zeroed)
        yield snapshot

        before = cpu_weights(self.network)
        self._optimizer.step()
        after = cpu_weights(self.network)
        with torch.no_grad():
            loss_after = F.cross_entropy(self.network(images), labels).item()
        snapshot = replace(snapshot, step=Step.UPDATE, before=before, after=after, loss_after=loss_after)
        yield snapshot
        yield replace(snapshot, step=Step.NEXT_BATCH)


class _OtherNetwork:
    """A network that goes on from where another one is, its gradients always zeroed."""

    def __init__(self, network: Network, optimizer: torch.optim.Optimizer) -> None:
        self._network = new_network(seed=0)  # which leaves the global random state alone
        self._network.load_state_dict(network.state_dict())
        self._optimizer = torch.optim.Adam(self._network.parameters(), lr=LEARNING_RATE)
        self._optimizer.load_state_dict(copy.deepcopy(optimizer.state_dict()))

    def learn(self, images: Tensor, labels: Tensor) -> float:
        """One batch; gives its loss before the update."""
        loss = F.cross_entropy(self._network(images), labels)
        self._optimizer.zero_grad()
        loss.backward()
        self._optimizer.step()
        return loss.item()


def _gradient_vector(network: Network) -> Tensor | None:
    """All gradients as one vector, a copy; None where there are none."""
    parts = [gradient.flatten() for gradient in cpu_gradients(network).values()]
    return torch.cat(parts) if parts else None


def _check(total: Tensor | None, kept: Tensor | None) -> GradientCheck:
    assert total is not None
    if kept is None:
        return GradientCheck(total.norm().item(), total.norm().item(), 0.0)
    own = (total - kept).double()
    own_norm, norm = own.norm().item(), total.double().norm().item()
    if not (own_norm and norm):
        return GradientCheck(own_norm, norm, math.nan)
    cosine = (own @ total.double()).item() / (own_norm * norm)
    return GradientCheck(own_norm, norm, math.degrees(math.acos(min(max(cosine, -1.0), 1.0))))
