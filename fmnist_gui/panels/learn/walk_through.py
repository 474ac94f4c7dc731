"""C14: an image on its way through the current network, each stage with its shape and its picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Chosen, Subject
from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.engine.numbers import short_number
from fmnist_gui.kit.cells.color_scale import ColorScale
from fmnist_gui.kit.cells.matrix_grid import Cell, MatrixGrid
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.kit.cells.pictures import GREY
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.image_picker import ImagePicker
from fmnist_gui.kit.look import SPACE, TYPE_HEADING, type_px
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.walk.stage_pictures import arranged, captions_of, cell_of, position_of, scale_of, strip_item
from fmnist_gui.views.walk.stage_strip import StageStrip
from fmnist_gui.views.walk.stage_texts import about_stage, about_value, title_of

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.network.explain import Stage

FIRST_STAGE = 1  # the first convolution
MAPS_HEIGHT = 220  # px
MAP_CELL, SCORE_CELL = 24, 72  # px, the largest that a value is drawn
FIELD_SCALE = 4  # px a pixel of the image with the receptive field


@dataclass(frozen=True, eq=False)
class Found:
    stages: list[Stage]
    label: int
    index: int


class WalkThroughPart(View):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.subject = Subject(state, parent=self)
        self.picker = ImagePicker(self.subject)
        self.strip = StageStrip(wrapping=True)
        self.strip.set_current(FIRST_STAGE)
        self.title, self.about, self.value_text = QLabel(), QLabel(), QLabel()
        self.maps, self.scale, self.field = MatrixGrid(), ColorScale(), MatrixView()
        self.found: Found | None = None
        self._task = LatestTask(self)
        self._lay_out()
        self._task.done.connect(self._on_found)
        self._task.failed.connect(self.tell_error)
        self.subject.pictureChanged.connect(self.catch_up)
        self.strip.chosen.connect(self._on_stage)
        self.maps.hovered.connect(self._on_value)
        self.maps.clicked.connect(self._on_value)
        self.texts.call(self._show)

    def refresh(self) -> None:
        weights, chosen = self.state.weights, self.subject.chosen
        self._task.run(lambda task: _find(weights, chosen))

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self.found = found
        self.notice.clear()
        self._show()

    # ---- what is shown

    def _show(self) -> None:
        self.strip.setAccessibleName(tr("The stages of the network"))
        self.field.setAccessibleName(tr("The image, and the part of it that the value depends on"))
        if self.found is None:
            self.picker.describe(tr("Loading…"))
            return
        found = self.found
        name = class_name(found.label)
        self.picker.describe(tr("Test image {index}: {name}", index=found.index, name=name))
        self.strip.show_items([strip_item(stage) for stage in found.stages])
        self._show_stage()

    @Slot(int)
    def _on_stage(self, index: int) -> None:
        self.strip.set_current(index)
        self._show_stage()

    def _show_stage(self) -> None:
        assert self.found is not None
        stages = self.found.stages
        stage = stages[self.strip.current]
        values = arranged(stage.tensor[0].numpy())
        low, high, color_map = scale_of(values, stage.operation == "image")
        scores = stage.name in ("out", "softmax")
        self.maps.largest_cell = SCORE_CELL if scores else MAP_CELL
        self.maps.number_text = short_number if scores else None
        self.maps.show_matrices(values, low, high, color_map, 5 if scores else None, captions_of(stage))
        self.maps.setAccessibleName(title_of(stage))
        self.title.setText(title_of(stage))
        self.about.setText(about_stage(stages, self.strip.current))
        self.scale.show_scale(low, high, color_map)
        self._show_value(self._first_cell(stage))

    def _first_cell(self, stage: Stage) -> Cell:
        """A value in the middle of the first map; of the scores, the highest."""
        if stage.name in ("out", "softmax"):
            return cell_of(stage, (int(stage.tensor[0].argmax()),))
        _, height, width = arranged(stage.tensor[0].numpy()).shape
        return Cell(0, height // 2, width // 2)

    def _show_value(self, cell: Cell) -> None:
        from fmnist_gui.engine.network.explain import receptive_field  # loaded already: the stages came from it

        assert self.found is not None
        stages, index = self.found.stages, self.strip.current
        position = position_of(stages[index], cell)
        self.maps.set_highlight(cell)
        rect = receptive_field(stages, index, position)
        self.field.show_matrix(stages[0].tensor[0, 0].numpy(), 0.0, 1.0, GREY)
        self.field.set_region(QRect(rect.left, rect.top, rect.width, rect.height))
        self.value_text.setText(about_value(stages[index], position, rect))

    @Slot(int, int, int)
    def _on_value(self, tile: int, row: int, column: int) -> None:
        if self.found is not None and tile >= 0:
            self._show_value(Cell(tile, row, column))

    # ---- construction

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setPixelSize(type_px(TYPE_HEADING))
        self.title.setFont(font)
        for label in (self.title, self.about, self.value_text):
            label.setWordWrap(True)
        self.maps.setFixedHeight(MAPS_HEIGHT)
        side = IMAGE_SIDE * FIELD_SCALE + 2
        self.field.setFixedSize(side, side)
        under = QHBoxLayout()
        under.setSpacing(2 * SPACE)
        under.addWidget(self.field)
        words = QVBoxLayout()
        words.addWidget(self.scale)
        words.addWidget(self.value_text)
        words.addStretch(1)
        under.addLayout(words, 1)
        for widget in (self.picker, self.strip, self.title, self.about, self.maps):
            self.view_layout.addWidget(widget)
        self.view_layout.addLayout(under)


def _find(weights: Weights | None, chosen: Chosen) -> Found:
    from fmnist_gui.engine.network.explain import trace

    return Found(trace(network_of(weights), chosen.pixels()), chosen.label() or 0, chosen.index)
