"""The layers of the network and the arguments that they were made with, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.labels import shape_text
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.plain_table import PlainTable
from fmnist_gui.kit.text import tr
from fmnist_gui.views.structure.topic import Topic

if TYPE_CHECKING:
    from fmnist_gui.engine.network.structure import Argument, Layer

DECIDED_BY = {
    "chosen": N_("chosen"),
    "data": N_("the data"),
    "previous": N_("the layer before"),
}


class _TableTopic(Topic):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.table = PlainTable()
        self.inside.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.inside.addWidget(self.table, 1)


class LayersView(_TableTopic):
    def job(self) -> Job:
        return _layers

    def show_result(self, layers: list[Layer]) -> None:
        self.about.setText(
            tr(
                "Each row is one step of an image through the network; {count} learnable parameters in all. There is "
                "no softmax in the network itself: the cross-entropy loss includes it.",
                count=thousands(sum(layer.parameters for layer in layers)),
            )
        )
        headers = (tr("Name"), tr("Operation"), tr("Output"), tr("Its size"), tr("Parameters"))
        self.table.show_rows(headers, [_row(layer) for layer in layers])


class ArgumentsView(_TableTopic):
    def job(self) -> Job:
        return _arguments

    def show_result(self, arguments: list[Argument]) -> None:
        self.about.setText(
            tr(
                "A layer names its parameters; the values put in are its arguments. Most are hyperparameters, chosen "
                "by whoever builds the network. The first in_channels and the last out_features follow from the data, "
                "and each layer takes in what the one before gives."
            )
        )
        headers = (tr("Parameter (name)"), tr("Argument (value)"), tr("Decided by"), tr("Why"))
        rows = [(a.name, a.value, tr(DECIDED_BY[a.decided_by]), tr(a.why)) for a in arguments]
        self.table.show_rows(headers, rows, code=(0, 1))


def _row(layer: Layer) -> tuple[str, ...]:
    count = f"{layer.count_formula} = {thousands(layer.parameters)}" if layer.count_formula else ""
    return layer.name, layer.operation, shape_text(layer.output_shape), layer.size_formula, count


def _layers() -> list[Layer]:
    from fmnist_gui.engine.network.structure import layers

    return layers(network_of(None))


def _arguments() -> list[Argument]:
    from fmnist_gui.engine.network.structure import arguments

    return arguments(network_of(None))
