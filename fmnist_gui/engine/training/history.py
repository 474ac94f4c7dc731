"""The curves of one training run as growing arrays, so that adding a batch costs the same at any length."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fmnist_gui.engine.training.runs import RunStore

Floats = NDArray[np.float64]
Numbers = Sequence[float] | NDArray[Any]
Quantity = Literal["loss", "accuracy"]

SMOOTHING_WEIGHT = 0.97  # of what came before; about the last hundred batches count
_FIRST_CAPACITY = 1024


class EpochPoints(NamedTuple):
    """One value per finished epoch; accuracies are fractions from 0 to 1."""

    steps: Floats
    train_losses: Floats
    train_accuracies: Floats
    eval_losses: Floats
    eval_accuracies: Floats


class _GrowingTable:
    """Columns of floats whose capacity doubles when they are full."""

    def __init__(self, columns: int) -> None:
        self._data = np.empty((columns, _FIRST_CAPACITY))
        self.length = 0

    def append(self, *row: float) -> None:
        self._reserve(self.length + 1)
        self._data[:, self.length] = row
        self.length += 1

    def extend(self, *columns: ArrayLike) -> None:
        added = np.atleast_2d(np.asarray(columns, dtype=np.float64))
        end = self.length + added.shape[1]
        self._reserve(end)
        self._data[:, self.length : end] = added
        self.length = end

    def column(self, index: int) -> Floats:
        view = self._data[index, : self.length]
        view.flags.writeable = False
        return view

    def _reserve(self, length: int) -> None:
        capacity = self._data.shape[1]
        if length > capacity:
            grown = np.empty((self._data.shape[0], max(length, 2 * capacity)))
            grown[:, : self.length] = self._data[:, : self.length]
            self._data = grown


class _MovingAverage:
    """Exponential moving average, corrected for its start from nothing, as TensorBoard draws it.

    A value that is not finite is passed through and does not enter the average.
    """

    def __init__(self, weight: float = SMOOTHING_WEIGHT) -> None:
        self._weight = weight
        self._biased = 0.0
        self._remaining = 1.0  # weight ** number of values: what the start from nothing still counts

    def add(self, value: float) -> float:
        if not np.isfinite(value):
            return value
        self._biased = self._biased * self._weight + (1.0 - self._weight) * value
        self._remaining *= self._weight
        return self._biased / (1.0 - self._remaining)


class History:
    """The curves of one run: a value per batch, its moving average, and a point per epoch.

    `step` counts the batches that the network has learned from: 1 after the first one, growing.
    Accuracies are fractions from 0 to 1. The arrays are read-only views of what is there now.
    `revision` grows with every change.
    """

    def __init__(self, smoothing_weight: float = SMOOTHING_WEIGHT) -> None:
        """`smoothing_weight` is what the moving average keeps of what came before; 0 leaves every value as it is."""
        self._smoothing_weight = smoothing_weight
        self.revision = 0
        self._start_afresh()

    def _start_afresh(self) -> None:
        self._batches = _GrowingTable(columns=5)  # step, loss, accuracy, smoothed loss, smoothed accuracy
        self._epochs = _GrowingTable(columns=5)
        self._averages: dict[Quantity, _MovingAverage] = {
            name: _MovingAverage(self._smoothing_weight) for name in get_args(Quantity)
        }

    def __len__(self) -> int:
        """Number of batches."""
        return self._batches.length

    def append(self, step: int, loss: float, accuracy: float) -> None:
        """Add one batch, in constant time."""
        smoothed_loss = self._averages["loss"].add(loss)
        smoothed_accuracy = self._averages["accuracy"].add(accuracy)
        self._batches.append(step, loss, accuracy, smoothed_loss, smoothed_accuracy)
        self.revision += 1

    def append_epoch(
        self, step: int, train_loss: float, train_accuracy: float, eval_loss: float, eval_accuracy: float
    ) -> None:
        """Add the end of an epoch at its last `step`; NaN stands for a value that was not measured."""
        self._epochs.append(step, train_loss, train_accuracy, eval_loss, eval_accuracy)
        self.revision += 1

    def extend(self, steps: Numbers, losses: Numbers, accuracies: Numbers) -> None:
        """Add many batches at once, as when a stored run is read. ValueError if the lengths differ."""
        if not len(steps) == len(losses) == len(accuracies):
            raise ValueError(f"columns of different lengths: {len(steps)}, {len(losses)}, {len(accuracies)}")
        columns = [np.asarray(column, dtype=np.float64) for column in (losses, accuracies)]
        smoothed = [
            [average.add(value) for value in column.tolist()]
            for average, column in zip(self._averages.values(), columns, strict=True)
        ]
        self._batches.extend(np.asarray(steps, dtype=np.float64), *columns, *smoothed)
        self.revision += 1

    def clear(self) -> None:
        """Forget everything; views taken earlier keep their values."""
        self._start_afresh()
        self.revision += 1

    @property
    def steps(self) -> Floats:
        return self._batches.column(0)

    @property
    def losses(self) -> Floats:
        return self._batches.column(1)

    @property
    def accuracies(self) -> Floats:
        return self._batches.column(2)

    @property
    def epoch_points(self) -> EpochPoints:
        return EpochPoints(*(self._epochs.column(index) for index in range(5)))

    def values(self, quantity: Quantity) -> Floats:
        """One value per batch."""
        return self.losses if quantity == "loss" else self.accuracies

    def smoothed(self, quantity: Quantity) -> Floats:
        """The moving average of `values(quantity)`, one value per batch; kept up to date, not computed here."""
        return self._batches.column(3 if quantity == "loss" else 4)

    def last_smoothed(self, quantity: Quantity) -> float:
        """The moving average now; NaN before the first batch."""
        return float(self.smoothed(quantity)[-1]) if len(self) else math.nan

    def train_averages(self, quantity: Quantity) -> Floats:
        """One value per epoch: the average over the epoch's training batches."""
        points = self.epoch_points
        return points.train_losses if quantity == "loss" else points.train_accuracies

    def evaluations(self, quantity: Quantity) -> Floats:
        """One value per epoch: the evaluation after it."""
        points = self.epoch_points
        return points.eval_losses if quantity == "loss" else points.eval_accuracies


