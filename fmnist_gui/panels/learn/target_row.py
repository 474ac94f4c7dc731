"""The buttons of a section that lead to other pages."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from fmnist_gui.kit.labels import role_label
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.panels.learn.live import Target


class TargetRow(QWidget):
    chosen = Signal(str)  # the path of a target

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self.buttons = [QPushButton() for _ in targets]
        also = role_label("muted")
        hbox(also, *self.buttons, None, parent=self)
        texts = Texts(self)
        for target, button in zip(targets, self.buttons, strict=True):
            button.setProperty("target", target.path)
            button.clicked.connect(partial(self.chosen.emit, target.path))
            texts.call(partial(_name, button, target.label))
            texts.bind_tip(button, "Go there and look at it; a bar leads back to this section")
        texts.bind(also.setText, "Look at it on its page:")


def _name(button: QPushButton, label: str) -> None:
    button.setText(f"{tr(label)} →")
