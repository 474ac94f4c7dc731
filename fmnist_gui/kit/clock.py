"""The one display clock: whatever shows something that grows looks for news on its beat, while it is in view."""

from collections.abc import Callable

from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

BEAT_MS = 33


class DisplayClock(QTimer):
    """Stands still while nothing that is in view listens."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=BEAT_MS)

    @property
    def idle(self) -> bool:
        """Whether nothing listens."""
        return not self.receivers(SIGNAL("timeout()"))


def display_clock() -> DisplayClock:
    """The application's clock."""
    application = QCoreApplication.instance()
    assert application is not None
    return application.findChild(DisplayClock) or DisplayClock(application)


class Redraw(QObject):
    """Calls `refresh` when `widget` comes into view and then on every beat, or every `beats`, until it goes.

    `refresh` looks whether there is something new and draws only that. What changes a widget between two beats is
    drawn once, on the next one.
    """

    def __init__(self, widget: QWidget, refresh: Callable[[], object], beats: int = 1) -> None:
        super().__init__(widget)
        self._refresh, self._beats = refresh, beats
        self._beat = 0
        self._listens = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not self._listens:
            self._listen()
        elif event.type() == QEvent.Type.Hide and self._listens:
            self._rest()
        return False

    def _listen(self) -> None:
        self._listens, self._beat = True, 0
        clock = display_clock()
        clock.timeout.connect(self._on_beat)
        if not clock.isActive():
            clock.start()
        self._refresh()

    def _rest(self) -> None:
        self._listens = False
        clock = display_clock()
        clock.timeout.disconnect(self._on_beat)
        if clock.idle:
            clock.stop()

    @Slot()
    def _on_beat(self) -> None:
        self._beat = (self._beat + 1) % self._beats
        if self._beat == 0:
            self._refresh()
