"""The About dialog: what this is, its versions, data, and the licences of all that it is made of."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from fmnist_gui import APP_NAME, __version__
from fmnist_gui.app.identity import application_icon
from fmnist_gui.app.licences_dialog import LicencesDialog
from fmnist_gui.engine.versions import package_versions
from fmnist_gui.kit.text import tr

ICON_SIDE = 72


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
