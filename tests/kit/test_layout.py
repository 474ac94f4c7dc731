"""Rows and columns of widgets."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fmnist_gui.kit.layout import NO_MARGINS, fill, hbox, vbox
from fmnist_gui.kit.look import SPACE
from tests.conftest import Put


def test_a_row_keeps_its_order_and_its_shares(put: Put) -> None:
    window, first, second = put(QWidget()), QLabel("first"), QLabel("second")
    layout = hbox(first, None, (second, 2), vbox(QLabel("third")))
    window.setLayout(layout)
    assert [layout.itemAt(index).widget() for index in range(3)] == [first, None, second]
    assert [layout.stretch(index) for index in range(4)] == [0, 1, 2, 0]
    assert layout.spacing() == SPACE
    assert layout.itemAt(3).layout() is not None


def test_filling_keeps_the_layouts_own_spacing(put: Put) -> None:
    window = put(QWidget())
    layout = QVBoxLayout(window)
    layout.setSpacing(3)
    assert fill(layout, QLabel("a"), QLabel("b")) is layout
    assert (layout.count(), layout.spacing()) == (2, 3)


def test_a_widgets_own_layout_has_the_margins_that_it_is_given(put: Put) -> None:
    window = put(QWidget())
    layout = vbox(QLabel("a"), parent=window, margins=NO_MARGINS, spacing=4)
    assert window.layout() is layout
    assert layout.contentsMargins().isNull()
    assert layout.spacing() == 4
