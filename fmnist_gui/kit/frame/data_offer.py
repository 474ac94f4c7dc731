"""The offer to get the data set, with its progress: what a page shows while there is no data."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QProgressBar, QPushButton, QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import fixed, percent_number
from fmnist_gui.kit.labels import set_role
from fmnist_gui.kit.layout import fill, hbox, set_type, vbox
from fmnist_gui.kit.look import SPACE, TYPE_BODY, type_px
from fmnist_gui.kit.text import Texts, tr

MEGABYTE = 1_000_000
TEXT_WIDTH = 240  # px that the sentence needs beside the buttons; else they stand below it


class DataOffer(QFrame):
    requestDownload = Signal()
    requestFolder = Signal()
    requestDrawing = Signal()  # garments that stand in
    requestCancel = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._drawn = False
        self._status_text = ""
        self._status_values: Mapping[str, object] = {}
        self._title, self._about, self._status = QLabel(), QLabel(), QLabel()
        self.download_button, self.folder_button = QPushButton(), QPushButton()
        self.draw_button, self.cancel_button = QPushButton(), QPushButton()
        self._bar = QProgressBar(textVisible=False)
        self._buttons = QWidget()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
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
        texts.call(self._show_texts)
        self.show_idle()

    def _lay_out(self) -> None:
        set_type(self._title, TYPE_BODY, bold=True)
        for label in (self._about, self._status):
            set_role(label, "muted")
            label.setWordWrap(True)
        self._bar.setFixedHeight(SPACE)
        self.download_button.setProperty("accent", True)
        column = vbox(self._title, self._about, self._status, self._bar, spacing=SPACE // 2)
        signals = {
            self.download_button: self.requestDownload,
            self.folder_button: self.requestFolder,
            self.draw_button: self.requestDrawing,
            self.cancel_button: self.requestCancel,
        }
        for button, signal in signals.items():
            button.clicked.connect(signal)
        hbox(*signals, None, parent=self._buttons)
        self._layout.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        self._layout.setSpacing(SPACE)
        fill(self._layout, (column, 1), self._buttons)

    def show_idle(self, drawn: bool = False) -> None:
        """Nothing is under way; `drawn`: garments that the application drew stand in."""
        self._drawn = drawn
        self._set_busy(False)
        self._show_texts()

    def show_progress(self, done_bytes: int, total_bytes: int, waiting: bool = False) -> None:
        """Bytes so far and in all; 0 in all while that is not known. `waiting`: another window fetches them."""
        if total_bytes:
            values = {"done": fixed(done_bytes / MEGABYTE, 1), "total": fixed(total_bytes / MEGABYTE, 1)}
            text = N_("{done} of {total} MB")
            if waiting:
                text = N_("Another window is downloading into this folder. Waiting for it: {done} of {total} MB")
            self._show_status(done_bytes // 1000, total_bytes // 1000, text, values)
        else:
            self._show_status(0, 0, N_("Connecting…"), {})

    def show_drawing(self, fraction: float) -> None:
        """`fraction` (0 to 1) of the garments that stand in is drawn."""
        values = {"percent": percent_number(fraction, 0)}
        self._show_status(round(1000 * fraction), 1000, N_("Drawing garments: {percent} %"), values)

    def _show_status(self, done: int, total: int, text: str, values: Mapping[str, object]) -> None:
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        self._status_text, self._status_values = text, values
        self._set_busy(True)
        self._show_texts()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self._bar, self._status, self.cancel_button):
            widget.setVisible(busy)
        for widget in (self._about, self.download_button, self.folder_button):
            widget.setVisible(not busy)
        self.draw_button.setVisible(not busy and not self._drawn)

    def _show_texts(self) -> None:
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
        self._status.setText(tr(self._status_text, **self._status_values) if self._status_text else "")
        self._arrange()

    # ---- in a narrow column the buttons stand below the text

    def _arrange(self) -> None:
        beside = self.width() >= self._buttons.sizeHint().width() + type_px(TEXT_WIDTH)
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """No wider than the buttons alone."""
        margins = self._layout.contentsMargins()
        width = self._buttons.minimumSizeHint().width() + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
