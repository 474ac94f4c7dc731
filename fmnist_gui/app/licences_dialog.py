"""The licences of everything that the application is made of: a list, and the text of the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.licences import Licence, licences
from fmnist_gui.kit.layout import fill
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import tr, tr_error

SIZE = (880, 600)
LIST_WIDTH = 280


class LicencesDialog(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Licences"))
        self.resize(*SIZE)
        self._licences: list[Licence] = []
        self.about = QLabel(tr("Reading the licences…"), wordWrap=True)
        self.names = QListWidget()
        self.names.setAccessibleName(tr("Parts of the application"))
        self.names.currentRowChanged.connect(self._show)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(tr("Text of the licence"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.names)
        splitter.addWidget(self.text)
        splitter.setSizes([LIST_WIDTH, SIZE[0] - LIST_WIDTH])
        splitter.setStretchFactor(1, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        fill(layout, self.about, (splitter, 1), buttons)
        worker = Worker(self)
        worker.done.connect(self._on_read)
        worker.failed.connect(self._on_failed)
        worker.request(licences)

    @Slot(object)
    def _on_read(self, found: list[Licence]) -> None:
        self._licences = found
        self.about.setText(
            tr("FMNIST Studio is made of {count} parts, all of them free software. Choose one to read its licence.",
               count=len(found))
        )  # fmt: skip
        for part in found:
            self.names.addItem(f"{part.name} {part.version}".strip())
        self.names.setCurrentRow(0)
        self.names.setFocus()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.about.setText(tr_error(error))

    @Slot(int)
    def _show(self, row: int) -> None:
        part = self._licences[row]
        heading = f"{part.name} {part.version}".strip()
        self.text.setPlainText(f"{heading}\n{part.licence}\n\n{part.text}")
