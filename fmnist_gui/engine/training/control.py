"""Stop, pause and single-step a run from another thread."""

from __future__ import annotations

import threading


class Control:
    """The reins of one run. `wait_for_turn` aside, every method returns at once and suits any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paused = False
        self._stopping = False
        self.stop_reason = "stopped"
        self._steps = 0  # batches that may still run although paused
        self._snapshot_wanted = threading.Event()

    def pause(self) -> None:
        with self._changed:
            self._paused, self._steps = True, 0

    def proceed(self) -> None:
        """Go on after a pause."""
        with self._changed:
            self._paused, self._steps = False, 0
            self._changed.notify_all()

    def step(self, batches: int = 1) -> None:
        """Run so many batches, then wait again; a run that was not paused is paused by it."""
        with self._changed:
            self._paused = True
            self._steps += batches
            self._changed.notify_all()

    def stop(self, reason: str = "stopped") -> None:
        """End the run at its next stop point; it cannot be taken back. `reason` is the reason in `RunEnd`:
        "stopped", or "paused" where the run is to go on another day."""
        with self._changed:
            if not self._stopping:
                self.stop_reason = reason
            self._stopping = True
            self._changed.notify_all()

    @property
    def stopping(self) -> bool:
        return self._stopping

    @property
    def paused(self) -> bool:
        """Whether the run is held, be it that single steps are still to be made."""
        return self._paused

    def request_snapshot(self) -> None:
        """Ask for a `Snapshot` of the next batch; asking again before it came changes nothing."""
        self._snapshot_wanted.set()

    def take_snapshot_request(self) -> bool:
        """Whether a snapshot of the next batch is wanted; answers with yes once a request."""
        wanted = self._snapshot_wanted.is_set()
        if wanted:
            self._snapshot_wanted.clear()
        return wanted

    def take_turn(self) -> bool:
        """Whether the next batch may run now (or the run must end now); uses up a single step."""
        with self._changed:
            return self._take_turn()

    def wait_for_turn(self) -> None:
        """Block until `take_turn` can be answered with yes."""
        with self._changed:
            self._changed.wait_for(self._take_turn)

    def _take_turn(self) -> bool:
        if self._stopping or not self._paused:
            return True
        if self._steps:
            self._steps -= 1
            return True
        return False
