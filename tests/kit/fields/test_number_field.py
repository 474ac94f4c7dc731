"""What stands in a field for a number, as a person would write it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.fields.number_field import NumberField
from tests.conftest import Put


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.000001, "0.000001"),
        (0.01, "0.01"),
        (10.0, "10"),
        (1234.5, "1234.5"),
        (60000, "60000"),
        (-0.5, "−0.5"),
        (-3, "−3"),
    ],
)
def test_a_number_is_written_without_exponent_or_commas(put: Put, value: float, text: str) -> None:
    field, other = put(NumberField(isinstance(value, int), -1e9, 1e9)), put(NumberField(False, -1e9, 1e9))
    field.set_value(value)
    assert field.text() == text
    assert field.value() == value
    field.selectAll()
    field.copy()
    other.paste()
    assert other.value() == value


def test_down_ends_at_the_lower_limit(put: Put, qtbot: QtBot) -> None:
    field = put(NumberField(False, 1e-6, 10))
    field.set_value(0.00001)
    for _ in range(5):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "0.000001"


def test_only_whole_numbers_within_the_limits_are_usable(put: Put) -> None:
    field = put(NumberField(True, 1, 100))
    for text, found in (("1", 1), ("100", 100), ("101", None), ("0", None), ("shoe", None), ("", None)):
        field.setText(text)
        assert field.usable() == found
        assert bool(field.property("invalid")) == (found is None)
    field.setText("-3")
    assert field.usable(-4, 4) == -3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("１２", 12),  # as a Chinese input method writes it
        ("－３", -3),
        ("−3", -3),
        (" 42 ", 42),
        ("60,000", 60_000),  # as the application writes it
        ("1,234,567", 1_234_567),
        ("1,5", None),
        ("1,0000", None),
        ("1e5", None),
        ("2.0", None),
        ("inf", None),
        ("nan", None),
        ("1e400", None),
    ],
)
def test_whole_numbers_are_read_as_people_write_them(qtbot: QtBot, text: str, found: int | None) -> None:
    field = NumberField(True, -1e9, 1e9)
    qtbot.addWidget(field)
    field.setText(text)
    assert field.value() == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("０．０１", 0.01),
        ("0。01", 0.01),
        ("０，０１", 0.01),
        ("0,01", 0.01),
        ("1e-3", 0.001),
        ("-0.5", -0.5),
        ("inf", None),
        ("nan", None),
        ("1e400", None),
        ("1,234.5", None),
    ],
)
def test_numbers_are_finite(qtbot: QtBot, text: str, found: float | None) -> None:
    field = NumberField(False, 0, 10)
    qtbot.addWidget(field)
    field.setText(text)
    assert field.value() == found


@pytest.mark.parametrize("text", ["99999999999999999999", "1e308", "inf", "nan", "-1e308"])
@pytest.mark.parametrize("whole", [True, False])
def test_from_whatever_was_typed_the_arrow_keys_lead_back(qtbot: QtBot, text: str, whole: bool) -> None:
    field = NumberField(whole, 1, 10)
    qtbot.addWidget(field)
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert 1 <= field.value() <= 10
