"""A few drawings of the application's own for each class, and one that is drawn by surprise."""

import random
from functools import partial

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.drawing.drawing import Drawing, on_canvas
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.text import Texts, named, tr
from fmnist_gui.views.sketch.ink import in_colors, layer_of

PICTURE_PX = 28
SEEDS = (  # of drawn garments that show their class well, three for each
    (7, 10, 9),
    (2, 20, 6),
    (9, 18, 3),
    (17, 15, 11),
    (2, 13, 17),
    (4, 8, 10),
    (10, 22, 20),
    (2, 21, 5),
    (0, 19, 21),
    (1, 6, 12),
)


def example(label: int, number: int) -> Drawing:
    """The example `number` (from 0, going round) of class `label`."""
    seeds = SEEDS[label]
    return Drawing(on_canvas(draw_garment(label, seeds[number % len(seeds)])))


class Examples(QWidget):
    """A click on a class gives its next example."""

    chosen = Signal(object)  # Drawing
    surprised = Signal(object)  # Drawing, to be drawn stroke by stroke

    def __init__(self) -> None:
        super().__init__()
        self._next = [0] * CLASS_COUNT
        self.buttons = [QToolButton() for _ in range(CLASS_COUNT)]
        self.surprise = IconButton(
            "auto-fix", N_("Let the application draw a garment, stroke by stroke"), N_("Surprise me")
        )
        hbox(*self.buttons, None, self.surprise, spacing=2, parent=self)
        for label, button in enumerate(self.buttons):
            button.setProperty("role", "button")
            button.setIconSize(QSize(PICTURE_PX, PICTURE_PX))
            button.setFixedSize(PICTURE_PX + 4, PICTURE_PX + 4)
            button.clicked.connect(partial(self._on_clicked, label))
        self.surprise.clicked.connect(self._on_surprise)
        Texts(self).call_for_look(self._show)

    def _on_clicked(self, label: int) -> None:
        self.chosen.emit(example(label, self._next[label]))
        self._next[label] += 1
        self._show_next(label)

    @Slot()
    def _on_surprise(self) -> None:
        label = random.randrange(CLASS_COUNT)
        self.surprised.emit(Drawing(tuple(draw_garment(label, random.randrange(1 << 30)))))

    def _show(self) -> None:
        for label, button in enumerate(self.buttons):
            button.setAccessibleName(named(tr("Example"), class_name(label)))
            button.setToolTip(tr("An example: {name}. Another click gives the next one.", name=class_name(label)))
            self._show_next(label)

    def _show_next(self, label: int) -> None:
        layer = layer_of(example(label, self._next[label]), 2 * PICTURE_PX)
        self.buttons[label].setIcon(QIcon(QPixmap.fromImage(in_colors(layer))))
