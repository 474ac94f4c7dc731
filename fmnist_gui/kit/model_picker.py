"""Chooses one network: the current model, a stored run and perhaps one of its epochs, or the one that comes along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.engine.training.shipped import SHIPPED_NAME
from fmnist_gui.kit.layout import NO_MARGINS, hbox
from fmnist_gui.kit.text import Texts, tr

CURRENT, SHIPPED = "current", "shipped"


@dataclass(frozen=True)
class Candidate:
    """CURRENT, SHIPPED or the id of a run; of a run after `epoch`, or after its last step where that is 0."""

    network: str | int = CURRENT
    epoch: int = 0


def with_epoch(name: str, epoch: int | None) -> str:
    """A model's name with the epoch that it is of, in the current language."""
    return name if epoch is None else tr("{name}, epoch {epoch}", name=name, epoch=epoch)


class ModelPicker(QWidget):
    """`label`, an English source, says what the network is for; `caption`: it stands before the choice.

    With `epochs` one of a run's whole epochs is chosen, else the run as it is now.
    """

    changed = Signal()

    def __init__(
        self,
        label: str,
        *,
        shipped: bool = False,
        epochs: bool = True,
        caption: bool = True,
        longest_name: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.network, self.epoch = QComboBox(), QComboBox()
        self._runs: Sequence[Run] = ()
        self._epochs = epochs
        self._current_name = ""
        self._fixed = [SHIPPED, CURRENT] if shipped else [CURRENT]
        for name in self._fixed:
            self.network.addItem("", name)
        self.network.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.network.setMinimumContentsLength(longest_name)
        self.epoch.hide()
        self.network.activated.connect(self._on_network_chosen)
        self.epoch.activated.connect(self.changed)
        self._texts = Texts(self)
        box = hbox((self.network, 1), self.epoch, margins=NO_MARGINS, parent=self)
        if caption:
            text = QLabel()
            text.setBuddy(self.network)
            box.insertWidget(0, text)
            self._texts.bind(text.setText, label)
        self._texts.bind(self.network.setAccessibleName, label)
        self._texts.bind(self.epoch.setAccessibleName, "Epoch")
        self._texts.call(self._show_texts)

    def candidate(self) -> Candidate | None:
        """What is chosen; None where an epoch is wanted and the run has no whole one yet."""
        network = self.network.currentData()
        if not isinstance(network, int) or not self._epochs:
            return Candidate(network)
        epoch = self.epoch.currentData()
        return None if epoch is None else Candidate(network, epoch)

    def run_name(self) -> str:
        """What is chosen, in the current language, without its epoch."""
        return self.network.currentText()

    def name(self) -> str:
        """What is chosen, in the current language."""
        return with_epoch(self.run_name(), self.epoch.currentData())

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Offer these; what was chosen stays chosen, or becomes the first one where it is gone."""
        network, epoch = self.network.currentData(), self.epoch.currentData()
        self._runs = runs
        while self.network.count() > len(self._fixed):
            self.network.removeItem(len(self._fixed))
        for run in runs:
            self.network.addItem(run.name, run.id)
        self.network.setCurrentIndex(max(self.network.findData(network), 0))
        self._fill_epochs(epoch or 0)

    def choose(self, candidate: Candidate) -> None:
        index = self.network.findData(candidate.network)
        if index >= 0:
            self.network.setCurrentIndex(index)
            self._fill_epochs(candidate.epoch)

    def name_current(self, text: str) -> None:
        """Call the current model so, in the current language."""
        self._current_name = text
        self._show_texts()

    def _fill_epochs(self, chosen: int) -> None:
        """The epochs of the run; `chosen` if it is there, else the last one."""
        network = self.network.currentData()
        epochs = next((run.epochs for run in self._runs if run.id == network), 0) if self._epochs else 0
        self.epoch.clear()
        for number in range(1, epochs + 1):
            self.epoch.addItem(tr("epoch {epoch}", epoch=number), number)
        index = self.epoch.findData(chosen)
        self.epoch.setCurrentIndex(index if index >= 0 else epochs - 1)
        self.epoch.setVisible(epochs > 0)

    @Slot()
    def _on_network_chosen(self) -> None:
        self._fill_epochs(0)
        self.changed.emit()

    def _show_texts(self) -> None:
        for index, name in enumerate(self._fixed):
            current = self._current_name or tr("Current model")
            self.network.setItemText(index, tr(SHIPPED_NAME) if name == SHIPPED else current)
        for index in range(self.epoch.count()):
            self.epoch.setItemText(index, tr("epoch {epoch}", epoch=self.epoch.itemData(index)))
