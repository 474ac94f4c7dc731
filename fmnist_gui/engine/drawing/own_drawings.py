"""Which of the user's kept drawings a network learns from, and which are held back to see whether that helped."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fmnist_gui.engine.drawing.drawing import stages_of
from fmnist_gui.engine.drawing.labelled import Labelled
from fmnist_gui.engine.drawing.sketch import Pixels
from fmnist_gui.engine.drawing.warps import warped_pixels
from fmnist_gui.engine.errors import StudioError

LEAST, LEAST_CLASSES = 3, 2  # drawings of each of so many classes
EVERY = 3  # of each class the third drawing is held back, the sixth and so on
MOST = 1_000  # of the newest drawings: more are not looked at
_PART = 20  # warped drawings from one stop point to the next


@dataclass(frozen=True, eq=False)
class OwnDrawings:
    """Each drawing is in one of the two, once; `keys` name them, and go on to name them."""

    learned: tuple[Labelled, ...]
    held_back: tuple[Labelled, ...]
    learned_keys: tuple[str, ...]
    held_back_keys: tuple[str, ...]


def why_too_few(kept: Sequence[Labelled]) -> StudioError | None:
    """Why nothing can be learned from these drawings, or None if it can. What is kept twice counts twice here."""
    counts = Counter(drawing.label for drawing in kept)
    enough = sum(count >= LEAST for count in counts.values())
    if enough >= LEAST_CLASSES:
        return None
    return StudioError(
        "Keep at least {least} drawings of each of {classes} classes to learn from. Classes with that many so far: "
        "{enough}.",
        least=LEAST,
        classes=LEAST_CLASSES,
        enough=enough,
    )


def divided(kept: Sequence[Labelled], known: Collection[str] = ()) -> OwnDrawings:
    """The newest drawings divided, class by class and in the order in which they were kept: every third is held back.

    What the network has learned from before (`known`, keys) is never held back. A drawing that is kept twice is in it
    once, as it was labelled last. Raises StudioError where too few are left.
    """
    different = _different(kept[-MOST:])
    problem = why_too_few(list(different.values()))
    if problem is not None:
        raise problem
    seen: Counter[int] = Counter(drawing.label for key, drawing in different.items() if key in known)
    learned, held_back = [], []
    for key, drawing in different.items():
        if key not in known:
            seen[drawing.label] += 1
            if seen[drawing.label] % EVERY == 0:
                held_back.append(key)
                continue
        learned.append(key)
    return _of(different, learned, held_back)


def found_again(kept: Sequence[Labelled], learned: Sequence[str], held_back: Sequence[str]) -> OwnDrawings:
    """The drawings with these keys. Raises StudioError where one is no longer kept."""
    different = _different(kept)
    if not different.keys() >= {*learned, *held_back}:
        raise StudioError(
            "Some of the drawings that this run learns from are no longer kept, so it cannot go on. Start a new run."
        )
    return _of(different, learned, held_back)


def _of(different: dict[str, Labelled], learned: Sequence[str], held_back: Sequence[str]) -> OwnDrawings:
    return OwnDrawings(
        tuple(different[key] for key in learned),
        tuple(different[key] for key in held_back),
        tuple(learned),
        tuple(held_back),
    )


def _different(kept: Sequence[Labelled]) -> dict[str, Labelled]:
    """The drawings by what the network sees of them; those in which it sees nothing are left out."""
    found: dict[str, Labelled] = {}
    for drawing in kept:
        try:
            pixels = stages_of(drawing.drawing).pixels
        except StudioError:
            continue
        found[hashlib.sha256(pixels.tobytes()).hexdigest()[:32]] = drawing
    return found


def warped_images(
    drawings: Sequence[Labelled], count: int, seed: Sequence[int]
) -> Generator[None, None, tuple[Pixels, NDArray[np.int64]]]:
    """`count` warped drawings as images uint8 [count, 28, 28], with labels [count]: of each class as many, in turn."""
    generator = np.random.default_rng(seed)
    classes = [[d for d in drawings if d.label == label] for label in sorted({d.label for d in drawings})]
    images, labels = [], []
    for number in range(count):
        if number % _PART == 0:
            yield
        turn, own = divmod(number, len(classes))
        chosen = classes[own][turn % len(classes[own])]
        images.append(warped_pixels(chosen.drawing, generator))
        labels.append(chosen.label)
    return np.stack(images), np.array(labels, dtype=np.int64)
