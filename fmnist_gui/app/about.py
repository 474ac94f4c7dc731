"""The About dialog: what this is, its versions, licence and data."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from fmnist_gui import APP_NAME, __version__
from fmnist_gui.engine.versions import package_versions
from fmnist_gui.widgets.text import tr


def about_dialog(parent: QWidget) -> QMessageBox:
    dialog = QMessageBox(QMessageBox.Icon.NoIcon, tr("About FMNIST Studio"), "", parent=parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setTextFormat(Qt.TextFormat.RichText)
    dialog.setText(f"<h2>{APP_NAME} {__version__}</h2><p>{escape(what_it_is())}</p>")
    rows = "".join(
        f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td>{escape(version)}</td></tr>"
        for name, version in package_versions().items()
    )
    dialog.setInformativeText(
        f"<table>{rows}</table><p>{escape(tr('Free software under the MIT licence.'))}</p>"
        f"<p>{escape(tr('The Fashion-MNIST data set is by Zalando SE, MIT licence.'))}</p>"
    )
    dialog.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    dialog.addButton(QMessageBox.StandardButton.Close)
    return dialog


def what_it_is() -> str:
    return tr("Learn how a convolutional network works by running all of it, on real data and on your own computer.")
