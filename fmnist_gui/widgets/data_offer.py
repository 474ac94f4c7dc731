"""The offer to get the data set, with its progress: what a page shows while there is no data."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from fmnist_gui.widgets.look import SPACE
from fmnist_gui.widgets.text import Texts, tr

MEGABYTE = 1_000_000


class DataOffer(QFrame):
    downloadWanted = Signal()
    folderWanted = Signal()
    cancelWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._done_bytes = self._total_bytes = 0
        title, about = QLabel(), QLabel()
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        self.download_button, self.folder_button, self.cancel_button = QPushButton(), QPushButton(), QPushButton()
        self.download_button.setProperty("accent", True)
        self.download_button.clicked.connect(self.downloadWanted)
        self.folder_button.clicked.connect(self.folderWanted)
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
        for button in (self.download_button, self.folder_button, self.cancel_button):
            layout.addWidget(button)
        self._about = about

        texts = Texts(self)
        texts.bind(title.setText, "The data set is not here yet")
        texts.bind(
            about.setText,
            "70,000 small pictures of garments: download them once, or show the folder they are in.",
        )
        texts.bind(self.download_button.setText, "Download (31 MB)")
        texts.bind(self.folder_button.setText, "Use a folder…")
        texts.bind(self.cancel_button.setText, "Cancel")
        texts.bind(self._bar.setAccessibleName, "Progress of the download")
        texts.call(self._show_status)
        self.show_idle()

    def show_idle(self) -> None:
        self._set_busy(False)

    def show_progress(self, done_bytes: int, total_bytes: int) -> None:
        """Bytes so far and in all; 0 in all while that is not known."""
        self._done_bytes, self._total_bytes = done_bytes, total_bytes
        self._set_busy(True)
        self._bar.setMaximum(total_bytes // 1000)
        self._bar.setValue(done_bytes // 1000)
        self._show_status()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self._bar, self._status, self.cancel_button):
            widget.setVisible(busy)
        self._about.setVisible(not busy)
        self.download_button.setVisible(not busy)
        self.folder_button.setVisible(not busy)

    def _show_status(self) -> None:
        if self._total_bytes:
            done, total = self._done_bytes / MEGABYTE, self._total_bytes / MEGABYTE
            self._status.setText(tr("{done} of {total} MB", done=f"{done:.1f}", total=f"{total:.1f}"))
        else:
            self._status.setText(tr("Connecting…"))
