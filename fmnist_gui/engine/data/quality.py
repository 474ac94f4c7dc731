"""Facts about the data set, and what is questionable in it: images that are there twice, or nearly so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT, IMAGE_SIDE, FashionData, Split
from fmnist_gui.engine.imports import IMPORT_LOCK

ALIKE_PERCENT = 1  # of the grey range: pairs that differ by less on average are shown
MOST_PAIRS = 1000  # of near-duplicates; more would be another kind of data set
_BLOCK = 7  # pixels; 16 blocks to an image
_QUERY_CHUNK = 100  # images a step


@dataclass(frozen=True)
class SplitFacts:
    """Figures of a split; mean and deviation of the pixels are those of values from 0 to 1."""

    count: int
    class_counts: list[int]
    first_labels: list[int]
    last_labels: list[int]
    mean: float
    deviation: float


def label_counts(labels: torch.Tensor) -> list[int]:
    """How often each of the ten labels occurs."""
    counts: list[int] = torch.bincount(labels, minlength=CLASS_COUNT).tolist()
    return counts


def facts(split: Split) -> SplitFacts:
    counts = label_counts(split.labels)
    # Counting the 256 grey levels is exact, and needs no copy of the images as floats.
    levels = np.bincount(split.images.numpy().ravel(), minlength=256).astype(np.float64)
    values = np.arange(256) / 255
    total = max(levels.sum(), 1)
    mean = float(levels @ values / total)
    deviation = float(np.sqrt(levels @ (values - mean) ** 2 / total))
    labels = split.labels
    return SplitFacts(len(split), counts, labels[:10].tolist(), labels[-3:].tolist(), mean, deviation)


@dataclass(frozen=True)
class Sample:
    """Which image of the data set it is, and its label."""

    split: str
    index: int
    label: int


@dataclass(frozen=True)
class Pair:
    """Two images that are alike; `difference` is the mean of |difference| over the pixels, in grey levels of 255."""

    first: Sample
    second: Sample
    difference: float = 0.0

    @property
    def labels_differ(self) -> bool:
        return self.first.label != self.second.label


@dataclass(frozen=True)
class PairCounts:
    within_train: int
    within_test: int
    between: int
    labels_differ: int

    @property
    def total(self) -> int:
        return self.within_train + self.within_test + self.between


def count_pairs(pairs: Sequence[Pair]) -> PairCounts:
    kinds = Counter((pair.first.split, pair.second.split) for pair in pairs)
    inside = kinds["train", "train"] + kinds["test", "test"]
    differing = sum(pair.labels_differ for pair in pairs)
    return PairCounts(kinds["train", "train"], kinds["test", "test"], len(pairs) - inside, differing)


def exact_duplicates(data: FashionData) -> Generator[None, None, list[Pair]]:
    """Each image that has the very pixels of an earlier one, paired with the earliest; training images come first."""
    earliest: dict[bytes, Sample] = {}
    pairs = []
    for split in (data.train, data.test):
        labels = split.labels.tolist()
        for index, pixels in enumerate(split.images.numpy()):
            if index % 1000 == 0:
                yield
            sample = Sample(split.name, index, labels[index])
            original = earliest.setdefault(pixels.tobytes(), sample)
            if original is not sample:
                pairs.append(Pair(original, sample))
    return pairs


class NearDuplicateSearch:
    """Finds all pairs that differ by less than `percent` of the grey range on average; exact copies too.

    None is missed (up to MOST_PAIRS): the sums over 7x7 blocks differ by no more than the pixels do, so a search tree
    over the 16 sums of each image finds every candidate. It takes seconds for 70,000 images, so it goes by steps:
    whoever calls them can stop, rest and go on.
    """

    def __init__(self, data: FashionData, percent: float = ALIKE_PERCENT) -> None:
        with IMPORT_LOCK:
            from sklearn.neighbors import KDTree  # slow to import, and only wanted here

        self._data = data
        self._limit = percent / 100 * 255
        images = torch.cat([data.train.images, data.test.images])
        blocks = IMAGE_SIDE // _BLOCK
        by_block = images.reshape(-1, blocks, _BLOCK, blocks, _BLOCK)
        self._sums = by_block.sum((2, 4), dtype=torch.int32).reshape(-1, blocks**2).double().numpy()
        self._pixels = images.numpy().reshape(len(images), IMAGE_SIDE**2)
        self._tree = KDTree(self._sums, metric="manhattan", leaf_size=20)
        self._found: list[tuple[float, int, int]] = []
        self._done = 0

    @property
    def progress(self) -> float:
        return self._done / len(self._sums)

    @property
    def finished(self) -> bool:
        return self._done >= len(self._sums) or len(self._found) >= MOST_PAIRS

    def step(self) -> None:
        """Look for the near-duplicates of the next hundred images: few, because the search holds Python's lock."""
        radius = self._limit * IMAGE_SIDE**2
        near = self._tree.query_radius(self._sums[self._done : self._done + _QUERY_CHUNK], radius)
        for first, others in enumerate(near, self._done):
            later = others[others > first][: MOST_PAIRS - len(self._found)]
            self._found += _within(self._pixels, first, later, self._limit)
        self._done = min(self._done + _QUERY_CHUNK, len(self._sums))

    def pairs(self) -> list[Pair]:
        """What was found so far, likest first."""
        data = self._data
        return [Pair(_sample(data, first), _sample(data, other), apart) for apart, first, other in sorted(self._found)]


def _within(
    pixels: npt.NDArray[np.uint8], first: int, others: npt.NDArray[np.int64], limit: float
) -> list[tuple[float, int, int]]:
    """Those of `others` whose pixels differ from those of `first` by less than `limit` on average."""
    if not len(others):
        return []
    apart = np.abs(pixels[others].astype(np.int16) - pixels[first]).mean(axis=1)
    return [
        (value, first, int(other))
        for value, other in zip(apart.tolist(), others.tolist(), strict=True)
        if value < limit
    ]


def _sample(data: FashionData, position: int) -> Sample:
    split, index = (data.train, position) if position < len(data.train) else (data.test, position - len(data.train))
    return Sample(split.name, index, int(split.labels[index]))
