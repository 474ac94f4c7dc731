"""Convolution, ReLU and max-pool by hand: a filter slides over an image, and each number can be taken apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Chosen, Subject
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.data.fashion_mnist import IMAGE_SIDE
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.matrix_grid import CAPTION_HEIGHT
from fmnist_gui.kit.cells.matrix_view import MatrixView
from fmnist_gui.kit.cells.pictures import DIVERGING, GREY
from fmnist_gui.kit.cells.stage_values import Values
from fmnist_gui.kit.cells.sum_view import SumView
from fmnist_gui.kit.fields.image_picker import ImagePicker
from fmnist_gui.kit.labels import ProblemLabel, sentence_label
from fmnist_gui.kit.layout import fill, hbox, vbox
from fmnist_gui.kit.look import SPACE, type_px
from fmnist_gui.kit.playback import Playback
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.convolution.filter_board import FilterBoard, Rows

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.network.explain import Stage

STEP_INTERVAL_MS = 60  # from one place of the filter to the next
IMAGE_CELL = 6  # px at least
LEAST_CELL, LARGEST_CELL = 5, 8  # px, of the maps in a card; as large as its width allows
SUM_HEIGHT = 5 * 27 + CAPTION_HEIGHT + 4  # px: cells that have room for their numbers
CONVOLUTION, RELU, POOLED = 1, 2, 3  # the stages behind the image
MAPS = {
    CONVOLUTION: N_("convolution, 24 × 24"),
    RELU: N_("ReLU, 24 × 24"),
    POOLED: N_("max-pool, 12 × 12"),
}
LAST_POSITION = (23, 23)
ABOUT = {
    CONVOLUTION: N_("Convolution, row {row}, column {column}: 25 products are added up, and the bias."),
    RELU: N_("ReLU, row {row}, column {column}: a negative number becomes 0, any other stays."),
    POOLED: N_("Max-pool, row {row}, column {column}: of four neighbours the largest goes on."),
}


class Filtered(NamedTuple):
    """What the filter has made of the image, and the filters [6] of the current network with their biases."""

    stages: list[Stage]
    learned: list[tuple[Rows, float]]


class ConvolutionView(View):
    """Pointing at a number of a map shows how it was made; a click keeps it; Play moves the filter on by itself."""

    def __init__(self, state: AppState, *, compact: bool = False, subject: Subject | None = None) -> None:
        super().__init__(state, compact=compact)
        self.follow(subject or Subject(state, parent=self))
        self.picker = ImagePicker(self.subject)
        self.board, self.problem = FilterBoard(), ProblemLabel()
        self.image, self.maps, self.sums = MatrixView(), {stage: MatrixView() for stage in MAPS}, SumView(self)
        self.about, self.same = QLabel(wordWrap=True), sentence_label("small")
        self.back = IconButton("skip-previous", N_("One position back"))
        self.play = IconButton("play", N_("Slide the filter over the image by itself, or hold it"), N_("Slide"))
        self.forward = IconButton("skip-next", N_("One position on"))
        self.playback = Playback(self.play, STEP_INTERVAL_MS, self)
        self.stage = CONVOLUTION
        self._cell: tuple[int, int] | None = None  # whose number is taken apart, once one was chosen
        self._lay_out()
        self._connect()
        self.texts.bind_name(self.image, "The image, and where the filter stands on it")
        self.texts.bind(
            self.same.setText,
            "Red is positive, blue negative, white zero; the three maps have one scale. Point at a number, or walk "
            "with the arrow keys.",
        )

    # ---- what is computed

    def job(self) -> Job | None:
        try:
            weights, bias = self.board.numbers()
        except StudioError as problem:
            self.problem.show_problem(problem)
            return None
        self.problem.show_problem(None)
        chosen, network = self.subject.chosen, self.subject.weights
        return lambda: _filtered(chosen, weights, bias, network)

    def show_result(self, filtered: Filtered) -> None:
        self.board.set_learned(filtered.learned)
        self.image.show_matrix(filtered.stages[0].tensor[0, 0].numpy(), 0.0, 1.0, GREY)
        self._show_maps()
        self._show_number(self.stage, self.cell)

    # ---- what is shown

    @property
    def cell(self) -> tuple[int, int]:
        """The chosen number of the stage; at first where the filter gives most."""
        if self._cell is None:
            values = self.result.stages[CONVOLUTION].tensor[0, 0]
            return divmod(int(values.abs().argmax()), values.shape[1])
        return self._cell

    def _show_maps(self) -> None:
        values = {stage: self.result.stages[stage].tensor[0, 0].numpy() for stage in MAPS}
        limit = float(np.abs(values[CONVOLUTION]).max()) or 1.0
        if self.playback.playing:
            values = _so_far(values, self.cell)
        for stage, view in self.maps.items():
            view.show_matrices(values[stage][np.newaxis], -limit, limit, DIVERGING, captions=[tr(MAPS[stage])])
            view.setAccessibleName(tr(MAPS[stage]))

    def _show_number(self, stage: int, cell: tuple[int, int]) -> None:
        """How the number in `cell` of the map `stage` came about, and from where."""
        from fmnist_gui.engine.network.explain import receptive_field, source_rect, sum_at  # loaded: stages are there

        stages, position = self.result.stages, (0, *cell)
        self.sums.show_sum(sum_at(stages, stage, position))
        rect = receptive_field(stages, stage, position)
        self.image.set_region(QRect(rect.left, rect.top, rect.width, rect.height))
        source = source_rect(stages, stage, position)
        for known, view in self.maps.items():
            view.set_highlight(cell if known == stage else None)
            before = source[1] if source is not None and known == stage - 1 else None
            view.set_region(None if before is None else QRect(before.left, before.top, before.width, before.height))
        self.about.setText(tr(ABOUT[stage], row=cell[0], column=cell[1]))

    # ---- what the user does

    def _on_hovered(self, stage: int, row: int, column: int) -> None:
        if self.result is not None and not self.playback.playing:
            chosen = (stage, (row, column)) if row >= 0 else (self.stage, self.cell)
            self._show_number(*chosen)

    def _on_clicked(self, stage: int, row: int, column: int) -> None:
        self.playback.stop()
        if self.result is not None:
            self.stage, self._cell = stage, (row, column)
            self._show_number(self.stage, self.cell)

    def _step(self, by: int) -> None:
        """To the next place, row by row; behind the last one the first."""
        if self.result is None:
            return
        height, width = self.maps[self.stage].values.shape[1:]
        number = (self.cell[0] * width + self.cell[1] + by) % (height * width)
        self._cell = divmod(number, width)
        if self.playback.playing:
            self._show_maps()
            if self._cell == LAST_POSITION:
                self.playback.stop()
        self._show_number(self.stage, self.cell)

    @Slot(bool)
    def _on_toggled(self, playing: bool) -> None:
        if self.result is None:
            return
        if playing and (self._cell is None or self.stage != CONVOLUTION or self._cell == LAST_POSITION):
            self.stage, self._cell = CONVOLUTION, (0, 0)
        self._show_maps()
        self._show_number(self.stage, self.cell)

    def _connect(self) -> None:
        self.board.edited.connect(self.catch_up)
        for stage, view in self.maps.items():
            view.hovered.connect(partial(self._on_hovered, stage))
            view.clicked.connect(partial(self._on_clicked, stage))
        self.playback.toggled.connect(self._on_toggled)
        self.back.clicked.connect(partial(self._step, -1))
        for signal in (self.forward.clicked, self.playback.moved):
            signal.connect(partial(self._step, 1))

    # ---- where it stands

    def _lay_out(self) -> None:
        self.picker.setVisible(self.compact)
        self.image.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nothing can be chosen in it
        side = IMAGE_SIDE * IMAGE_CELL + 2
        self.image.setMinimumSize(side, side)
        buttons = hbox((self.about, 1), self.back, self.play, self.forward, spacing=SPACE // 2)
        maps = hbox(*((view, 1) for view in self.maps.values()))
        for view in self.maps.values():
            view.left_aligned = self.compact
        inside = self.surface()
        if self.compact:
            self.image.setFixedSize(side, side)
            for view in self.sums.views:
                view.setMinimumHeight(SUM_HEIGHT)
            given = hbox((self.image, 0, Qt.AlignmentFlag.AlignTop), (self.board, 1), spacing=2 * SPACE)
            fill(inside, self.picker, given, self.problem, maps, self.same, buttons, self.sums)
            return
        left = vbox(self.board, self.problem, (self.image, 1), self.same)
        right = vbox((maps, 1), buttons, (self.sums, 1))
        fill(inside, (hbox((left, 2), (right, 3), spacing=3 * SPACE), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.compact:
            rows = LAST_POSITION[0] + 1
            room = (self.width() - 2 * SPACE) // len(MAPS) // rows
            for view in self.maps.values():
                view.setFixedHeight(rows * min(max(room, LEAST_CELL), LARGEST_CELL) + type_px(CAPTION_HEIGHT) + 4)


def _so_far(maps: dict[int, Values], cell: tuple[int, int]) -> dict[int, Values]:
    """The maps as far as the filter has come: what it has not reached yet is no number."""
    height, width = maps[CONVOLUTION].shape
    reached = (np.arange(height * width) <= cell[0] * width + cell[1]).reshape(height, width)
    whole = reached.reshape(height // 2, 2, width // 2, 2).all(axis=(1, 3))
    return {stage: np.where(whole if stage == POOLED else reached, values, np.nan) for stage, values in maps.items()}


def _filtered(chosen: Chosen, weights: Rows, bias: float, network: Weights | None) -> Filtered:
    from fmnist_gui.engine.network.one_filter import one_filter

    own = network_of(network).state_dict()
    learned = list(zip(own["conv1.weight"][:, 0].tolist(), own["conv1.bias"].tolist(), strict=True))
    return Filtered(one_filter(chosen.pixels(), weights, bias), learned)
