"""How far a run is: the epoch, the whole, the speed, and the time left."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QLabel, QProgressBar

from fmnist_gui.engine.numbers import clock, percent_number, thousands
from fmnist_gui.kit.layout import grid_layout
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr


@dataclass(frozen=True)
class Progress:
    """Where a run stands. Times in seconds of training."""

    epoch: int
    epochs: int
    batch: int
    batches: int  # of an epoch
    images_per_second: float
    seconds_left: float | None
    paused: bool = False
    ended: bool = False

    @property
    def done_batches(self) -> int:
        return (self.epoch - 1) * self.batches + self.batch

    @property
    def fraction(self) -> float:
        return self.done_batches / (self.epochs * self.batches)


class RunProgress(QFrame):
    """Two bars and the speed; hidden while there is no run to show."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._progress: Progress | None = None
        self._epoch_label, self._total_label, self._speed_label = QLabel(), QLabel(), QLabel()
        self._epoch_bar, self._total_bar = QProgressBar(textVisible=False), QProgressBar(textVisible=False)
        layout = grid_layout(2 * SPACE, SPACE // 2, margins=(2 * SPACE, SPACE, 2 * SPACE, SPACE), parent=self)
        rows = ((self._epoch_label, self._epoch_bar), (self._total_label, self._total_bar))
        for row, (label, bar) in enumerate(rows):
            bar.setFixedHeight(SPACE)
            layout.addWidget(label, row, 0)
            layout.addWidget(bar, row, 1)
        layout.addWidget(self._speed_label, 0, 2, 2, 1)
        layout.setColumnStretch(1, 1)
        self._epoch_label.setMinimumWidth(190)
        self._speed_label.setMinimumWidth(150)
        texts = Texts(self)
        texts.bind(self._epoch_bar.setAccessibleName, "Progress of this epoch")
        texts.bind(self._total_bar.setAccessibleName, "Progress of the run")
        texts.call(self._show)

    def show_progress(self, progress: Progress | None) -> None:
        """None where there is no run to show."""
        if progress != self._progress:
            self._progress = progress
            self._show()

    def _show(self) -> None:
        progress = self._progress
        self.setVisible(progress is not None)
        if progress is None:
            return
        self._epoch_bar.setMaximum(progress.batches)
        self._epoch_bar.setValue(progress.batch)
        self._total_bar.setMaximum(progress.epochs * progress.batches)
        self._total_bar.setValue(progress.done_batches)
        epoch = tr("Epoch {epoch} of {epochs}", epoch=progress.epoch, epochs=progress.epochs)
        batch = tr("batch {batch} of {batches}", batch=thousands(progress.batch), batches=thousands(progress.batches))
        self._epoch_label.setText(f"{epoch} · {batch}")
        self._total_label.setText(tr("Whole run: {percent} %", percent=percent_number(progress.fraction, 0)))
        speed = tr("{count} images/s", count=thousands(progress.images_per_second))
        self._speed_label.setText(f"{speed}\n{self._remaining(progress)}")

    @staticmethod
    def _remaining(progress: Progress) -> str:
        if progress.ended:
            return tr("ended")
        if progress.batch == progress.batches:
            return tr("scoring…")
        if progress.paused:
            return tr("paused")
        if progress.seconds_left is None:
            return ""
        return tr("{time} left", time=clock(progress.seconds_left))
