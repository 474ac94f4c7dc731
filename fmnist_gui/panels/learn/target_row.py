"""The buttons of a section that lead to other pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fmnist_gui.kit.layout import NO_MARGINS, hbox
from fmnist_gui.kit.text import Texts, tip, tr
from fmnist_gui.panels.learn.live import Target


class TargetRow(QWidget):
    chosen = Signal(str)  # the path of a target

    def __init__(self, targets: Sequence[Target], alone: bool = False, parent: QWidget | None = None) -> None:
        """`alone`: there is no live part above it, so that its first button is what one would press next."""
        super().__init__(parent)
        self._targets = targets
        self.buttons = [QPushButton() for _ in targets]
        also = QLabel()
        also.setProperty("role", "muted")
        also.setWordWrap(alone)
        self.buttons[0].setProperty("accent", alone)
        layout = hbox((also, 1 if alone else 0), margins=NO_MARGINS, parent=self)
        for target, button in zip(targets, self.buttons, strict=True):
            button.setProperty("target", target.path)
            button.clicked.connect(self._on_clicked)
            layout.addWidget(button)
        if not alone:
            layout.addStretch(1)
        self._texts = Texts(self)
        if alone:
            self._texts.bind(
                also.setText, "It happens on a page of its own. Go there; a bar leads back to this section."
            )
        else:
            self._texts.bind(also.setText, "Look at it on its page:")
        self._texts.call(self._set_texts)

    def _set_texts(self) -> None:
        for target, button in zip(self._targets, self.buttons, strict=True):
            button.setText(f"{tr(target.label)} →")
            button.setToolTip(tip("Go there and look at it; a bar leads back to this section"))

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.sender().property("target"))
