"""Texts and icons that follow the language and the look."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.layout import set_type
from fmnist_gui.kit.look import TYPE_BODY, TYPE_TITLE
from fmnist_gui.kit.text import Texts


def test_texts_follow_the_language_and_pictures_the_look_too(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    texts, refreshed = Texts(label), list[str]()
    texts.call(lambda: refreshed.append("text"))
    texts.call_for_look(lambda: refreshed.append("icon"))
    assert refreshed == ["text", "icon"]
    for kind, expected in (
        (QEvent.Type.LanguageChange, ["text", "icon"]),
        (QEvent.Type.PaletteChange, ["icon"]),
        (QEvent.Type.StyleChange, ["icon"]),
        (QEvent.Type.EnabledChange, ["icon"]),
        (QEvent.Type.ToolTipChange, []),
    ):
        refreshed.clear()
        QApplication.sendEvent(label, QEvent(kind))
        assert refreshed == expected


def test_a_refresh_that_sets_a_font_does_not_call_itself(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    sizes = [TYPE_BODY, TYPE_TITLE]
    texts = Texts(label)

    def refresh() -> None:
        sizes.append(sizes[-2])
        set_type(label, sizes[-1])

    texts.call_for_look(refresh)
    before = len(sizes)
    QApplication.sendEvent(label, QEvent(QEvent.Type.PaletteChange))
    assert len(sizes) == before + 1
