"""The topics of the Structure view that are told in a table or in code."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from fmnist_gui.kit.look import SPACE, TYPE_SMALL, type_px
from fmnist_gui.kit.page import card
from fmnist_gui.kit.plain_table import PlainTable
from fmnist_gui.kit.text import Texts, tr

if TYPE_CHECKING:
    from fmnist_gui.engine.network.structure import Calls, Parameter


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
        printed = QHBoxLayout()
        printed.setSpacing(2 * SPACE)
        for title, field, share in ((self.repr_title, self.repr, 5), (self.own_title, self.own, 4)):
            column = QVBoxLayout()
            column.setSpacing(SPACE // 2)
            column.addWidget(title)
            column.addWidget(field, 1)
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


class CallTopic(Topic):
    """What `network(images)` does that `network.forward(images)` does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = QLabel()
        self.result.setTextFormat(Qt.TextFormat.RichText)
        self.result.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.result.setWordWrap(True)
        self._calls: Calls | None = None
        self.code = code_field()
        self.inside.addWidget(self.result)
        self.inside.addWidget(self.code, 1)
        self.texts.call(self._show)

    def show_calls(self, calls: Calls) -> None:
        self._calls = calls
        self.code.setPlainText(calls.code)
        self._show()

    def _show(self) -> None:
        self.about.setText(
            tr(
                "An object is called like a function: network(images). Python then runs nn.Module's __call__, which "
                "runs the hooks, functions that want to know of each call, and forward in between. Tried just now, "
                "with a hook that counts:"
            )
        )
        self.code.setAccessibleName(tr("The code of the trial"))
        if self._calls is None:
            return
        calls = self._calls
        rows = (
            ("network(images)", tr("the hook ran {times} ×", times=calls.by_call)),
            ("network.forward(images)", tr("the hook ran {times} ×", times=calls.by_forward)),
        )
        table = "".join(
            f"<tr><td><code>{code}</code>&nbsp;&nbsp;</td><td>{escape(text)}</td></tr>" for code, text in rows
        )
        same = (
            tr("Both gave the same scores. So call the object: tools that rely on hooks then work.")
            if calls.same_scores
            else tr("The two gave different scores.")
        )
        self.result.setText(f"<table cellpadding='4'>{table}</table><p>{escape(same)}</p>")


def code_field() -> QPlainTextEdit:
    """Code to read and copy."""
    field = QPlainTextEdit(readOnly=True)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(type_px(TYPE_SMALL))
    field.setFont(font)
    field.setFrameShape(QFrame.Shape.NoFrame)
    field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    field.setTabChangesFocus(True)
    return field
