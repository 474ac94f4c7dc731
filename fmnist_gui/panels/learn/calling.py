"""C13: what calling the object does, beside calling its forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.network.calls import WHOLE, call_points
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import tip, tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.call_timeline import CallTimeline

if TYPE_CHECKING:
    from fmnist_gui.engine.network.calls import Record
    from fmnist_gui.engine.network.course_network import Weights

STEP_INTERVAL_MS = 160  # from one happening to the next, slow enough to be followed
WAYS = ("network(image)", "network.forward(image)")
CALLED, DIRECTLY = 0, 1


class CallingPart(View):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.buttons = [QPushButton(way) for way in WAYS]
        self.timeline = CallTimeline(call_points(), WAYS)
        self.told = QLabel()
        self.records: list[Record | None] = [None, None]
        self._reached = [0, 0]
        self._tasks = [LatestTask(self), LatestTask(self)]
        self._first_task = LatestTask(self)
        self._timer = QTimer(self, interval=STEP_INTERVAL_MS)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        for button in self.buttons:
            button.setProperty("accent", button is self.buttons[CALLED])
            line.addWidget(button)
        line.addStretch(1)
        self.told.setWordWrap(True)
        self.view_layout.addLayout(line)
        self.view_layout.addWidget(self.timeline)
        self.view_layout.addWidget(self.told)
        self.buttons[CALLED].clicked.connect(self._on_call)
        self.buttons[DIRECTLY].clicked.connect(self._on_forward)
        self._tasks[CALLED].done.connect(self._on_called)
        self._tasks[DIRECTLY].done.connect(self._on_forwarded)
        self._first_task.done.connect(self._on_first)
        for task in (*self._tasks, self._first_task):
            task.failed.connect(self.tell_error)
        self._timer.timeout.connect(self._on_tick)
        self.texts.call(self._show)

    def refresh(self) -> None:
        """Another network or data set: what was recorded is of the past. One call is there to begin with."""
        self._timer.stop()
        self.records, self._reached = [None, None], [0, 0]
        self.notice.clear()
        self._show()
        state, weights = self.state, self.state.weights
        self._first_task.run(lambda task: _record(state, weights, directly=False))

    @Slot(object)
    def _on_first(self, record: Record) -> None:
        if self.records[CALLED] is None:
            self.records[CALLED], self._reached[CALLED] = record, len(call_points())
            self._show()

    @Slot()
    def _on_call(self) -> None:
        self._run(CALLED)

    @Slot()
    def _on_forward(self) -> None:
        self._run(DIRECTLY)

    def _run(self, way: int) -> None:
        state, weights = self.state, self.state.weights
        self._tasks[way].run(lambda task: _record(state, weights, way == DIRECTLY))

    @Slot(object)
    def _on_called(self, record: Record) -> None:
        self._begin(CALLED, record)

    @Slot(object)
    def _on_forwarded(self, record: Record) -> None:
        self._begin(DIRECTLY, record)

    def _begin(self, way: int, record: Record) -> None:
        self.records[way], self._reached[way] = record, 0
        self._timer.start()
        self._show()

    @Slot()
    def _on_tick(self) -> None:
        """One more row of each lane that is under way."""
        last, growing = len(call_points()), False
        for way, record in enumerate(self.records):
            if record is not None and self._reached[way] < last:
                self._reached[way] += 1
                growing = growing or self._reached[way] < last
        if not growing:
            self._timer.stop()
        self._show()

    # ---- what is shown

    def _show(self) -> None:
        for button, text in zip(
            self.buttons,
            (tip("Call the object, as one should"), tip("Call its method forward instead, and see what is missing")),
            strict=True,
        ):
            button.setToolTip(text)
        for way, record in enumerate(self.records):
            ran = {h.point: str(list(h.shape)) for h in record.happenings} if record is not None else {}
            self.timeline.show_lane(way, ran, self._reached[way])
        self.told.setText("<br>".join(self._sentences()))

    def _sentences(self) -> list[str]:
        found = [tr("Each layer and the network itself have one hook before and one hook after.")]
        for way, record in enumerate(self.records):
            if record is not None and self._is_through(way):
                found += self._count(way, record)
        called, direct = self.records
        if called is not None and direct is None and self._is_through(CALLED):
            found.append(tr("Now press {button}: which hooks stay silent?", button=WAYS[DIRECTLY]))
        if called is not None and direct is not None and self._is_through(CALLED) and self._is_through(DIRECTLY):
            if called.scores.equal(direct.scores):
                found.append(tr("Both gave the same ten scores."))
            else:
                found.append(tr("The two gave different scores."))
        return found

    def _count(self, way: int, record: Record) -> list[str]:
        hooks = [h.point for h in record.happenings if h.point.kind in ("pre_hook", "hook")]
        own = sum(place.module == WHOLE for place in hooks)
        told = [
            tr("{code}: {count} hooks ran, {own} of them the network’s own.", code=WAYS[way], count=len(hooks), own=own)
        ]
        if not own:
            told.append(tr("Those of the layers ran, because forward calls the layers; nobody called the network."))
        return told

    def _is_through(self, way: int) -> bool:
        return self._reached[way] == len(call_points())


def _record(state: AppState, weights: Weights | None, directly: bool) -> Record:
    from fmnist_gui.engine.network.calls import record_call
    from fmnist_gui.engine.network.explain import as_input

    network = network_of(weights)
    return record_call(network, as_input(state.data().test.images[0]), directly)
