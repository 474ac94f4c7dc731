"""Goes on from a trained network with the user's drawings, among photographs and drawn garments."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from fmnist_gui.engine import devices
from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.engine.drawing.drawing import stages_of
from fmnist_gui.engine.drawing.garments.drawn import drawn_garments
from fmnist_gui.engine.drawing.labelled import Labelled
from fmnist_gui.engine.drawing.mixture import HELD_OUT_SEED
from fmnist_gui.engine.drawing.own_drawings import OwnDrawings, divided, found_again, warped_images
from fmnist_gui.engine.drawing.versions import are_lines, predicted
from fmnist_gui.engine.errors import Cancelled, StudioError
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Network, Weights, cpu_weights, network_with
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.evaluation import evaluate
from fmnist_gui.engine.training.events import EpochEnd, Event, RunEnd
from fmnist_gui.engine.training.fine_tuning import KEPT_OF_RUN, PHOTOGRAPHS, WARPED, Changes, Scores
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.resuming import fitted, whole
from fmnist_gui.engine.training.run_rows import OWN_DRAWINGS, STARTS_FROM

GARMENTS = 2_000  # drawn for the score
_CHUNK = 200  # drawings from one stop point to the next, each in some views
_MOST_IMAGES = 1_000_000  # of an epoch
_STATE, _OF = "fine_tuning", "of"  # in the state of a run; how many photographs there are to choose from


@dataclass(frozen=True, eq=False)
class Source:
    """What a run goes on from and with; `known` are keys of drawings that the network has learned from before."""

    weights: Weights
    name: str  # of the network
    drawings: OwnDrawings
    known: tuple[str, ...]
    photographs: int  # of an epoch
    warped: int

    @classmethod
    def begun(cls, weights: Weights, name: str, kept: Sequence[Labelled], before: Checkpoint | None) -> Source:
        """From the drawings that are kept now; `before` is the run that the network is of, if any. Raises StudioError
        where they are too few."""
        known = _keys_learned(before)
        return cls(weights, name, divided(kept, known), known, PHOTOGRAPHS, WARPED)

    @classmethod
    def stored(cls, checkpoint: Checkpoint, kept: Sequence[Labelled]) -> Source:
        """That of a run that has begun. Raises StudioError where drawings of it are gone."""
        state = (checkpoint.training or {})[_STATE]
        try:
            weights = fitted(state["weights"], checkpoint.weights)
            learned, held_back, known = (_keys(state[part]) for part in ("learned", "held_back", "known"))
            counts = [whole(state[part], 1, _MOST_IMAGES) for part in ("photographs", "warped")]
            name = str(state["name"])
            if not learned:
                raise ValueError("nothing to learn from")
        except (KeyError, TypeError, ValueError) as error:
            raise StudioError("The state of this run cannot be read, so it cannot go on. Start a new run.") from error
        return cls(weights, name, found_again(kept, learned, held_back), known, *counts)

    def state(self) -> dict[str, Any]:
        """What `stored` takes."""
        return {
            "weights": self.weights,
            "name": self.name,
            "learned": list(self.drawings.learned_keys),
            "held_back": list(self.drawings.held_back_keys),
            "known": list(self.known),
            "photographs": self.photographs,
            "warped": self.warped,
        }


def has_source(checkpoint: Checkpoint) -> bool:
    """Whether the run goes on from another network, with the user's drawings."""
    return isinstance((checkpoint.training or {}).get(_STATE), dict)


def _keys_learned(checkpoint: Checkpoint | None) -> tuple[str, ...]:
    """Of the drawings that the network of `checkpoint`, and those before it, have learned from."""
    if checkpoint is None or not has_source(checkpoint):
        return ()
    state = (checkpoint.training or {})[_STATE]
    try:
        return tuple(dict.fromkeys((*_keys(state["known"]), *_keys(state["learned"]))))
    except (KeyError, ValueError):
        return ()


