"""Widgets side by side and one below the other, in a line of code each; and the size of their letters."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from fmnist_gui.kit.look import SPACE, sized_font

Item = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int] | tuple[QWidget, int, Qt.AlignmentFlag]
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)
Box = TypeVar("Box", bound=QBoxLayout)


def hbox(
    *items: Item, spacing: int = SPACE, margins: Margins = NO_MARGINS, parent: QWidget | None = None
) -> QHBoxLayout:
    """From left to right. None takes the room that is left; (item, 2) takes twice as much; a number is px of space.

    With `parent` it is that widget's layout; `margins` are left, top, right and bottom.
    """
    return _filled(QHBoxLayout(), items, spacing, margins, parent)


def vbox(
    *items: Item, spacing: int = SPACE, margins: Margins = NO_MARGINS, parent: QWidget | None = None
) -> QVBoxLayout:
    """From top to bottom, as `hbox`."""
    return _filled(QVBoxLayout(), items, spacing, margins, parent)


def grid_layout(
    across: int,
    down: int,
    *,
    stretch: int | None = None,
    margins: Margins = NO_MARGINS,
    parent: QWidget | None = None,
) -> QGridLayout:
    """With `across` and `down` px between columns and rows; column `stretch` takes the room that is left."""
    layout = QGridLayout(parent)
    layout.setHorizontalSpacing(across)
    layout.setVerticalSpacing(down)
    if stretch is not None:
        layout.setColumnStretch(stretch, 1)
    layout.setContentsMargins(*margins)
    return layout


def fill(layout: Box, *items: Item) -> Box:
    """Add the items to a layout that is there already."""
    for item in items:
        if item is None:
            layout.addStretch(1)
            continue
        if isinstance(item, int):
            layout.addSpacing(item)
            continue
        thing, stretch, *alignment = item if isinstance(item, tuple) else (item, 0)
        if isinstance(thing, QLayout):
            layout.addLayout(thing, stretch)
        else:
            layout.addWidget(thing, stretch, *alignment)
    return layout


def _filled(layout: Box, items: Sequence[Item], spacing: int, margins: Margins, parent: QWidget | None) -> Box:
    if parent is not None:
        parent.setLayout(layout)
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return fill(layout, *items)


def scrolling(content: QWidget, sideways: bool = True) -> QScrollArea:
    """For content that is higher than a small window, and perhaps wider; it stands on the surface behind."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    for surface in (area.viewport(), content):
        surface.setAutoFillBackground(False)
    return area


def set_type(widget: QWidget, size: int, bold: bool = False) -> None:
    """Give a widget letters of one of the sizes of type."""
    widget.setFont(sized_font(widget.font(), size, bold))
