"""The buttons of a section that lead to other pages."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.panels.learn.live import Target


class TargetRow(QWidget):
    chosen = Signal(str)  # the path of a target

    def __init__(self, targets: Sequence[Target], alone: bool = False) -> None:
        """`alone`: there is no view above it, so that its first button is what one would press next."""
        super().__init__()
        self.buttons = [QPushButton() for _ in targets]
        self.buttons[0].setProperty("accent", alone)
        also = QLabel(wordWrap=alone)
        also.setProperty("role", "muted")
        hbox((also, int(alone)), *self.buttons, *(() if alone else (None,)), parent=self)
        texts = Texts(self)
        for target, button in zip(targets, self.buttons, strict=True):
            button.setProperty("target", target.path)
            button.clicked.connect(partial(self.chosen.emit, target.path))
            texts.call(partial(_name, button, target.label))
            texts.bind_tip(button, "Go there and look at it; a bar leads back to this section")
        if alone:
            texts.bind(also.setText, "It happens on a page of its own. Go there; a bar leads back to this section.")
        else:
            texts.bind(also.setText, "Look at it on its page:")


def _name(button: QPushButton, label: str) -> None:
    button.setText(f"{tr(label)} →")
