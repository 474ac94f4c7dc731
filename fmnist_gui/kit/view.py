"""What every view has in common: one concept on the screen that costs nothing while nobody looks at it."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Subject
from fmnist_gui.bridge.worker import Job, Worker
from fmnist_gui.kit.layout import vbox
from fmnist_gui.kit.notice import Notice
from fmnist_gui.kit.page import card, heading
from fmnist_gui.kit.text import Texts


class LazyView(QWidget):
    """Shows what there is while it is in view, and catches up when it comes into view.

    A view says by `refresh` how to show it; whoever sees a change calls `catch_up`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.texts = Texts(self)
        self.notice = Notice()
        self.view_layout = vbox(self.notice, parent=self)
        self._behind = True

    def refresh(self) -> None:
        """Show what there is now; only called while the view is visible."""
        raise NotImplementedError

    @Slot()
    def catch_up(self) -> None:
        """Something changed: show it now, or when the view comes into view."""
        self._behind = not self.isVisible()
        if not self._behind:
            self.refresh()

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        self.notice.show_error(error)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self.catch_up()

    def section(self, text: str) -> QLabel:
        """The heading of a part of the view; `text` is an English source."""
        return heading(self.texts, text)


class View(LazyView):
    """One concept, for a page and, with `compact`, for a section of the course.

    A view says by `job` what has to be computed of the data and the model that there are now, and by `show_result` how
    to show what came of it. The job runs in a thread when the view is in view and something changed; while a newer one
    runs, the older result stays.
    """

    requestTarget = Signal(str)  # "page" or "page/view": show it, and offer the way back
    requestWalk = Signal(str, int)  # split and index of an image to follow through the network

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__()
        self.state, self.compact = state, compact
        self.result: Any = None  # of the newest job that has ended
        self.worker = Worker(self)
        self.worker.done.connect(self._on_result)
        self.worker.failed.connect(self.show_error)
        state.changed.connect(self.catch_up)
        self.texts.call_for_look(self._show_again)

    def surface(self) -> QVBoxLayout:
        """Where the content goes: on a page a card, while a section stands in one already."""
        if self.compact:
            return self.view_layout
        frame, inside = card()
        self.view_layout.addWidget(frame, 1)
        return inside

    def follow(self, subject: Subject) -> None:
        """Look at this network and this picture instead of the current model and the data."""
        self.subject = subject
        self.state.changed.disconnect(self.catch_up)
        subject.weightsChanged.connect(self.catch_up)
        subject.pictureChanged.connect(self.catch_up)

    def job(self) -> Job | None:
        """What to compute now, or None. The function runs in a thread: it must not touch the view or any widget."""
        return None

    def show_result(self, result: Any) -> None:
        """Show what the job returned; called again when language or theme change."""

    def refresh(self) -> None:
        job = self.job()
        if job is not None:
            self.worker.request(job)

    @Slot(object)
    def _on_result(self, result: Any) -> None:
        self.result = result
        self.notice.clear()
        self._show_again()

    def _show_again(self) -> None:
        if self.result is not None:
            self.show_result(self.result)

    def can_train(self) -> bool:
        """False, with a sentence why, while a run on the Train page needs the processor."""
        if self.state.training:
            self.notice.say(
                "info", "A run is under way on the Train page. Pause it or let it end, then train here as well."
            )
            return False
        self.notice.clear()
        return True

    def should_yield(self) -> bool:
        """True, with a sentence why, once a run began on the Train page: two at once would slow each other down."""
        if self.state.training:
            self.notice.say("info", "Stopped, because a run began on the Train page. Start again when it is over.")
        return self.state.training
