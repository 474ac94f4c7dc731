"""Choosing one network to compare: the current model, or a stored run and one of its epochs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from fmnist_gui.engine.training.runs import Run
from fmnist_gui.kit.layout import NO_MARGINS, hbox
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.confusion.candidates import Candidate
from fmnist_gui.views.confusion.texts import named

LONGEST_NAME = 16  # characters that are always seen of a run's name


class ModelPicker(QWidget):
    """`label`: an English source."""

    changed = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.network, self.epoch = QComboBox(), QComboBox()
        self._runs: list[Run] = []
        caption = QLabel()
        caption.setBuddy(self.network)
        self.network.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.network.setMinimumContentsLength(LONGEST_NAME)
        hbox(caption, (self.network, 1), self.epoch, margins=NO_MARGINS, parent=self)
        self.network.addItem("", None)
        self.network.activated.connect(self._on_network_chosen)
        self.epoch.activated.connect(self.changed)
        texts = Texts(self)
        texts.bind(caption.setText, label)
        texts.bind(self.network.setAccessibleName, label)
        texts.bind(self.epoch.setAccessibleName, "Epoch")
        texts.call(self._set_texts)

    def candidate(self) -> Candidate | None:
        """What is chosen; None where the chosen run has no whole epoch yet."""
        run_id = self.network.currentData()
        if run_id is None:
            return Candidate()
        epoch = self.epoch.currentData()
        return None if epoch is None else Candidate(run_id, epoch)

    def name(self) -> str:
        """What is chosen, in the current language."""
        return named(self.network.currentText(), self.epoch.currentData())

    def run_name(self) -> str:
        return self.network.currentText()

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Offer these; what was chosen stays chosen, or becomes the current model where it is gone."""
        before = self.candidate()
        run_id = self.network.currentData()
        self._runs = list(runs)
        while self.network.count() > 1:
            self.network.removeItem(1)
        for run in self._runs:
            self.network.addItem(run.name, run.id)
        self.network.setCurrentIndex(max(self.network.findData(run_id), 0) if run_id is not None else 0)
        self._fill_epochs(before.epoch if before is not None else 0)

    def choose(self, candidate: Candidate) -> None:
        index = 0 if candidate.run_id is None else self.network.findData(candidate.run_id)
        if index >= 0:
            self.network.setCurrentIndex(index)
            self._fill_epochs(candidate.epoch)

    def _fill_epochs(self, chosen: int) -> None:
        """The epochs of the chosen run; `chosen` if it is there, else the last one."""
        run_id = self.network.currentData()
        epochs = next((run.epochs for run in self._runs if run.id == run_id), 0)
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

    def _set_texts(self) -> None:
        self.network.setItemText(0, tr("Current model"))
        for index in range(self.epoch.count()):
            self.epoch.setItemText(index, tr("epoch {epoch}", epoch=self.epoch.itemData(index)))
