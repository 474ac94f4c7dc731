"""What is asked leaves nothing behind once it is answered."""

import re
from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

import fmnist_gui
from tests.app.conftest import MakeWindow


def test_dialogs_are_deleted_when_they_are_closed(make_window: MakeWindow, no_data: None, qtbot: QtBot) -> None:
    window = make_window()
    hidden = set(window.findChildren(QDialog))
    for ask in (window.data_flow.ask, window.data_flow.choose_folder, window.models.choose_file, window._show_about):
        ask()
        (dialog,) = set(window.findChildren(QDialog)) - hidden
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()


def test_every_dialog_that_is_made_will_be_deleted() -> None:
    for path in Path(fmnist_gui.__path__[0]).rglob("*.py"):
        text = path.read_text("utf-8")
        made = re.findall(
            r"= Q(?:FileDialog|MessageBox|InputDialog|Dialog)\(|class \w+\(Q(?:MessageBox|Dialog)\)", text
        )
        assert len(made) == len(re.findall(r"(?<!menu\.)setAttribute\(Qt.WidgetAttribute.WA_DeleteOnClose", text)), path
