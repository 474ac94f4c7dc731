"""The ends of runs that could not be stored, because the disk was full, say: they are tried again later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.events import BatchEnd, EndStored, EpochEnd
from fmnist_gui.engine.training.run_file import HistoryLost
from fmnist_gui.engine.training.run_record import Position
from fmnist_gui.engine.training.runs import RunStore


@dataclass(frozen=True, eq=False)
class UnstoredEnd:
    """What a run did after its last write, `after`, and the state in which it ended."""

    run_id: int
    after: Position
    batches: Sequence[BatchEnd]
    epochs: Sequence[EpochEnd]
    checkpoint: Checkpoint
    status: str
    test_accuracy: float | None


class UnstoredEnds:
    """Kept for as long as the application runs; only one job at a time uses them."""

    def __init__(self) -> None:
        self._ends: dict[int, UnstoredEnd] = {}

    def __len__(self) -> int:
        return len(self._ends)

    def add(self, end: UnstoredEnd) -> None:
        self._ends[end.run_id] = end

    def drop(self, run_id: int) -> None:
        """The run goes on from what is stored."""
        self._ends.pop(run_id, None)

    def store(self, store: RunStore) -> Iterator[EndStored]:
        """Try each again. One is given up where its run has gone on elsewhere, or is no longer there."""
        for run_id, end in list(self._ends.items()):
            try:
                store.take(run_id)
                new = (end.batches, end.epochs, end.checkpoint, end.status, end.test_accuracy)
                store.write(run_id, *new, after=end.after)
            except HistoryLost:
                self.drop(run_id)
            except StudioError:
                continue  # still
            else:
                self.drop(run_id)
                yield EndStored(run_id)
            finally:
                store.release(run_id)
