"""An image on its way through the network: every stage in one row, and how each number of a stage was made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Chosen, Subject
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import short_number
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.color_scale import ColorScale
from fmnist_gui.kit.cells.matrix_grid import Cell, MatrixGrid
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.kit.cells.pictures import GREY
from fmnist_gui.kit.cells.stage_values import arranged, cell_of, position_of, scale_of
from fmnist_gui.kit.cells.sum_view import SumView
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.fields.image_picker import ImagePicker
from fmnist_gui.kit.layout import fill, hbox, set_type, vbox
from fmnist_gui.kit.look import SPACE, TYPE_HEADING
from fmnist_gui.kit.page import card
from fmnist_gui.kit.playback import Playback
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.walk.stage_pictures import captions_of, strip_item
from fmnist_gui.views.walk.stage_strip import StageStrip
from fmnist_gui.views.walk.stage_texts import about_stage, about_value, title_of

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.network.explain import Stage

FIRST_STAGE = 1  # the first convolution: here the walk has its first sum to show
STEP_INTERVAL_MS = 120  # while the filter moves over the image by itself
MAP_CELL, COMPACT_MAP_CELL, SCORE_CELL = 40, 24, 72  # px, the largest that a value is drawn
COMPACT_MAPS_HEIGHT = 220  # px
FIELD_SCALE, LARGE_FIELD_SCALE = 4, 7  # px a pixel of the image with the receptive field
LARGE_HEIGHT = 720  # px of the view, from which there is room for the larger one


@dataclass(frozen=True, eq=False)
class Walk:
    stages: list[Stage]
    index: int
    label: int | None  # None: a drawing


class WalkView(View):
    """Hovering over a value shows how it was made; a click keeps it; the buttons move on value by value.

    Compact it has a picker of its own, and leaves out the sum behind the value.
    """

    def __init__(self, state: AppState, *, compact: bool = False, subject: Subject | None = None) -> None:
        super().__init__(state, compact=compact)
        self.follow(subject or Subject(state, parent=self))
        self.picker = ImagePicker(self.subject)
        self.strip = StageStrip(wrapping=compact)
        self.strip.set_current(FIRST_STAGE)
        self.maps, self.scale, self.field, self.sums = MatrixGrid(), ColorScale(), MatrixView(), SumView(self)
        self.title, self.about, self.value_text = QLabel(), QLabel(), QLabel()
        self.back = IconButton("skip-previous", N_("One value back"))
        self.play = IconButton("play", N_("Move the filter over the image by itself, or hold it"))
        self.forward = IconButton("skip-next", N_("One value on"))
        self._kept: dict[str, Cell] = {}  # the chosen value of each stage, by its name
        self.playback = Playback(self.play, STEP_INTERVAL_MS, self)
        self._lay_out()
        self._connect()
        self.texts.bind_name(self.strip, "The stages of the network")
        self.texts.bind_name(self.field, "The image, and the part of it that the value depends on")
        self.texts.call(self._set_texts)

    def job(self) -> Job:
        weights, chosen = self.subject.weights, self.subject.chosen
        return lambda: _walk(weights, chosen)

    def show_result(self, walk: Walk) -> None:
        if walk.label is not None:
            self.picker.describe(tr("Test image {index}: {name}", index=walk.index, name=class_name(walk.label)))
        self.strip.show_items([strip_item(stage) for stage in walk.stages])
        self.scale.show()
        self._show_stage()

    @property
    def stages(self) -> list[Stage]:
        return self.result.stages if self.result is not None else []

    @property
    def stage_index(self) -> int:
        return self.strip.current

    @property
    def stage(self) -> Stage:
        return self.stages[self.stage_index]

    @Slot(int)
    def go_to_stage(self, index: int) -> None:
        self.strip.set_current(index)
        self._show_stage()

    def _show_stage(self) -> None:
        stage = self.stage
        values = arranged(stage.tensor[0].numpy())
        low, high, color_map = scale_of(values, stage.operation == "image")
        scores = stage.name in ("out", "softmax")
        self.maps.largest_cell = SCORE_CELL if scores else COMPACT_MAP_CELL if self.compact else MAP_CELL
        self.maps.number_text = short_number if scores else None
        self.title.setText(title_of(stage))
        self.about.setText(about_stage(self.stages, self.stage_index))
        self.maps.show_matrices(values, low, high, color_map, 5 if scores else None, captions_of(stage))
        self.maps.setAccessibleName(self.title.text())
        self.scale.show_scale(low, high, color_map)
        self._show_value(self._kept_cell())

    def _kept_cell(self) -> Cell:
        """The chosen value; at first one in the middle, where there is something to see, and of scores the highest."""
        stage = self.stage
        if stage.name in self._kept:
            return self._kept[stage.name]
        if stage.is_map:
            row, column = (side // 2 for side in stage.tensor.shape[2:])
            return Cell(int(stage.tensor[0, :, row, column].abs().argmax()), row, column)
        return cell_of(stage, (int(stage.tensor[0].argmax()),))

    def _show_value(self, cell: Cell) -> None:
        from fmnist_gui.engine.network.explain import receptive_field, sum_at  # loaded already: stages came from it

        position = position_of(self.stage, cell)
        self.maps.set_highlight(cell)
        if not self.compact:
            self.sums.show_sum(sum_at(self.stages, self.stage_index, position) if self.stage_index else None)
        rect = receptive_field(self.stages, self.stage_index, position)
        self.field.show_matrix(self.stages[0].tensor[0, 0].numpy(), 0.0, 1.0, GREY)
        self.field.set_region(QRect(rect.left, rect.top, rect.width, rect.height))
        self.value_text.setText(about_value(self.stage, position, rect))

    @Slot(int, int, int)
    def _on_hovered(self, tile: int, row: int, column: int) -> None:
        if self.stages and not self.playback.playing:
            self._show_value(Cell(tile, row, column) if tile >= 0 else self._kept_cell())

    @Slot(int, int, int)
    def _on_clicked(self, tile: int, row: int, column: int) -> None:
        if self.stages:
            self._keep(Cell(tile, row, column))

    def _keep(self, cell: Cell) -> None:
        self._kept[self.stage.name] = cell
        self._show_value(cell)

    def _step(self, by: int) -> None:
        """To the neighbouring value, in the order in which they lie in memory; from the last to the first."""
        if not self.stages:
            return
        count, height, width = self.maps.values.shape
        at = self._kept_cell()
        number = (at.tile * height * width + at.row * width + at.column + by) % (count * height * width)
        tile, inside = divmod(number, height * width)
        self._keep(Cell(tile, *divmod(inside, width)))

    def _connect(self) -> None:
        self.strip.chosen.connect(self.go_to_stage)
        self.maps.hovered.connect(self._on_hovered)
        self.maps.clicked.connect(self._on_clicked)
        self.back.clicked.connect(partial(self._step, -1))
        for signal in (self.forward.clicked, self.playback.moved):
            signal.connect(partial(self._step, 1))

    def _set_texts(self) -> None:
        if self.result is None:
            self.title.setText(tr("Loading…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_field()

    def _size_field(self) -> None:
        large = not self.compact and self.height() >= LARGE_HEIGHT
        side = IMAGE_SIDE * (LARGE_FIELD_SCALE if large else FIELD_SCALE) + 2
        self.field.setFixedSize(side, side)

    def _lay_out(self) -> None:
        set_type(self.title, TYPE_HEADING)
        for label in (self.title, self.about, self.value_text):
            label.setWordWrap(True)
        self.value_text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.scale.hide()
        self.sums.hide()
        self._size_field()
        head = hbox((self.title, 1), self.back, self.play, self.forward, spacing=SPACE // 2)
        self.view_layout.addWidget(self.picker)
        self.view_layout.addWidget(self.strip)
        self.picker.setVisible(self.compact)
        if self.compact:
            self._lay_out_below(head)
        else:
            self._lay_out_beside(head)

    def _lay_out_below(self, head: QHBoxLayout) -> None:
        """One below the other, for a narrow card."""
        self.maps.setFixedHeight(COMPACT_MAPS_HEIGHT)
        fill(self.view_layout, head, self.about, self.maps)
        words = vbox(self.scale, (self.value_text, 1))
        self.view_layout.addLayout(hbox(self.field, (words, 1), spacing=2 * SPACE))

    def _lay_out_beside(self, head: QHBoxLayout) -> None:
        """The maps at the left, how a value was made at the right."""
        words = vbox(self.value_text, self.sums.terms_box, None, spacing=SPACE // 2)
        under = hbox((self.field, 0, Qt.AlignmentFlag.AlignTop), (words, 1))
        left = vbox((self.maps, 1), self.scale, spacing=SPACE // 2)
        right = vbox(under, (self.sums, 1), spacing=SPACE // 2)
        body = hbox((left, 4), (right, 5), spacing=2 * SPACE)
        frame, inside = card()
        inside.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, SPACE)
        inside.setSpacing(SPACE // 2)
        fill(inside, head, self.about, (body, 1))
        self.view_layout.addWidget(frame, 1)


def _walk(weights: Weights | None, chosen: Chosen) -> Walk:
    from fmnist_gui.engine.network.explain import trace

    return Walk(trace(network_of(weights), chosen.pixels()), chosen.index, chosen.label())
