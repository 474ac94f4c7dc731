"""C10: the ten learnable tensors of the current network, how large each is, and what its axes count."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.tasks import Task
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.bars import Bars
from fmnist_gui.kit.labels import code_label, sentence_label
from fmnist_gui.kit.text import named, tr
from fmnist_gui.kit.view import View

ROW_HEIGHT = 22
AXES = {  # how many axes -> what they count
    4: N_("{0} filters, each {1} deep, {2} high and {3} wide: one filter an output channel."),
    2: N_("A matrix of {0} rows and {1} columns: one row an output, one column an input."),
    1: N_("{0} numbers: one for each output of the layer, added to its sum."),
}

Shapes = dict[str, tuple[int, ...]]


class ParametersPart(View):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.shapes: Shapes = {}
        self.bars = Bars(ROW_HEIGHT, selectable=True)
        self.reckoned, self.axes, self.total = code_label(), sentence_label(), sentence_label()
        for widget in (self.bars, self.reckoned, self.axes, self.total):
            self.view_layout.addWidget(widget)
        self._task = LatestTask(self)
        self._task.done.connect(self._on_shapes)
        self._task.failed.connect(self.tell_error)
        self.bars.chosen.connect(self._show_chosen)
        self.texts.bind(self.bars.setAccessibleName, "Parameters")
        self.texts.bind_tip(self.bars, "Click one, or press Up and Down, to read its shape")
        self.texts.call(self._show)

    def refresh(self) -> None:
        """Shapes are those of the course's network, whichever weights it has."""
        if not self.shapes:
            self._task.run(_shapes)

    @Slot(object)
    def _on_shapes(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self._show()

    def _show(self) -> None:
        counts = [_count(shape) for shape in self.shapes.values()]
        names = [f"{name}  {list(shape)}" for name, shape in self.shapes.items()]
        self.bars.show_rows(list(zip(names, counts, strict=True)))
        self.bars.setAccessibleDescription(
            ", ".join(named(name, thousands(count)) for name, count in zip(names, counts, strict=True))
        )
        self.total.setText(
            tr("{tensors} tensors, {count} numbers in all.", tensors=len(counts), count=thousands(sum(counts)))
        )
        self.total.setVisible(bool(counts))
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        if not self.shapes:
            return
        name, shape = list(self.shapes.items())[self.bars.current]
        product = " · ".join(map(str, shape))
        equation = f"{product} = {thousands(_count(shape))}" if len(shape) > 1 else product
        self.reckoned.setText(f"{name}: {equation}")
        self.axes.setText(tr(AXES[len(shape)]).format(*shape))


def _count(shape: tuple[int, ...]) -> int:
    count = 1
    for size in shape:
        count *= size
    return count


def _shapes(task: Task) -> Shapes:
    from fmnist_gui.engine.network.course_network import expected_shapes

    return expected_shapes()