def stored_history(store: RunStore, run_id: int) -> History:
    """The curves of a stored run. Raises StudioError."""
    history = History()
    rows = store.batches(run_id)
    history.extend([r.step for r in rows], [r.loss for r in rows], [r.correct / r.size for r in rows])
    for epoch in store.epochs(run_id):
        history.append_epoch(epoch.step, epoch.train_loss, epoch.train_accuracy, epoch.eval_loss, epoch.eval_accuracy)
    return history


def decimate(x: Floats, y: Floats, buckets: int) -> tuple[Floats, Floats]:
    """The lowest and the highest point of each of `buckets` stretches of as many points each, in their order.

    Of evenly spaced x, a line through them covers the same pixels as one through all points when a bucket is a pixel
    wide. At most 2 * `buckets` points come back; all of them if they are that few. NaNs are passed over, except where
    a bucket holds nothing else: there one NaN stays, as the gap that it is.
    """
    if len(x) <= 2 * buckets or buckets < 1:
        return x, y
    size = -(-len(x) // buckets)
    low = high = np.pad(y, (0, -len(y) % size), mode="edge").reshape(-1, size)
    missing = np.isnan(low)
    if missing.any():
        low, high = np.where(missing, np.inf, low), np.where(missing, -np.inf, high)
    picked = np.sort((low.argmin(axis=1), high.argmax(axis=1)), axis=0)
    kept = (picked + size * np.arange(len(low))).T.ravel()
    kept = kept[np.diff(kept, prepend=-1) > 0]
    return x[kept], y[kept]
