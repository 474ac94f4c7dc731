"""“That's a …”: the user says what the drawing is, and it is kept."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.class_names import class_entries
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.labels import set_role
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.text import Texts


class LabelBar(QWidget):
    labelled = Signal(int)  # the class that the user says

    def __init__(self) -> None:
        super().__init__()
        self.score, texts = QLabel(), Texts(self)
        self.classes = Choice(
            class_entries(),
            N_("What the drawing is"),
            N_("What the drawing is, whatever the network says"),
        )
        self.keep = IconButton(
            "tray-arrow-down", N_("Keep this drawing with its class, under “My drawings”"), N_("Keep")
        )
        set_role(self.score, "muted")
        caption = field_label(texts, "That's a", self.classes)
        hbox(caption, self.classes, self.keep, None, self.score, parent=self)
        self._possible = False
        self.keep.clicked.connect(self._on_keep)
        self.classes.currentIndexChanged.connect(self._show_state)
        texts.bind(self.classes.setPlaceholderText, "choose a class")
        self.reset()

    def set_possible(self, possible: bool) -> None:
        """Whether there is a drawing that could be kept."""
        self._possible = possible
        self._show_state()

    def reset(self) -> None:
        """Another drawing: nothing is chosen, so that nobody keeps the network's word as their own."""
        self.classes.setCurrentIndex(-1)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self.keep.setEnabled(self._possible and self.classes.currentIndex() >= 0)

    @Slot()
    def _on_keep(self) -> None:
        self.labelled.emit(self.classes.value)
