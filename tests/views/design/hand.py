"""A hand for the controls of the designer."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from fmnist_gui.views.design.fields import ArgumentField
from fmnist_gui.views.design.view import DesignView


def settle(view: DesignView, qtbot: QtBot) -> None:
    """Wait for what PyTorch makes of the design that is shown."""
    qtbot.waitUntil(lambda: not view.worker.busy)


def field(view: DesignView, name: str) -> ArgumentField:
    return view.editor.rows[name.partition(".")[0]].fields[name]


def set_value(qtbot: QtBot, view: DesignView, name: str, text: str) -> None:
    """Type over the number in a field, as one does after coming there by Tab."""
    box = field(view, name)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle(view, qtbot)


def tick(qtbot: QtBot, box: QCheckBox) -> None:
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
