"""A field for a number that takes any text, so that a wrong value can be explained instead of swallowed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.numbers import format_number, read_number, thousands
from fmnist_gui.kit.fields.wheel import CalmField

LONGEST_NUMBER = 20  # characters
WHEEL_STEP = 120  # eighths of a degree


class NumberField(CalmField, QLineEdit):
    """Up, Down and the wheel step: by `by` where it is given, else whole numbers by one, others along 1, 2, 5, 10, …"""

    edited = Signal()

    def __init__(self, whole: bool, minimum: float, maximum: float, by: float | None = None) -> None:
        super().__init__()
        self._whole, self._minimum, self._maximum, self._by = whole, minimum, maximum, by
        self.setMaxLength(LONGEST_NUMBER)
        self.textChanged.connect(self.edited)

    def value(self) -> float | int | None:
        """The number in the field, or None where the text is not one."""
        return read_number(self.text(), self._whole)

    def usable(self, minimum: float | None = None, maximum: float | None = None) -> int | None:
        """The whole number within these limits, or its own; the field is marked where there is none."""
        value = self.value()
        low, high = self._minimum if minimum is None else minimum, self._maximum if maximum is None else maximum
        found = value if isinstance(value, int) and low <= value <= high else None
        self.mark(found is None)
        return found

    def set_limits(self, minimum: float, maximum: float) -> None:
        """Between which Up, Down and the wheel step; any text can still be typed."""
        self._minimum, self._maximum = minimum, maximum

    def set_value(self, value: float | int) -> None:
        self.setText((thousands(value) if isinstance(value, int) else format_number(value)).replace(",", ""))

    def mark(self, invalid: bool) -> None:
        """Frame it as one whose number cannot be used."""
        if invalid != bool(self.property("invalid")):
            self.setProperty("invalid", invalid)
            self.style().polish(self)

    def step(self, direction: int) -> None:
        """The next value upwards (+1) or downwards (-1), within the limits."""
        value = self.value()
        if value is None:
            value = self._minimum
        if self._whole or self._by is not None:
            following = value + direction * (self._by or 1)
        else:
            following = self._next_round(value, direction)
        following = min(max(following, self._minimum), self._maximum)
        self.set_value(int(following) if self._whole else float(f"{following:.6g}"))

    def _next_round(self, value: float, direction: int) -> float:
        """The neighbour of `value` in …, 0.01, 0.02, 0.05, 0.1, …"""
        lowest = max(self._minimum, 1e-6)
        ladder = [m * 10.0**e for e in range(-7, 7) for m in (1, 2, 5)]
        if direction > 0:
            return next((rung for rung in ladder if rung >= lowest and rung > value * 1.001), self._maximum)
        return next((rung for rung in reversed(ladder) if rung < value * 0.999 and rung >= lowest), self._minimum)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.isReadOnly():
            self.step(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def turn(self, event: QWheelEvent) -> None:
        if not self.isReadOnly() and abs(event.angleDelta().y()) >= WHEEL_STEP:
            self.step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()


def numbers_in(fields: Sequence[NumberField], most: int) -> list[float]:
    """What the fields hold, from -`most` to `most`; those without such a number are marked.

    Raises StudioError, which names the first of them.
    """
    values = [field.value() for field in fields]
    wrong = [field for field, value in zip(fields, values, strict=True) if value is None or abs(value) > most]
    for field in fields:
        field.mark(field in wrong)
    if wrong:
        raise StudioError(
            "{field}: type a number from −{most} to {most}, such as 3 or −0.5.",
            field=wrong[0].accessibleName(),
            most=most,
        )
    return [float(value) for value in values if value is not None]
