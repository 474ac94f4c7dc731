"""Asks for the folder into which something is put."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from fmnist_gui.kit.text import tr


def folder_dialog(parent: QWidget, start: Path) -> QFileDialog:
    """To be connected (`fileSelected`) and opened; it does not hold up the program."""
    dialog = QFileDialog(parent, tr("Where to put the folder"), str(start))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog
