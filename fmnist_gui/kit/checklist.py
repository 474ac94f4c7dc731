"""Things to do one after the other: which of them are done, how each stands, and where each is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import grid_layout
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.text import tip, tr

ICON_SIZE = 20


@dataclass(frozen=True)
class Item:
    """What one does, the page where one does it (English sources both), and where its button leads."""

    name: str
    page: str
    target: str


class Checklist(QWidget):
    chosen = Signal(str)  # the target of a button

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self.items = items
        self.marks, self.names = [QLabel() for _ in items], [QLabel() for _ in items]
        self.states, self.buttons = [sentence_label() for _ in items], [QPushButton() for _ in items]
        self._lay_out()
        self._group = QButtonGroup(self)
        for number, button in enumerate(self.buttons):
            self._group.addButton(button, number)
        self._group.idClicked.connect(self._on_go)

    def show_states(self, states: Sequence[tuple[bool, str]]) -> None:
        """For each item whether it is done, and how it stands, in the current language."""
        look = current_look()
        for number, (item, (done, state)) in enumerate(zip(self.items, states, strict=True)):
            picture = icon("check-circle", look.good) if done else icon("circle-outline", look.muted)
            self.marks[number].setPixmap(picture.pixmap(ICON_SIZE, ICON_SIZE))
            self.marks[number].setAccessibleName(tr("done") if done else tr("not done yet"))
            self.names[number].setText(f"{number + 1}  {tr(item.name)}")
            self.states[number].setText(state)
            self.buttons[number].setText(f"{tr(item.page)} →")
            self.buttons[number].setToolTip(tip("Go there and look at it; a bar leads back to this section"))

    @Slot(int)
    def _on_go(self, number: int) -> None:
        self.chosen.emit(self.items[number].target)

    def _lay_out(self) -> None:
        grid = grid_layout(2 * SPACE, SPACE // 2, stretch=1, parent=self)
        for number, name in enumerate(self.names):
            font = QFont(name.font())
            font.setWeight(QFont.Weight.DemiBold)
            name.setFont(font)
            grid.addWidget(self.marks[number], 3 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(name, 3 * number, 1)
            grid.addWidget(self.states[number], 3 * number + 1, 1)
            grid.addWidget(self.buttons[number], 3 * number, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            if number + 1 < len(self.items):
                grid.setRowMinimumHeight(3 * number + 2, SPACE)
