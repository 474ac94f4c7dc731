"""Chooses one network of the list of models, or the current one; of a run perhaps one of its epochs."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.models import CURRENT, SHIPPED, Candidate, ModelKey, Models
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.fields.choice import Choice, Entry
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.text import Texts, tr


def model_entries(models: Models) -> dict[ModelKey, Entry]:
    """Every model with what gives its name in the current language."""
    return {key: name if key == SHIPPED else partial(str, name) for key, name in models.names.items()}


def with_epoch(name: str, epoch: int | None) -> str:
    """A model's name with the epoch that it is of, in the current language."""
    return name if epoch is None else tr("{name}, epoch {epoch}", name=name, epoch=epoch)


class ModelPicker(QWidget):
    """`label`, an English source, says what the network is for; `caption`: it stands before the choice.

    With `epochs` one of a run's whole epochs is chosen, else the run as it is now. What was chosen stays chosen while
    the list changes, or becomes the first one where it is gone.
    """

    changed = Signal()

    def __init__(
        self,
        label: str,
        models: Models,
        *,
        epochs: bool = True,
        caption: bool = True,
        longest_name: int = 16,
        chosen: ModelKey = CURRENT,
    ) -> None:
        super().__init__()
        self.network, self.epoch = Choice(name=label, narrow=True), Choice(name=N_("Epoch"))
        self._models = models
        self._epochs = epochs
        self._current_name = ""
        self.network.setMinimumContentsLength(longest_name)
        self.epoch.hide()
        self.network.activated.connect(self._on_network_chosen)
        self.epoch.activated.connect(self.changed)
        box = hbox((self.network, 1), self.epoch, parent=self)
        if caption:
            box.insertWidget(0, field_label(Texts(self), label, self.network))
        self._show_models()
        self.choose(Candidate(chosen))
        models.changed.connect(self._show_models)

    def candidate(self) -> Candidate | None:
        """What is chosen; None where an epoch is wanted and the run has no whole one yet."""
        network, epoch = self.network.value, self.epoch.value
        if not isinstance(network, int) or not self._epochs:
            return Candidate(network)
        return None if epoch is None else Candidate(network, epoch)

    def run_name(self) -> str:
        """What is chosen, in the current language, without its epoch."""
        return self.network.currentText()

    def name(self) -> str:
        """What is chosen, in the current language."""
        return with_epoch(self.run_name(), self.epoch.value)

    @Slot()
    def _show_models(self) -> None:
        shipped, *others = model_entries(self._models).items()
        current = (CURRENT, lambda: self._current_name or tr("Current model"))
        self.network.set_entries(dict((shipped, current, *others)))
        self._fill_epochs(self.epoch.value or 0)

    def choose(self, candidate: Candidate) -> None:
        if candidate.network in (CURRENT, *self._models.names):
            self.network.choose(candidate.network)
            self._fill_epochs(candidate.epoch)

    def name_current(self, text: str) -> None:
        """Call the current model so, in the current language."""
        self._current_name = text
        self.network.show_texts()

    def _fill_epochs(self, chosen: int) -> None:
        """The epochs of the run; `chosen` if it is there, else the last one."""
        epochs = self._models.epochs(self.network.value) if self._epochs else 0
        numbers = range(1, epochs + 1)
        self.epoch.set_entries({number: partial(tr, N_("epoch {epoch}"), epoch=number) for number in numbers})
        if epochs:
            self.epoch.choose(chosen if chosen in numbers else epochs)
        self.epoch.setVisible(epochs > 0)

    @Slot()
    def _on_network_chosen(self) -> None:
        self._fill_epochs(0)
        self.changed.emit()