def _keys(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(type(key) is str for key in value):
        raise ValueError("no keys of drawings")
    return tuple(value)


class FineTuner(Trainer):
    """Like every run, but for where it begins, what an epoch is made of, and the scores before and after."""

    def __init__(
        self,
        config: TrainingConfig,
        data: FashionData,
        control: Control,
        source: Source,
        resume: Checkpoint | None = None,
    ) -> None:
        self.source = source
        self.changes: Changes | None = None  # once the run is finished
        network = network_with({name: tensor.clone() for name, tensor in source.weights.items()}).train()
        super().__init__(config, data, control, resume, network)
        if resume is not None and (resume.training or {})[_STATE].get(_OF) != len(self._photos):
            raise StudioError("This checkpoint belongs to another data set or holds no run that could go on.")
        self.made_from = {STARTS_FROM: source.name, OWN_DRAWINGS: str(len(source.drawings.learned))}

    @property
    def images_per_epoch(self) -> int:
        return self._photo_count + self.config.drawn_garments + self.source.warped

    @property
    def _photo_count(self) -> int:
        return min(self.source.photographs, len(self._photos))

    def events(self) -> Iterator[Event]:
        torch.set_num_threads(devices.TRAINING_THREADS)
        try:
            before = self._scored(self.source.weights)
        except Cancelled:
            yield self._end(self.control.stop_reason)
            return
        for event in super().events():
            if isinstance(event, RunEnd) and event.reason == "finished":
                try:
                    self.changes = self._changes(before, self._scored(cpu_weights(self.network)))
                except Cancelled:
                    event = self._end(self.control.stop_reason)
            yield event

    def checkpoint(self, info: dict[str, Any] | None = None) -> Checkpoint:
        found = super().checkpoint((info or {}) | (self.changes.as_info() if self.changes else {}))
        return replace(
            found, training={**(found.training or {}), _STATE: self.source.state() | {_OF: len(self._photos)}}
        )

    def _mix(self) -> None:
        """Photographs of this epoch, garments and warped drawings. What an epoch gets depends on the seed and its
        number alone. Raises Cancelled."""
        super()._mix()
        seed = self.config.seed
        generator = torch.Generator().manual_seed(seed * 1_000 + self.epoch)
        photos = torch.randperm(len(self._photos), generator=generator)[: self._photo_count].to(self.device)
        job = warped_images(self.source.drawings.learned, self.source.warped, (seed, self.epoch))
        images, labels = result_of(job, self._is_stopping)
        garments = slice(len(self._photos), None)
        own_images, own_labels = (torch.from_numpy(found).to(self.device) for found in (images, labels))
        self._images = torch.cat([self._photos[photos], self._images[garments], own_images])
        self._labels = torch.cat([self._photo_labels[photos], self._labels[garments], own_labels])

    def _finish_epoch(self) -> EpochEnd | None:
        """The last one ends with the mean of the weights before the run and now. Raises Cancelled."""
        if self.epoch + 1 < self.config.epochs:
            return super()._finish_epoch()
        now, before = cpu_weights(self.network), self.source.weights
        mean = {name: torch.lerp(before[name], now[name], KEPT_OF_RUN) for name in now}
        self.network.load_state_dict(mean)
        try:
            return super()._finish_epoch()
        except Cancelled:  # the epoch is finished another day
            self.network.load_state_dict(now)
            raise

    def _scored(self, weights: Weights) -> _Scored:
        """Raises Cancelled."""
        return result_of(_scored(network_with(weights), self._test, self.source.drawings.held_back), self._is_stopping)

    def _changes(self, before: _Scored, after: _Scored) -> Changes:
        return Changes(
            before.scores,
            after.scores,
            learned=len(self.source.drawings.learned),
            held_back=len(self.source.drawings.held_back),
            gained=int((after.own & ~before.own).sum()),
            lost=int((before.own & ~after.own).sum()),
            photographs=len(self._test),
            garments=GARMENTS,
        )


@dataclass(frozen=True, eq=False)
class _Scored:
    scores: Scores
    own: Tensor  # bool [H]: which of the drawings held back are recognized


def _scored(network: Network, photographs: Split, held_back: Sequence[Labelled]) -> Generator[None, None, _Scored]:
    """Photographs as they are, all that is drawn as on the canvas."""
    evaluation = yield from evaluate(network, photographs)
    images, labels = drawn_garments(GARMENTS, HELD_OUT_SEED)
    garments = yield from _recognized(network, to_float(torch.from_numpy(images)), are_lines(images), labels)
    own = torch.empty(0, dtype=torch.bool)
    if held_back:
        stages = [stages_of(drawing.drawing) for drawing in held_back]
        tensors, lines = torch.cat([found.tensor for found in stages]), np.array([found.lines for found in stages])
        own = yield from _recognized(network, tensors, lines, np.array([drawing.label for drawing in held_back]))
    return _Scored(Scores(int(own.sum()), evaluation.accuracy, float(garments.float().mean())), own)


def _recognized(
    network: Network, tensors: Tensor, lines: NDArray[np.bool_], labels: NDArray[np.int64]
) -> Generator[None, None, Tensor]:
    """Which of the drawings [N, 1, 28, 28] are: bool [N]."""
    parts = []
    for start in range(0, len(tensors), _CHUNK):
        yield
        chunk = slice(start, start + _CHUNK)
        found = predicted(network, tensors[chunk], lines[chunk]).argmax(dim=1)
        parts.append(found == torch.from_numpy(labels[chunk]))
    return torch.cat(parts)
