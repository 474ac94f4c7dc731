"""Presentation mode: the page alone in large type, and nothing of it afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fmnist_gui.app import presentation
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.app.presentation import LARGEST, SMALLEST, scale_for
from fmnist_gui.engine.drawing.drawing import Drawing, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.kit.documents.code_view import CodeView
from fmnist_gui.kit.documents.rich_text import RichText
from fmnist_gui.kit.look import TYPE_BODY, TYPE_SMALL, TYPE_TITLE, type_px
from fmnist_gui.kit.plots.axes import ValueAxis
from fmnist_gui.kit.plots.marks import small_font
from fmnist_gui.views.pictures.table import PICTURE, SEEN
from tests.app.conftest import MakeWindow


@pytest.fixture(autouse=True)
def _usual_type_afterwards(window: MainWindow) -> Iterator[None]:
    yield
    window.presentation.leave()


def type_sizes(window: MainWindow) -> list[tuple[QWidget, int]]:
    """Pixels of the letters of every widget that shows some, on every page: what is hidden follows when it is shown."""
    kinds = (QLabel, QPushButton, QToolButton, QLineEdit, QComboBox, QTabBar, QTableView)
    sized_in_their_text = (CodeView, RichText)
    found = []
    for name in (*window.pages, "train"):
        window.show_page(name)
        QCoreApplication.sendPostedEvents()  # layouts have settled
        widgets = [w for w in window.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
        found += [(w, w.font().pixelSize()) for w in widgets if not isinstance(w, sized_in_their_text)]
    return found


def sizes(window: MainWindow) -> dict[QWidget, tuple[QSize, QSize]]:
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    return {widget: (widget.minimumSize(), widget.maximumSize()) for widget in shown}


def enter(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()


def test_the_page_is_alone_on_the_screen_until_key_or_mouse_leads_out(window: MainWindow, qtbot: QtBot) -> None:
    around = (window.menuBar(), window.statusBar(), window.navigation.rail)
    assert all(widget.isVisible() for widget in around)
    enter(window, qtbot)
    assert not any(widget.isVisible() for widget in around)
    assert window.page_in_view().isVisible()
    assert window.presentation.foot.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert all(widget.isVisible() for widget in around)
    assert not window.presentation.foot.isVisible()
    enter(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page_in_view() is window.learn
    qtbot.mouseClick(window.presentation.foot.leave_button, Qt.MouseButton.LeftButton)
    assert not window.presentation.active


def test_keys_lead_in_and_out(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key in ((Qt.Key.Key_F11,), (Qt.Key.Key_P, both)):
        for active in (True, False):
            qtbot.keyClick(window, *key)
            assert window.presentation.active is active


def test_all_type_and_icons_grow_and_shrink_again(window: MainWindow, qtbot: QtBot) -> None:
    axis = window.train.loss_plot.canvas.plot.getAxis("left")
    buttons = (window.train.findChild(QToolButton, "start_button"), window.learn.forward)
    icons, course = [button.iconSize() for button in buttons], window.learn.view.see.text()
    assert axis.style["tickFont"].pixelSize() == TYPE_SMALL
    before, room = type_sizes(window), sizes(window)
    rows = [table.verticalHeader().defaultSectionSize() for table in window.findChildren(QTableView)]
    enter(window, qtbot)
    scale = window.presentation._scale
    inside = set(window.train.findChildren(QLabel))
    labels = [(label, pixels) for label, pixels in before if label in inside]
    small = [label.text() for label, pixels in labels if label.text() and label.font().pixelSize() <= pixels]
    assert small == []
    assert (type_px(TYPE_BODY), type_px(TYPE_TITLE)) == (round(TYPE_BODY * scale), round(TYPE_TITLE * scale))
    window.show_page("learn")
    assert all(button.iconSize().width() > size.width() for button, size in zip(buttons, icons, strict=True))
    assert axis.style["tickFont"].pixelSize() == small_font().pixelSize() > TYPE_SMALL
    assert axis.fixedWidth == round(ValueAxis.WIDTH * scale)
    assert f"font-size:{type_px(TYPE_BODY + 1)}px" in window.learn.view.see.text()
    window.presentation.leave()
    window.show_page("train")
    assert room.items() <= sizes(window).items()
    assert [table.verticalHeader().defaultSectionSize() for table in window.findChildren(QTableView)] == rows
    after = dict(type_sizes(window))  # the window may be narrower than before, and show less
    assert [(widget, after.get(widget, pixels)) for widget, pixels in before] == before
    assert [button.iconSize() for button in buttons] == icons
    assert window.learn.view.see.text() == course


def test_the_table_of_pictures_grows_too(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "coat.ndjson"
    file.write_text(to_ndjson(Drawing(tuple(draw_garment(4, 5)))), encoding="utf-8")
    window.show_page("draw")
    many, table = window.draw.many, window.draw.many.view.table
    many.open([file])
    qtbot.waitUntil(lambda: len(many.view.rows) == 1 and not many.view._busy, timeout=20_000)

    def measures() -> tuple[int, ...]:
        seen = table.pictures.index(0, SEEN).data(Qt.ItemDataRole.DecorationRole)
        return seen.width(), table.columnWidth(PICTURE), table.rowHeight(0)

    usual = measures()
    enter(window, qtbot)
    scale = window.presentation._scale
    picture, column, row = measures()
    assert picture == round(usual[0] * scale)
    assert picture < column
    assert picture < row <= round(usual[2] * scale) + 1
    window.presentation.leave()
    assert measures() == usual


def test_the_next_start_knows_nothing_of_it(window: MainWindow, make_window: MakeWindow, qtbot: QtBot) -> None:
    enter(window, qtbot)
    window.close()
    assert QApplication.font().pixelSize() == TYPE_BODY
    later = make_window()
    assert not later.isFullScreen()
    assert not later.presentation.active
    assert later.navigation.rail.isVisible()


@pytest.mark.parametrize(
    ("screen", "least", "most"),
    [(QSize(1024, 768), SMALLEST, 1.3), (QSize(1920, 1080), 1.6, 1.8), (QSize(3840, 2160), LARGEST - 0.05, 1.85)],
)
def test_a_larger_screen_gives_larger_type(screen: QSize, least: float, most: float) -> None:
    scale = scale_for(screen)
    assert least <= scale <= most
    assert scale * TYPE_BODY == pytest.approx(round(scale * TYPE_BODY))


def test_what_is_made_in_the_meantime_has_the_usual_type_afterwards(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presentation, "scale_for", lambda screen: 22 / TYPE_BODY)
    enter(window, qtbot)
    window.show_page("learn")
    window.learn.open_lesson("C15")
    part = window.learn.view.live
    assert part.font().pixelSize() == 22
    window.presentation.leave()
    assert part.font().pixelSize() == TYPE_BODY
