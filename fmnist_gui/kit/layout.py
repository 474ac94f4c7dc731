"""Widgets side by side and one below the other, in a line of code each."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from fmnist_gui.kit.look import SPACE

Item = QWidget | QLayout | None | tuple[QWidget | QLayout, int]
Box = TypeVar("Box", bound=QBoxLayout)


def row(*items: Item, spacing: int = SPACE) -> QHBoxLayout:
    """From left to right, without margins. None takes the room that is left; (item, 2) takes two shares of it."""
    return fill(QHBoxLayout(), *items, spacing=spacing)


def column(*items: Item, spacing: int = SPACE) -> QVBoxLayout:
    """From top to bottom, as `row`."""
    return fill(QVBoxLayout(), *items, spacing=spacing)


def fill(layout: Box, *items: Item, spacing: int | None = None) -> Box:
    """Add the items to a layout that is there already; its margins stay, and its spacing where none is given."""
    if spacing is not None:
        layout.setSpacing(spacing)
    for item in items:
        thing, stretch = item if isinstance(item, tuple) else (item, 0)
        if thing is None:
            layout.addStretch(1)
        elif isinstance(thing, QLayout):
            layout.addLayout(thing, stretch)
        else:
            layout.addWidget(thing, stretch)
    return layout
