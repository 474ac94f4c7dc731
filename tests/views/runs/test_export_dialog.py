"""The dialog that asks what of a run to take away."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.export.run_export import KINDS
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.views.runs.export_dialog import ExportDialog
from tests.conftest import Put


def run_of(epochs: int) -> Run:
    return Run(1, "My run", TrainingConfig(), {}, 60_000, 0.0, "stopped", 1.0, epochs, 9, None, None, None)


@pytest.fixture
def window(put: Put) -> QWidget:
    window = put(QWidget())
    return window


@pytest.fixture
def dialog(window: QWidget, tmp_path: Path) -> ExportDialog:
    return shown(window, tmp_path, epochs=2)


def shown(window: QWidget, folder: Path, epochs: int) -> ExportDialog:
    dialog = ExportDialog(run_of(epochs), folder, window)
    dialog.open()
    return dialog


def box(dialog: ExportDialog, kind: str) -> QCheckBox:
    return dialog.findChild(QCheckBox, f"take_{kind}")


def test_what_is_left_ticked_is_taken_but_not_nothing(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    assert dialog.kinds() == list(KINDS)
    box(dialog, "notebook").setFocus()
    qtbot.keyClick(box(dialog, "notebook"), Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.folder_button, Qt.MouseButton.LeftButton)
    folders = dialog.findChild(QFileDialog)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        folders.fileSelected.emit(str(tmp_path))
    run, kinds, folder = chosen.args
    assert run.name == "My run"
    assert (kinds, folder) == ([kind for kind in KINDS if kind != "notebook"], str(tmp_path))
    for kind in kinds:
        assert dialog.folder_button.isEnabled()
        box(dialog, kind).setChecked(False)
    assert not dialog.folder_button.isEnabled()


def test_why_a_run_cannot_become_a_script_stands_in_its_place(window: QWidget, tmp_path: Path) -> None:
    dialog = shown(window, tmp_path, epochs=0)
    assert dialog.kinds() == [kind for kind in KINDS if kind not in ("script", "notebook")]
    assert not box(dialog, "script").isEnabled()
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert sum("“My run” has none yet" in text for text in told) == 1
    assert "“My run” has none yet" in box(dialog, "script").accessibleDescription()
