"""The ten learnable tensors of the network, how large each is, and what its axes count."""

from math import prod

from PySide6.QtCore import Slot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.bars import Bars
from fmnist_gui.kit.labels import code_label, sentence_label
from fmnist_gui.kit.layout import fill
from fmnist_gui.kit.text import named, tr
from fmnist_gui.views.structure.topic import Topic

ROW_HEIGHT = 22
AXES = {  # how many axes -> what they count
    4: N_("{0} filters, each {1} deep, {2} high and {3} wide: one filter an output channel."),
    2: N_("A matrix of {0} rows and {1} columns: one row an output, one column an input."),
    1: N_("{0} numbers: one for each output of the layer, added to its sum."),
}

Shapes = dict[str, tuple[int, ...]]


class ParametersView(Topic):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.bars = Bars(ROW_HEIGHT, selectable=True)
        self.product, self.axes, self.total = code_label(), sentence_label(), sentence_label()
        fill(self.inside, self.bars, self.product, self.axes, self.total, None)
        self.bars.chosen.connect(self._show_chosen)
        self.texts.bind(self.bars.setAccessibleName, "Parameters")
        self.texts.bind_tip(self.bars, "Click one, or press Up and Down, to read its shape")

    def job(self) -> Job:
        return _shapes

    def show_result(self, shapes: Shapes) -> None:
        counts = [prod(shape) for shape in shapes.values()]
        names = [f"{name}  {list(shape)}" for name, shape in shapes.items()]
        self.about.setText(
            tr(
                "What the network learns, as named_parameters() gives it; parameters() gives the same {count} tensors "
                "without names. One filter of conv2 is {filter}: it looks at all six maps at once. A linear weight is "
                "[out_features, in_features], so that of fc1 is {linear}.",
                count=len(shapes),
                filter=list(shapes["conv2.weight"][1:]),
                linear=list(shapes["fc1.weight"]),
            )
        )
        self.bars.show_rows(list(zip(names, counts, strict=True)))
        self.bars.setAccessibleDescription(
            ", ".join(named(name, thousands(count)) for name, count in zip(names, counts, strict=True))
        )
        self.total.setText(
            tr("{tensors} tensors, {count} numbers in all.", tensors=len(counts), count=thousands(sum(counts)))
        )
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        if self.result is None:
            return
        name, shape = list(self.result.items())[self.bars.current]
        product = " · ".join(map(str, shape))
        self.product.setText(
            f"{name}: {product} = {thousands(prod(shape))}" if len(shape) > 1 else f"{name}: {product}"
        )
        self.axes.setText(tr(AXES[len(shape)]).format(*shape))


def _shapes() -> Shapes:
    from fmnist_gui.engine.network.course_network import expected_shapes

    return expected_shapes()
