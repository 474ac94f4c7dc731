"""Texts and icons that follow the language and the look."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from fmnist_gui.kit.layout import set_type
from fmnist_gui.kit.look import TYPE_BODY, TYPE_TITLE
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.text import Texts
from tests.conftest import Put


def test_texts_follow_the_language_and_pictures_the_look_too(put: Put) -> None:
    label = put(QLabel())
    texts, refreshed = Texts(label), list[str]()
    texts.call(lambda: refreshed.append("text"))
    texts.call_for_look(lambda: refreshed.append("icon"))
    assert refreshed == ["text", "icon"]
    QApplication.sendEvent(label, QEvent(QEvent.Type.LanguageChange))
    assert refreshed == ["text", "icon", "text", "icon"]
    refreshed.clear()
    for kind in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):  # style sheets send them without a change
        QApplication.sendEvent(label, QEvent(kind))
    assert refreshed == []
    set_type(label, TYPE_TITLE)
    assert refreshed == ["icon"]
    label.setEnabled(False)
    assert refreshed == ["icon", "icon"]


def test_a_refresh_that_sets_a_font_does_not_call_itself(put: Put) -> None:
    label = put(QLabel())
    sizes = [TYPE_BODY, TYPE_TITLE]
    texts = Texts(label)

    def refresh() -> None:
        sizes.append(sizes[-2])
        set_type(label, sizes[-1])

    texts.call_for_look(refresh)
    before = len(sizes)
    label.setEnabled(False)
    assert len(sizes) == before + 1


def test_what_a_window_hides_follows_when_it_is_shown(put: Put) -> None:
    label = QLabel()
    window = put(card_of(label, QLabel("beside it")))
    texts, refreshed = Texts(label), list[str]()
    texts.call(lambda: refreshed.append("text"))
    texts.call_for_look(lambda: refreshed.append("icon"))
    label.hide()
    refreshed.clear()
    for _ in range(2):
        QApplication.sendEvent(label, QEvent(QEvent.Type.LanguageChange))
    label.setEnabled(False)
    assert refreshed == []
    label.show()
    assert refreshed == ["text", "icon", "icon"]
    label.hide()
    label.show()
    assert refreshed == ["text", "icon", "icon"]  # nothing has changed since
    window.hide()
    QApplication.sendEvent(label, QEvent(QEvent.Type.LanguageChange))
    assert refreshed[3:] == ["text", "icon"]  # a window that is not shown is made ready before it is
