"""Ask for a folder or a file; to be connected (`fileSelected`) and opened, which does not hold up the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from fmnist_gui.kit.text import tr


def folder_dialog(parent: QWidget, start: Path) -> QFileDialog:
    dialog = QFileDialog(parent, tr("Where to put the folder"), str(start))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def save_dialog(parent: QWidget, title: str, proposed: Path, kind: str) -> QFileDialog:
    """Proposes a file; a name without a suffix gets its suffix. `kind` reads like "Table (*.csv)"."""
    dialog = QFileDialog(parent, title, str(proposed.parent), kind)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    return dialog
