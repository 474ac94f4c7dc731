"""The stored runs: the list with what the run under way does now, and the curves of those that are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from fmnist_gui.bridge.session import RunStarted, State, TrainingSession
from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.backups import tend
from fmnist_gui.engine.training.history import History, stored_history
from fmnist_gui.engine.training.run_file import HistoryLost
from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.engine.training.runs import RunStore


class Runs(QObject):
    """Whoever changes a run does it here; whoever shows runs follows `changed`."""

    changed = Signal()  # the list, a name, a status
    comparisonChanged = Signal()  # which runs are compared, or their curves
    renamed = Signal(object, str)  # SQLite's ids have 64 bits
    failed = Signal(object)  # StudioError
    leftOut = Signal(int)  # so many stored runs cannot be read; once
    restored = Signal(object)  # StudioError: what was wrong with the history, and what was put in its place

    def __init__(self, store: RunStore, session: TrainingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._session = store, session
        self.all: tuple[Run, ...] = ()  # the newest first
        self.compared: dict[int, int] = {}  # run id -> number of its curve, from 1
        self._left_out = 0
        self._histories: dict[int, History] = {}  # of the compared ones, once they are read
        self._tending, self._reading = Worker(self), Worker(self)
        self._reading.failed.connect(self._fail)
        self._tending.failed.connect(self.failed)
        self._tending.progressed.connect(self._on_restored)
        self._reading.progressed.connect(self._on_read)
        session.started.connect(self._on_started)
        for signal in (session.started, session.epochEnded, session.ended, session.endStored, session.failed):
            signal.connect(self.refresh)
        session.ended.connect(self._tend)
        session.stateChanged.connect(self._on_state_changed)

    def open(self) -> None:
        """At the start: list the runs. In the background the file is looked at, restored if need be and backed up, and
        the runs that were deleted are removed for good."""
        self.refresh()
        self._tending.request(partial(_tend_and_purge, self._store))

    @Slot()
    def _tend(self) -> None:
        self._tending.request(partial(_tend, self._store))

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        if isinstance(error, HistoryLost) and not self._tending.busy:
            self._tend()

    @Slot(object)
    def _on_restored(self, report: StudioError) -> None:
        self.refresh()
        self.restored.emit(report)

    @Slot()
    def refresh(self) -> None:
        """List the runs as they are stored now."""
        try:
            runs, left_out = self._store.listing()
        except StudioError as error:
            self._fail(error)
            return
        self.all = tuple(runs)
        self._mark_live()
        self.changed.emit()
        self._forget(self.compared.keys() - {run.id for run in self.all})
        if left_out > self._left_out:
            self.leftOut.emit(left_out)
        self._left_out = left_out

    def of(self, run_id: int) -> Run | None:
        return next((run for run in self.all if run.id == run_id), None)

    @property
    def live(self) -> Run | None:
        """The run under way."""
        run = self._session.run
        return self.of(run.run_id) if run is not None and self._session.active else None

    @Slot()
    def _on_state_changed(self) -> None:
        self._mark_live()
        self.changed.emit()

    def _mark_live(self) -> None:
        """The status that is stored follows a moment later."""
        status = {State.RUNNING: "running", State.PAUSED: "paused"}.get(self._session.state)
        live = self.live
        if status is not None and live is not None:
            self.all = tuple(replace(run, status=status) if run is live else run for run in self.all)

    # ---- changes

    def rename(self, run_id: int, name: str) -> None:
        if self._change(lambda: self._store.rename(run_id, name)):
            self.renamed.emit(run_id, name)

    def delete(self, run_id: int) -> bool:
        """Until the next start it can be brought back."""
        return self._change(lambda: self._store.delete(run_id))

    def restore(self, run_id: int) -> bool:
        return self._change(lambda: self._store.restore(run_id))

    def _change(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except StudioError as error:
            self._fail(error)
            return False
        self.refresh()
        return True

    # ---- comparing

    def compare(self, run_id: int, on: bool) -> None:
        """Draw the curves of a run over those that are shown, or no longer."""
        if not on:
            self._forget({run_id})
            return
        numbers = self.compared.values()
        self.compared[run_id] = next(number for number in range(1, len(numbers) + 2) if number not in numbers)
        self._read_missing()
        self.comparisonChanged.emit()

    @Slot(object)
    def _on_started(self, run: RunStarted) -> None:
        """Its curves grow from now on; those of the run before, which grew until now, are read."""
        self._histories.pop(run.run_id, None)
        self._read_missing()

    def _read_missing(self) -> None:
        live = self._session.run
        missing = self.compared.keys() - self._histories.keys() - {live.run_id if live is not None else None}
        if missing:
            self._reading.request(partial(_read, self._store, sorted(missing)))

    def history(self, run_id: int) -> History | None:
        """The curves of a compared run, which grow while it is under way; None until they are read."""
        live = self._session.run
        return self._session.history if live is not None and live.run_id == run_id else self._histories.get(run_id)

    @Slot(object)
    def _on_read(self, read: tuple[int, History]) -> None:
        run_id, history = read
        last = self._session.run
        if run_id in self.compared and (last is None or last.run_id != run_id):
            self._histories[run_id] = history
            self.comparisonChanged.emit()

    def _forget(self, run_ids: Set[int]) -> None:
        for run_id in run_ids:
            self.compared.pop(run_id, None)
            self._histories.pop(run_id, None)
        if run_ids:
            self.comparisonChanged.emit()


def _tend(store: RunStore) -> Iterator[StudioError]:
    report = tend(store.path)
    if report is not None:
        yield report


def _tend_and_purge(store: RunStore) -> Iterator[StudioError]:
    yield from _tend(store)
    store.purge()


def _read(store: RunStore, run_ids: list[int]) -> Iterator[tuple[int, History]]:
    for run_id in run_ids:
        yield run_id, stored_history(store, run_id)
