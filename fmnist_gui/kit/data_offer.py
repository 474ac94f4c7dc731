"""The offer to get the data set, with its progress: what a page shows while there is no data."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from fmnist_gui.engine.numbers import fixed, percent_number
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr

MEGABYTE = 1_000_000


class DataOffer(QFrame):
    downloadWanted = Signal()
    folderWanted = Signal()
    drawingWanted = Signal()  # garments that stand in
    cancelWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._done_bytes = self._total_bytes = 0
        self._drawn = False
        self._drawing = -1.0  # the share that is drawn; below 0 while nothing is being drawn
        title, about = QLabel(), QLabel()
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        self.download_button, self.folder_button, self.cancel_button = QPushButton(), QPushButton(), QPushButton()
        self.draw_button = QPushButton()
        self.download_button.setProperty("accent", True)
        self.download_button.clicked.connect(self.downloadWanted)
        self.folder_button.clicked.connect(self.folderWanted)
        self.draw_button.clicked.connect(self.drawingWanted)
        self.cancel_button.clicked.connect(self.cancelWanted)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedHeight(SPACE)
        self._status = QLabel()
        self._status.setProperty("role", "muted")

        told = QVBoxLayout()
        told.setSpacing(SPACE // 2)
        for widget in (title, about, self._status, self._bar):
            told.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(told, 1)
        for button in (self.download_button, self.folder_button, self.draw_button, self.cancel_button):
            layout.addWidget(button)
        self._title, self._about = title, about

        texts = Texts(self)
        texts.bind(self.download_button.setText, "Download (31 MB)")
        texts.bind(self.folder_button.setText, "Use a folder…")
        texts.bind(self.draw_button.setText, "Draw garments instead")
        texts.bind_tip(
            self.draw_button,
            "Without the data set and the network: the application draws 14,000 garments to stand in. They are not "
            "Fashion-MNIST.",
        )
        texts.bind(self.cancel_button.setText, "Cancel")
        texts.bind(self._bar.setAccessibleName, "Progress")
        texts.call(self._show_status)
        texts.call(self._show_what)
        self.show_idle()

    def show_idle(self, drawn: bool = False) -> None:
        """Nothing is under way; `drawn`: garments that the application drew stand in."""
        self._drawn, self._drawing = drawn, -1.0
        self._set_busy(False)
        self._show_what()

    def show_progress(self, done_bytes: int, total_bytes: int) -> None:
        """Bytes so far and in all; 0 in all while that is not known."""
        self._done_bytes, self._total_bytes, self._drawing = done_bytes, total_bytes, -1.0
        self._set_busy(True)
        self._bar.setMaximum(total_bytes // 1000)
        self._bar.setValue(done_bytes // 1000)
        self._show_status()

    def show_drawing(self, share: float) -> None:
        """`share` (0 to 1) of the garments that stand in is drawn."""
        self._drawing = share
        self._set_busy(True)
        self._bar.setMaximum(1000)
        self._bar.setValue(round(1000 * share))
        self._show_status()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self._bar, self._status, self.cancel_button):
            widget.setVisible(busy)
        self._about.setVisible(not busy)
        self.download_button.setVisible(not busy)
        self.folder_button.setVisible(not busy)
        self.draw_button.setVisible(not busy and not self._drawn)

    def _show_what(self) -> None:
        if self._drawn:
            self._title.setText(tr("Drawn garments stand in: this is not Fashion-MNIST"))
            self._about.setText(
                tr("Get the 70,000 photographs when you can: download them once, or show their folder.")
            )
        else:
            self._title.setText(tr("The data set is not here yet"))
            self._about.setText(
                tr("70,000 small pictures of garments: download them once, or show the folder they are in.")
            )

    def _show_status(self) -> None:
        if self._drawing >= 0:
            self._status.setText(tr("Drawing garments: {percent} %", percent=percent_number(self._drawing, 0)))
        elif self._total_bytes:
            done, total = self._done_bytes / MEGABYTE, self._total_bytes / MEGABYTE
            self._status.setText(tr("{done} of {total} MB", done=fixed(done, 1), total=fixed(total, 1)))
        else:
            self._status.setText(tr("Connecting…"))
