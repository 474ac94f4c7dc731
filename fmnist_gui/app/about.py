"""The About dialog, and behind it the licences of everything that the application is made of."""

from html import escape

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from fmnist_gui import APP_NAME, __version__
from fmnist_gui.app.surroundings import application_icon
from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.licences import Licence, licences
from fmnist_gui.engine.versions import package_versions
from fmnist_gui.kit.layout import vbox
from fmnist_gui.kit.text import tr, tr_error

ICON_SIDE = 72
LICENCES_SIZE = (880, 600)
LIST_WIDTH = 280


class AboutDialog(QMessageBox):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(QMessageBox.Icon.NoIcon, tr("About FMNIST Studio"), "", parent=parent)
        self._window = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIconPixmap(application_icon().pixmap(QSize(ICON_SIDE, ICON_SIDE), self.devicePixelRatio()))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(f"<h2>{APP_NAME} {__version__}</h2><p>{escape(what_it_is())}</p>")
        rows = "".join(
            f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td>{escape(version)}</td></tr>"
            for name, version in package_versions().items()
        )
        self.setInformativeText(
            f"<table>{rows}</table><p>{escape(tr('Free software under the MIT licence.'))}</p>"
            f"<p>{escape(tr('The Fashion-MNIST data set is by Zalando SE, MIT licence.'))}</p>"
        )
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.licences_button = QPushButton(tr("Licences…"))
        self.licences_button.setToolTip(tr("Read the licences of everything that the application is made of"))
        self.addButton(self.licences_button, QMessageBox.ButtonRole.ActionRole)
        self.licences_button.clicked.connect(self._show_licences)
        self.addButton(QMessageBox.StandardButton.Close)

    def _show_licences(self) -> None:
        LicencesDialog(self._window).open()


def what_it_is() -> str:
    return tr("Learn how a convolutional network works by running all of it, on real data and on your own computer.")


class LicencesDialog(QDialog):
    """A list of the parts, and the licence of the chosen one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Licences"))
        self.resize(*LICENCES_SIZE)
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
        splitter.setSizes([LIST_WIDTH, LICENCES_SIZE[0] - LIST_WIDTH])
        splitter.setStretchFactor(1, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        vbox(self.about, (splitter, 1), buttons, margins=(11, 11, 11, 11), parent=self)
        worker = Worker(self)
        worker.done.connect(self._on_read)
        worker.failed.connect(self._on_failed)
        worker.request(licences)

    @Slot(object)
    def _on_read(self, found: list[Licence]) -> None:
        self._licences = found
        self.about.setText(
            tr("FMNIST Studio is made of {count} parts. Choose one to read its licence.",
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
