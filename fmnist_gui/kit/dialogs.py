"""Dialogs that do not hold up the program, and are deleted once they are closed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from fmnist_gui import APP_NAME
from fmnist_gui.kit.text import tr

Chosen = Callable[[str], object]  # is called with the path


def ask_folder(parent: QWidget, start: Path, chosen: Chosen) -> None:
    """For the folder into which something is put."""
    dialog = _file_dialog(parent, tr("Where to put the folder"), start, QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _ask(dialog, chosen)


def ask_data_folder(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    """For a folder that is read; the files in it are shown too."""
    return _ask(_file_dialog(parent, title, None, QFileDialog.FileMode.Directory), chosen)


def ask_file(parent: QWidget, title: str, kinds: Sequence[str], chosen: Chosen, start: Path | None = None) -> None:
    """For a file to read; each of `kinds` is like "Pictures (*.png *.jpg)"."""
    dialog = _file_dialog(parent, title, start, QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(kinds)
    _ask(dialog, chosen)


def ask_files(
    parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[list[str]], object], start: Path | None = None
) -> None:
    """For one file to read or several; see `ask_file`."""
    dialog = _file_dialog(parent, title, start, QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(kinds)
    dialog.filesSelected.connect(chosen)
    dialog.open()


def ask_where_to_save(parent: QWidget | None, title: str, proposed: Path, kind: str, chosen: Chosen) -> None:
    """For a file to write; a name without a suffix gets its suffix. `kind` reads like "Table (*.csv)"."""
    dialog = _file_dialog(parent, title, proposed.parent, QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    _ask(dialog, chosen)


def question(parent: QWidget, name: str, text: str, more: str) -> QMessageBox:
    """A box with the object name `name`; its buttons are still to be added."""
    box = QMessageBox(QMessageBox.Icon.Question, APP_NAME, text, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setObjectName(name)
    box.setInformativeText(more)
    return box


def _file_dialog(parent: QWidget | None, title: str, start: Path | None, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start) if start is not None else "")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    return dialog


def _ask(dialog: QFileDialog, chosen: Chosen) -> QFileDialog:
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog
