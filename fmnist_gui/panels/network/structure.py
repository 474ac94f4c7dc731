"""What the network is made of: layers, parameters, arguments, the class, the call, the matrix product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QListWidget, QStackedWidget, QWidget

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.subject import Subject
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.design_code import course_code
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.network.structure_topics import ClassTopic, TableTopic
from fmnist_gui.panels.network.view import View
from fmnist_gui.views.calls.view import CallView
from fmnist_gui.views.linear.view import LinearView

if TYPE_CHECKING:
    from fmnist_gui.engine.network.structure import Argument, Layer, Parameter

LIST_WIDTH, ROW_HEIGHT = 152, 32
TOPICS = (
    N_("Layers"),
    N_("Parameters"),
    N_("Hyperparameters"),
    N_("Class and object"),
    N_("Call and forward"),
    N_("Matrix product"),
)
DECIDED_BY = {
    "chosen": N_("chosen"),
    "data": N_("the data"),
    "previous": N_("the layer before"),
}


@dataclass(frozen=True)
class Facts:
    """All that is found out about the network at once, off the GUI thread."""

    layers: list[Layer]
    parameters: list[Parameter]
    arguments: list[Argument]
    source: str
    repr: str
    own_repr: str
    own_repr_code: str


class StructureView(View):
    uses_picture = False

    def __init__(self, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(subject, parent)
        self.topics = QListWidget()
        self.topics.setFixedWidth(LIST_WIDTH)
        self.topics.setProperty("role", "topics")
        self.stack = QStackedWidget()
        self.layers, self.parameters, self.arguments = TableTopic(), TableTopic(), TableTopic()
        self.class_topic, self.call = ClassTopic(), CallView(subject.state)
        self.product = LinearView(subject.state)
        pages = (self.layers, self.parameters, self.arguments, self.class_topic, self.call, self.product)
        for title, page in zip(TOPICS, pages, strict=True):
            self.topics.addItem(title)
            self.stack.addWidget(page)
        self.topics.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.topics.setCurrentRow(0)
        body = hbox(self.topics, (self.stack, 1))
        self.view_layout.addLayout(body, 1)
        self._facts: Facts | None = None
        self._task = LatestTask(self)
        self._task.done.connect(self._on_found)
        self._task.failed.connect(self.tell_error)
        self.texts.call(self._show)

    def refresh(self) -> None:
        """The structure is the same whatever the weights: it is found out once."""
        if self._facts is None:
            self._task.run(lambda task: find_facts())

    @Slot(object)
    def _on_found(self, facts: Facts) -> None:
        self._facts = facts
        self._show()

    def _show(self) -> None:
        for row, title in enumerate(TOPICS):
            self.topics.item(row).setText(tr(title))
            self.topics.item(row).setSizeHint(QSize(0, ROW_HEIGHT))
        self.topics.setAccessibleName(tr("Topics"))
        if self._facts is None:
            return
        self._show_layers(self._facts)
        self._show_parameters(self._facts)
        self._show_arguments(self._facts)
        facts = self._facts
        self.class_topic.show_class(facts.source, facts.repr, facts.own_repr_code, facts.own_repr, facts.parameters)

    def _show_layers(self, facts: Facts) -> None:
        rows = [
            (
                layer.name,
                layer.operation,
                str(list(layer.output_shape)),
                layer.size_formula,
                f"{layer.count_formula} = {layer.parameters:,}" if layer.count_formula else "",
            )
            for layer in facts.layers
        ]
        self.layers.about.setText(
            tr(
                "Each row is one step of an image through the network; {count} learnable parameters in all. There is "
                "no softmax in the network itself: the cross-entropy loss includes it.",
                count=f"{sum(layer.parameters for layer in facts.layers):,}",
            )
        )
        headers = (tr("Name"), tr("Operation"), tr("Output"), tr("Its size"), tr("Parameters"))
        self.layers.table.show_rows(headers, rows)

    def _show_parameters(self, facts: Facts) -> None:
        shapes = {p.name: list(p.shape) for p in facts.parameters}
        rows = [(p.name, str(list(p.shape)), f"{p.count:,}") for p in facts.parameters]
        rows.append((tr("In all"), "", f"{sum(p.count for p in facts.parameters):,}"))
        self.parameters.about.setText(
            tr(
                "What the network learns, as named_parameters() gives it; parameters() gives the same {count} tensors "
                "without names. One filter of conv2 is {filter}: it looks at all six maps at once. A linear weight is "
                "[out_features, in_features], so that of fc1 is {linear}.",
                count=len(facts.parameters),
                filter=shapes["conv2.weight"][1:],
                linear=shapes["fc1.weight"],
            )
        )
        self.parameters.table.show_rows((tr("Name"), tr("Shape"), tr("Numbers")), rows, code=(0, 1))

    def _show_arguments(self, facts: Facts) -> None:
        rows = [(a.name, a.value, tr(DECIDED_BY[a.decided_by]), tr(a.why)) for a in facts.arguments]
        self.arguments.about.setText(
            tr(
                "A layer names its parameters; the values put in are its arguments. Most are hyperparameters, chosen "
                "by whoever builds the network. The first in_channels and the last out_features follow from the data, "
                "and each layer takes in what the one before gives."
            )
        )
        headers = (tr("Parameter (name)"), tr("Argument (value)"), tr("Decided by"), tr("Why"))
        self.arguments.table.show_rows(headers, rows, code=(0, 1))


def find_facts() -> Facts:
    from fmnist_gui.engine.network import structure

    network = network_of(None)
    code, own = structure.own_repr()
    return Facts(
        structure.layers(network),
        structure.parameters(network),
        structure.arguments(network),
        course_code(),
        repr(network),
        own,
        code,
    )
