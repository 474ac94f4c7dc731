"""Asks what of a run to export, and where to."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QWidget,
)

from fmnist_gui.engine.export.run_export import KINDS, SCRIPTS, why_no_script
from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.kit.dialogs import ask_folder
from fmnist_gui.kit.labels import set_role
from fmnist_gui.kit.layout import fill, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import heading
from fmnist_gui.kit.text import Texts, named, tr, tr_error

WIDTH = 600
BOX_PX = 22  # of a tick box and the gap after it: its description begins under its text


class ExportDialog(QDialog):
    """Everything that the run allows is ticked at first. The dialog that asks where to begins in `folder`."""

    chosen = Signal(object, object, str)  # the run, the kinds, the folder

    def __init__(self, run: Run, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._run, self._folder = run, folder
        self._problem = why_no_script(run)
        self._boxes = {kind: QCheckBox() for kind in KINDS}
        self._helps = {kind: _small_label() for kind in KINDS}
        self._about = QLabel(wordWrap=True)
        set_role(self._about, "muted")
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self.folder_button = QPushButton()
        self.folder_button.setProperty("accent", True)
        self.folder_button.setDefault(True)
        self._texts = Texts(self)
        self._lay_out()
        for kind, box in self._boxes.items():
            box.setObjectName(f"take_{kind}")
            box.setEnabled(self._problem is None or kind not in SCRIPTS)
            box.setChecked(box.isEnabled())
            box.toggled.connect(self._update_button)
        self.folder_button.clicked.connect(self._ask_folder)
        self._texts.bind(self.setWindowTitle, "Export the run")
        self._texts.bind(self.folder_button.setText, "Choose a folder…")
        self._texts.bind_tip(self.folder_button, "Where the new folder with these files will be put")
        self._texts.call(self._set_texts)

    def kinds(self) -> list[str]:
        return [kind for kind, box in self._boxes.items() if box.isChecked()]

    def _lay_out(self) -> None:
        margins = (3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        title = heading(self._texts, "Export the run")
        self._layout = vbox(title, self._about, spacing=SPACE // 2, margins=margins, parent=self)
        for kind, box in self._boxes.items():
            fill(self._layout, SPACE, box, self._helps[kind])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.folder_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        fill(self._layout, 2 * SPACE, None, buttons)
        self.setFixedWidth(WIDTH)

    def _set_texts(self) -> None:
        self._about.setText(
            tr(
                "What you tick of “{name}” is put into a folder of its own, with a README.md on how to use it.",
                name=self._run.name,
            )
        )
        for kind, box in self._boxes.items():
            box.setText(named(tr(KINDS[kind].label), KINDS[kind].file))
            text = tr(KINDS[kind].help)
            if self._problem is not None and kind == SCRIPTS[0]:  # said once for both
                text = tr_error(self._problem)
            box.setAccessibleDescription(text)
            self._helps[kind].setText(text)
        self.resize(WIDTH, self._layout.totalHeightForWidth(WIDTH))  # Qt's own hint is too high for wrapped lines

    @Slot()
    def _update_button(self) -> None:
        self.folder_button.setEnabled(bool(self.kinds()))

    @Slot()
    def _ask_folder(self) -> None:
        ask_folder(self, self._folder, self._on_folder)

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        self.chosen.emit(self._run, self.kinds(), folder)
        self.accept()


def _small_label() -> QLabel:
    label = QLabel(wordWrap=True)
    set_role(label, "small")
    label.setContentsMargins(BOX_PX, 0, 0, 0)
    return label
