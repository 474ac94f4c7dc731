"""What calling the object does, beside calling its forward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLabel, QPushButton

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Chosen
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.calls import WHOLE, call_points
from fmnist_gui.kit.documents.code_view import code_field
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.calls.timeline import CallTimeline

if TYPE_CHECKING:
    from fmnist_gui.engine.network.calls import Record
    from fmnist_gui.engine.network.course_network import Weights

STEP_INTERVAL_MS = 160  # from one happening to the next, slow enough to be followed
CODE_LINES = 10
WAYS = ("network(image)", "network.forward(image)")
TIPS = (N_("Call the object, as one should"), N_("Call its method forward instead, and see what is missing"))
CALLED, DIRECTLY = 0, 1


@dataclass(frozen=True, eq=False)
class Found:
    records: tuple[Record, ...]  # of the call, and of forward alone
    code: str  # that does both


class CallView(View):
    """The call is there to begin with; a button shows it, or that of forward, row by row."""

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.buttons = [QPushButton(way) for way in WAYS]
        self.timeline = CallTimeline(call_points(), WAYS)
        self.summary = QLabel()
        self.code = code_field()
        self._reached = [len(call_points()), 0]  # rows that are shown of each way
        self._found: Found | None = None
        self._moving: set[int] = set()  # ways that are shown step by step
        self._timer = QTimer(self, interval=STEP_INTERVAL_MS)
        self._lay_out()
        for way, (button, about) in enumerate(zip(self.buttons, TIPS, strict=True)):
            self.texts.bind_tip(button, about)
            button.clicked.connect(partial(self._play, way))
        self._timer.timeout.connect(self._on_tick)

    def _lay_out(self) -> None:
        about, code_title = QLabel(), QLabel()
        self.texts.bind(
            about.setText,
            "An object is called like a function: network(images). Python then runs nn.Module's __call__, which runs "
            "the hooks, functions that want to know of each call, and forward in between.",
        )
        self.texts.bind(code_title.setText, "To try it yourself, with a hook that counts:")
        self.texts.bind(self.code.setAccessibleName, "To try it yourself, with a hook that counts:")
        self.code.setFixedHeight(CODE_LINES * self.code.fontMetrics().lineSpacing() + 2 * SPACE)
        self.buttons[CALLED].setProperty("accent", True)
        for label in (about, self.summary):
            label.setWordWrap(True)
        fill(self.surface(), about, hbox(*self.buttons, None), self.timeline, self.summary, code_title, self.code, None)
        for widget in (about, code_title, self.code):
            widget.setVisible(not self.compact)

    def job(self) -> Job:
        """Another network or data set: what was recorded is of the past."""
        chosen = Chosen(self.state.data, "test", 0)
        weights = self.state.weights
        return lambda: _find(weights, chosen)

    def show_result(self, found: Found) -> None:
        if found is not self._found:
            self._found = found
            self._reached, self._moving = [len(call_points()), 0], set()
            self.code.setPlainText(found.code)
        self._show()

    def _play(self, way: int, *_: object) -> None:
        if self._found is not None:
            self._reached[way] = 0
            self._moving.add(way)
            self._timer.start()
            self._show()

    @Slot()
    def _on_tick(self) -> None:
        """One more row of each way that is under way."""
        for way in self._moving:
            self._reached[way] += 1
        self._moving = {way for way in self._moving if self._reached[way] < len(call_points())}
        if not self._moving:
            self._timer.stop()
        self._show()

    def _show(self) -> None:
        assert self._found is not None
        for way, record in enumerate(self._found.records):
            ran = {h.point: str(list(h.shape)) for h in record.happenings}
            self.timeline.show_lane(way, ran, self._reached[way])
        self.summary.setText("<br>".join(self._sentences(self._found.records)))

    def _sentences(self, records: Sequence[Record]) -> list[str]:
        sentences = [tr("Each layer and the network itself have one hook before and one hook after.")]
        through = [reached == len(call_points()) for reached in self._reached]
        for way, record in enumerate(records):
            if through[way]:
                sentences += _count(way, record)
        if through[CALLED] and not self._reached[DIRECTLY]:
            sentences.append(tr("Now press {button}: which hooks stay silent?", button=WAYS[DIRECTLY]))
        if all(through):
            called, direct = (record.scores for record in records)
            sentences.append(self._comparison(called.equal(direct)))
        return sentences

    def _comparison(self, same: bool) -> str:
        if not same:
            return tr("The two gave different scores.")
        if self.compact:  # why it matters is what the section asks
            return tr("Both gave the same ten scores.")
        return tr("Both gave the same scores. So call the object: tools that rely on hooks then work.")


def _count(way: int, record: Record) -> list[str]:
    hooks = [h.point for h in record.happenings if h.point.kind in ("pre_hook", "hook")]
    own = sum(point.module == WHOLE for point in hooks)
    counted = tr(
        "{code}: {count} hooks ran, {own} of them the network’s own.", code=WAYS[way], count=len(hooks), own=own
    )
    if own:
        return [counted]
    return [counted, tr("Those of the layers ran, because forward calls the layers; nobody called the network.")]


def _find(weights: Weights | None, chosen: Chosen) -> Found:
    from fmnist_gui.engine.network.calls import record_call
    from fmnist_gui.engine.network.explain import as_input
    from fmnist_gui.engine.network.structure import code_of_both_calls

    network, image = network_of(weights), as_input(chosen.pixels())
    records = tuple(record_call(network, image, directly) for directly in (False, True))
    return Found(records, code_of_both_calls())
