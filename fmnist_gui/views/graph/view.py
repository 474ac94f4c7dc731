"""Back-propagation on a network that can be drawn whole, checked by a nudge, and used for steps down the loss."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.course.tiny_network import NODES, PARAMETERS
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import fixed, format_number, thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.cells.sharp_picture import SharpPicture
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.fields.wheel import Slider
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.playback import Playback
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.graph.formulas import STEPS, gradient_text, remark, value_text
from fmnist_gui.views.graph.graph_picture import GraphPicture, step_of
from fmnist_gui.views.graph.loss_picture import LossPicture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from fmnist_gui.engine.course.tiny_network import Curve, Node
    from fmnist_gui.engine.data.fashion_mnist import FashionData

STEP_INTERVAL_MS = 1500  # a formula is read in this time
ROLL_INTERVAL_MS = 400
PICTURE = 2 * 28 + 2  # px
FIRST_NUDGE, LARGEST_NUDGE = 0.1, 5.0
NUDGE_WIDTH = 64  # px
FIRST_WEIGHT = "w3"
RATES = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
FIRST_RATE = 3  # index in RATES
FARTHEST = 60.0  # a parameter is kept within this


@dataclass(frozen=True, eq=False)
class Worked:
    """The graph of one example, its loss after the nudge, and the loss over one parameter."""

    count: int  # examples
    index: int  # of the image in the training set
    pixels: NDArray[np.uint8]
    target: int
    nodes: dict[str, Node]
    nudge: float | None  # None where what was typed cannot be used
    nudged: float | None  # the loss after it
    curve: Curve


class GraphView(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.parameters = dict(PARAMETERS)
        self.number, self.done = 0, 0  # of the example; steps through the graph
        self._trail: list[tuple[float, float]] = []
        self.picture, self.graph, self.loss_picture = SharpPicture(), GraphPicture(), LossPicture()
        self.about, self.formula, self.remark = QLabel(wordWrap=True), QLabel(wordWrap=True), sentence_label()
        self.other = IconButton("chevron-right", N_("Another image"), N_("Another image"))
        self.back = IconButton("skip-previous", N_("One step back"))
        self.play = IconButton("play", N_("Go through the graph by itself, or hold it"), N_("Play"))
        self.forward = IconButton("skip-next", N_("The next step"), N_("Next step"))
        self.weight = Choice({name: partial(str, name) for name in PARAMETERS}, "Weight or bias")
        self.nudge = NumberField(False, -LARGEST_NUDGE, LARGEST_NUDGE, by=0.1)
        self.compared, self.rolled = sentence_label(), sentence_label()
        self.rate, self.rate_text = Slider(), QLabel()
        self.step = IconButton("arrow-down-bold", N_("One step of gradient descent with this weight"), N_("One step"))
        self.roll = IconButton("play", N_("Step after step, or hold it"), N_("Roll"))
        self.reset = IconButton("restore", N_("The numbers of the beginning"))
        self.playback = Playback(self.play, STEP_INTERVAL_MS, self)
        self.rolling = Playback(self.roll, ROLL_INTERVAL_MS, self)
        self._set_up()
        self._lay_out()
        self._connect()
        self.texts.call(self._show_rate)

    # ---- what is computed

    def job(self) -> Job:
        data, parameters, number = self.state.data, dict(self.parameters), self.number
        name, nudge = str(self.weight.value), self._nudge()
        return lambda: _worked(data(), number, parameters, name, nudge)

    def show_result(self, worked: Worked) -> None:
        self.picture.show_image(grey_image(worked.pixels))
        name = class_name(9 if worked.target else 1)
        self.picture.setAccessibleName(name)
        self.about.setText(
            tr(
                "Training image {index}: {name}, so its target is {target}. x1 is the mean brightness of its upper "
                "half, x2 that of its lower half.",
                index=thousands(worked.index),
                name=name,
                target=worked.target,
            )
        )
        self._show_step()
        self._show_nudge()
        self._show_ball()

    def _nudge(self) -> float | None:
        value = self.nudge.value()
        usable = value is not None and value != 0 and abs(value) <= LARGEST_NUDGE
        self.nudge.mark(not usable)
        if not usable:  # said at once: what is computed meanwhile needs no number
            self._explain_nudge()
        return float(value) if value is not None and usable else None

    def _explain_nudge(self) -> None:
        self.compared.setText(tr("Type a number from −5 to 5 that is not 0, such as 0.1."))

    # ---- what is shown

    def _show_step(self) -> None:
        worked: Worked = self.result
        self.graph.show_graph(worked.nodes, self.done)
        self.back.setEnabled(self.done > 0)
        self.forward.setEnabled(self.done < len(STEPS))
        self.play.setText(tr("Pause") if self.playback.playing else tr("Play"))
        if not self.done:
            self.formula.setText(tr("Press “Next step”: first the values go forward, then the gradients backward."))
            self.remark.clear()
            return
        name, backward = STEPS[self.done - 1]
        text = gradient_text if backward else value_text
        self.formula.setText(text(worked.nodes, worked.target, name))
        self.remark.setText(remark(worked.nodes, name, backward))

    def _show_nudge(self) -> None:
        worked: Worked = self.result
        nudge = worked.nudge
        if nudge is None or worked.nudged is None:
            self._explain_nudge()
            return
        name = str(self.weight.value)
        gradient, before = worked.nodes[name].gradient, worked.nodes["L"].value
        self.compared.setText(
            tr(
                "Really: the loss goes from {before} to {after}, that is Δloss = {change}. By the gradient: "
                "{gradient} · {nudge} = {predicted}. The smaller the nudge, the closer the two.",
                before=fixed(before, 4),
                after=fixed(worked.nudged, 4),
                change=fixed(worked.nudged - before, 4),
                gradient=fixed(gradient, 4),
                nudge=format_number(nudge),
                predicted=fixed(gradient * nudge, 4),
            )
        )

    def _show_ball(self) -> None:
        worked: Worked = self.result
        name = str(self.weight.value)
        self.loss_picture.show_curve(worked.curve, name, self.parameters[name], self._trail)
        self.rolled.setText(
            tr(
                "The mean loss of {count} images over {name}, the other numbers held. The ball is at {value}: loss "
                "{loss}, gradient {gradient}. One step: {name} − {rate} · ({gradient}) = {next}.",
                count=worked.count,
                name=name,
                value=fixed(self.parameters[name], 3),
                loss=fixed(worked.curve.loss, 4),
                gradient=fixed(worked.curve.gradient, 4),
                rate=format_number(self.learning_rate),
                next=fixed(self._stepped(), 3),
            )
        )

    def _stepped(self) -> float:
        """Where one step leads the chosen parameter."""
        stepped = self.parameters[str(self.weight.value)] - self.learning_rate * self.result.curve.gradient
        return min(max(stepped, -FARTHEST), FARTHEST)

    def _show_rate(self) -> None:
        self.rate_text.setText(tr("learning rate {rate}", rate=format_number(self.learning_rate)))
        if self.result is not None:
            self._show_ball()

    @property
    def learning_rate(self) -> float:
        return RATES[self.rate.value()]

    # ---- what the user does

    def _go_to(self, done: int) -> None:
        self.done = min(max(done, 0), len(STEPS))
        if self.done == len(STEPS):
            self.playback.stop()
        if self.result is not None:
            self._show_step()

    def _step_by(self, by: int) -> None:
        self.playback.stop()
        self._go_to(self.done + by)

    @Slot(int)
    def _on_node(self, index: int) -> None:
        name = NODES[index]
        if name in PARAMETERS:
            self.weight.choose(name)
        step = step_of(name)
        if step is not None:
            self._step_by(step - self.done)

    @Slot()
    def _on_other(self) -> None:
        if self.result is not None:
            self.number = (self.number + 1) % self.result.count
            self.catch_up()

    @Slot()
    def _on_weight(self) -> None:
        self._trail = []
        self.catch_up()

    @Slot()
    def _on_step_down(self) -> None:
        if self.result is None or self.worker.busy:
            return
        name, curve = str(self.weight.value), self.result.curve
        self._trail.append((self.parameters[name], curve.loss))
        self.parameters[name] = self._stepped()
        self.catch_up()

    @Slot()
    def _on_reset(self) -> None:
        self.rolling.stop()
        self.playback.stop()
        self.parameters, self._trail, self.done = dict(PARAMETERS), [], 0
        self.catch_up()

    @Slot(bool)
    def _on_play(self, playing: bool) -> None:
        if playing and self.done == len(STEPS):
            self.done = 0
        self._go_to(self.done)

    # ---- how it is put together

    def _set_up(self) -> None:
        self.picture.setFixedSize(PICTURE, PICTURE)
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.weight.choose(FIRST_WEIGHT)
        self.nudge.set_value(FIRST_NUDGE)
        self.nudge.setFixedWidth(NUDGE_WIDTH)
        for label in (self.formula, self.remark):  # two lines, so that nothing below moves from step to step
            label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rate.setRange(0, len(RATES) - 1)
        self.rate.setPageStep(1)
        self.rate.setValue(FIRST_RATE)
        self.texts.bind(self.rate.setAccessibleName, "Learning rate")
        self.texts.bind_tip(self.rate, "How far the ball goes for its slope")
        self.texts.bind(self.nudge.setAccessibleName, "How much to change it by")

    def _lay_out(self) -> None:
        inside = self.surface()
        head = hbox((self.picture, 0, Qt.AlignmentFlag.AlignTop), (self.about, 1), self.other, spacing=2 * SPACE)
        steps = hbox(None, self.back, self.play, self.forward, spacing=SPACE // 2)
        chosen = hbox(
            field_label(self.texts, "Weight or bias", self.weight),
            self.weight,
            SPACE,
            field_label(self.texts, "Nudge it by", self.nudge),
            self.nudge,
            None,
        )
        ball = hbox(self.rate_text, (self.rate, 1), self.step, self.roll, self.reset, spacing=SPACE)
        fill(inside, head, self.graph, steps, self.formula, self.remark, 2 * SPACE)
        fill(inside, self.section("Nudge one number"), chosen, self.compared, 2 * SPACE)
        fill(inside, self.section("A ball rolls down the loss"), ball, self.loss_picture, self.rolled)

    def _connect(self) -> None:
        self.other.clicked.connect(self._on_other)
        self.back.clicked.connect(partial(self._step_by, -1))
        self.forward.clicked.connect(partial(self._step_by, 1))
        self.playback.moved.connect(self._on_moved)
        self.playback.toggled.connect(self._on_play)
        self.graph.chosen.connect(self._on_node)
        self.weight.currentIndexChanged.connect(self._on_weight)
        self.nudge.edited.connect(self.catch_up)
        self.rate.valueChanged.connect(self._show_rate)
        self.step.clicked.connect(self._on_step_down)
        self.rolling.moved.connect(self._on_step_down)
        self.reset.clicked.connect(self._on_reset)

    @Slot()
    def _on_moved(self) -> None:
        self._go_to(self.done + 1)


def _worked(data: FashionData, number: int, parameters: dict[str, float], name: str, nudge: float | None) -> Worked:
    from fmnist_gui.engine.course.tiny_network import examples_of, graph, loss_curve, loss_of

    examples = examples_of(data.train)
    number = min(number, len(examples.indices) - 1)
    index = examples.indices[number]
    nudged = None if nudge is None else loss_of(examples, number, {**parameters, name: parameters[name] + nudge})
    return Worked(
        len(examples.indices),
        index,
        data.train.images[index].numpy(),
        int(examples.targets[number]),
        graph(examples, number, parameters),
        nudge,
        nudged,
        loss_curve(examples, parameters, name),
    )
