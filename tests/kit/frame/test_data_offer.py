"""The offer of data: its buttons stand where there is room for them, and it says what is under way."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.frame.data_offer import DataOffer


@pytest.mark.parametrize(("room", "below"), [(400, False), (140, True)])
def test_in_a_narrow_column_the_buttons_stand_below_the_text(room: int, below: bool, qtbot: QtBot) -> None:
    page, offer = QWidget(), DataOffer()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(offer)
    buttons = (offer.download_button, offer.folder_button, offer.draw_button)
    page.resize(sum(button.sizeHint().width() for button in buttons) + room, 200)
    page.show()

    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in buttons))
    tops = {button.mapTo(offer, button.rect().topLeft()).y() for button in buttons}
    assert (min(tops) > offer._about.geometry().bottom()) is below


def test_it_says_when_another_window_downloads(qtbot: QtBot) -> None:
    offer = DataOffer()
    qtbot.addWidget(offer)
    offer.show_progress(10_000_000, 30_000_000, waiting=True)
    assert offer._status.text() == ("Another window is downloading into this folder. Waiting for it: 10.0 of 30.0 MB")
    offer.show_progress(20_000_000, 30_000_000)
    assert offer._status.text() == "20.0 of 30.0 MB"
