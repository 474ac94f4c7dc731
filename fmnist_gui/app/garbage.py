"""Python's garbage is collected in the GUI thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """Python collects in whatever thread happens to allocate. In a job's thread it would destroy widgets that are
    garbage there, and Qt crashes; so it is switched off, and done by a timer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._collect)

    @Slot()
    def begin(self) -> None:
        gc.disable()
        self.spare_what_is_there()
        self._timer.start()

    @Slot()
    def spare_what_is_there(self) -> None:
        """Leave what has been loaded out of all collections: it stays, and to look through it takes long."""
        gc.freeze()

    @Slot()
    def _collect(self) -> None:
        """The oldest generation that is due, as Python would do it."""
        due = [number for number, limit in enumerate(gc.get_threshold()) if gc.get_count()[number] > limit]
        if due:
            gc.collect(due[-1])
