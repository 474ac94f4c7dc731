"""The topics of the Structure view that are told in a table or in code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fmnist_gui.kit.code_view import code_field
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import card
from fmnist_gui.kit.plain_table import PlainTable
from fmnist_gui.kit.text import Texts, tr

if TYPE_CHECKING:
    from fmnist_gui.engine.network.structure import Parameter


class Topic(QWidget):
    """A card with a sentence on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.texts = Texts(self)
        frame, self.inside = card()
        self.inside.addWidget(self.about)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)


class TableTopic(Topic):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = PlainTable()
        self.inside.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.inside.addWidget(self.table, 1)


class ClassTopic(Topic):
    """The class of the network as it is written, and what the base class makes of an object of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source, self.repr, self.own = code_field(), code_field(), code_field()
        self.repr_title, self.own_title, self.tracked = QLabel(), QLabel(), QLabel()
        for label in (self.repr_title, self.own_title, self.tracked):
            label.setWordWrap(True)
        printed = hbox(spacing=2 * SPACE)
        for title, field, share in ((self.repr_title, self.repr, 5), (self.own_title, self.own, 4)):
            column = vbox(title, (field, 1), spacing=SPACE // 2)
            printed.addLayout(column, share)
        self.inside.addWidget(self.source, 5)
        self.inside.addWidget(self.tracked)
        self.inside.addLayout(printed, 3)
        self.texts.call(self._set_texts)

    def _set_texts(self) -> None:
        self.about.setText(
            tr(
                "A class is the plan, an object what is built from it. The network is a class that extends nn.Module: "
                "its attributes are the layers, its method forward says how an image goes through them."
            )
        )
        self.repr_title.setText(tr("It also prints the object, repr(network):"))
        self.own_title.setText(tr("A class that overrides this:"))
        self.source.setAccessibleName(tr("The class of the network"))
        self.repr.setAccessibleName(self.repr_title.text())
        self.own.setAccessibleName(self.own_title.text())

    def show_class(self, source: str, text: str, own_code: str, own: str, parameters: list[Parameter]) -> None:
        self.source.setPlainText(source)
        self.repr.setPlainText(text)
        self.own.setPlainText(f"{own_code}\n>>> {own}")
        self.tracked.setText(
            tr(
                "nn.Module finds what is to be learned in the layers, without a list: {tensors} tensors, {count} "
                "numbers.",
                tensors=len(parameters),
                count=f"{sum(p.count for p in parameters):,}",
            )
        )
