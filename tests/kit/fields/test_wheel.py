"""The wheel scrolls the page, whatever it is over, unless a field was clicked into or tabbed to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.fields.wheel import Slider, Tabs
from fmnist_gui.kit.layout import vbox
from tests.conftest import Put, turn_wheel

Field = Choice | NumberField | Slider | Tabs
Reason = Qt.FocusReason


def some_field(kind: type[Field]) -> Field:
    if kind is Choice:
        field: Field = Choice({n: str(n) for n in range(5)})
    elif kind is NumberField:
        field = NumberField(True, 0, 10)
        field.set_value(5)
    else:
        field = kind()
    if isinstance(field, Tabs):
        for number in range(5):
            field.addTab(str(number))
    elif isinstance(field, Slider):
        field.setRange(0, 10)
        field.setValue(5)
    return field


def value_of(field: Field) -> object:
    match field:
        case Choice():
            return field.value
        case NumberField() | Slider():
            return field.value()
    return field.currentIndex()


@pytest.fixture(params=[Choice, NumberField, Slider, Tabs])
def field(request: pytest.FixtureRequest, put: Put, qtbot: QtBot) -> Iterator[Field]:
    field = some_field(request.param)
    page = QWidget()
    vbox(field, QWidget(), parent=page)
    put(page)
    with qtbot.waitActive(page):
        page.activateWindow()
    field.clearFocus()
    yield field
    page.close()


def test_it_changes_nothing_without_the_focus(field: Field) -> None:
    before = value_of(field)
    assert not turn_wheel(field, -120)
    assert value_of(field) == before


def test_nor_with_a_focus_that_the_page_gave(field: Field) -> None:
    before = value_of(field)
    field.setFocus(Reason.OtherFocusReason)
    assert field.hasFocus()
    assert not turn_wheel(field, -120)
    assert value_of(field) == before


@pytest.mark.parametrize("reason", [Reason.MouseFocusReason, Reason.TabFocusReason, Reason.ShortcutFocusReason])
def test_it_steps_through_a_field_that_was_chosen(field: Field, reason: Reason) -> None:
    before = value_of(field)
    field.setFocus(reason)
    assert turn_wheel(field, -120)
    assert value_of(field) != before


def test_a_field_stays_chosen_while_its_list_is_open_or_the_window_is_left(field: Field) -> None:
    field.setFocus(Reason.TabFocusReason)
    for reason in (Reason.PopupFocusReason, Reason.ActiveWindowFocusReason):
        field.clearFocus()
        field.setFocus(reason)
    assert turn_wheel(field, -120)


def test_the_wheel_alone_gives_no_focus(field: Field) -> None:
    assert not field.focusPolicy().value & Qt.FocusPolicy.WheelFocus.value & ~Qt.FocusPolicy.StrongFocus.value
