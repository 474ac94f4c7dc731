"""A view that moves on by itself, until it is held or nobody looks."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.kit.buttons.icon_button import IconButton


class Playback(QObject):
    """`button` starts and holds it; it rests while `view` is out of sight."""

    moved = Signal()  # on by one
    toggled = Signal(bool)  # it began, or was held

    def __init__(self, button: IconButton, interval_ms: int, view: QWidget) -> None:
        super().__init__(view)
        self._button, self._view = button, view
        self.timer = QTimer(self, interval=interval_ms)
        self.timer.timeout.connect(self._on_tick)
        button.clicked.connect(self.toggle)

    @property
    def playing(self) -> bool:
        return self.timer.isActive()

    @Slot()
    def toggle(self) -> None:
        if self.playing:
            self.timer.stop()
        else:
            self.timer.start()
        self._button.set_icon("pause" if self.playing else "play")
        self.toggled.emit(self.playing)

    @Slot()
    def stop(self) -> None:
        if self.playing:
            self.toggle()

    @Slot()
    def _on_tick(self) -> None:
        if self._view.isVisible():
            self.moved.emit()
        else:
            self.stop()
