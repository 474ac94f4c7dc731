"""C16: one image by an untrained network beside the current one, and what it saves to do without gradients."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.latest_task import LatestTask
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Chosen, Subject
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.cells.pictures import GREY, colored_image
from fmnist_gui.kit.cells.sharp_picture import SharpPicture
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.image_picker import ImagePicker
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.answers.texts import steps_text
from fmnist_gui.views.probability_bars import ProbabilityBars

if TYPE_CHECKING:
    from fmnist_gui.engine.network.answers import Answer, Pass, Single
    from fmnist_gui.engine.network.course_network import Weights

PICTURE = 86  # px: three for each pixel of the image, and its frame
BARS_HEIGHT = 190


@dataclass(frozen=True, eq=False)
class Found:
    single: Single
    label: int
    index: int
    passes: tuple[Pass, Pass]  # with and without gradients


class OneImagePart(View):
    def __init__(self, state: AppState, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(state, compact=compact, parent=parent)
        self.subject = Subject(state, parent=self)
        self.picker = ImagePicker(self.subject)
        self.picture, self.steps = SharpPicture(), QLabel()
        self.bars = [ProbabilityBars(), ProbabilityBars()]
        self.titles, self.answers = [QLabel(), QLabel()], [QLabel(), QLabel()]
        self.saved = QLabel()
        self.again = IconButton("timer-outline", N_("Measure once more"), N_("Measure again"))
        self.found: Found | None = None
        self._task = LatestTask(self)
        self._lay_out()
        self._task.done.connect(self._on_found)
        self._task.failed.connect(self.tell_error)
        self.subject.pictureChanged.connect(self.catch_up)
        self.again.clicked.connect(self.catch_up)
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
        self.titles[0].setText(tr("An untrained network"))
        trained = self.state.weights is not None
        self.titles[1].setText(tr("The current network") if trained else tr("A trained network"))
        self.picture.setAccessibleName(tr("The image"))
        if self.found is None:
            self.picker.describe(tr("Loading…"))
            return
        single, label = self.found.single, self.found.label
        self.picker.describe(tr("Test image {index}: {name}", index=self.found.index, name=class_name(label)))
        self.picture.show_image(colored_image(single.picture, 0.0, 1.0, GREY))
        self.steps.setText(steps_text(single, single.untrained))
        for bars, told, answer in zip(self.bars, self.answers, (single.untrained, single.trained), strict=True):
            bars.show_probabilities(answer.probabilities if answer is not None else None, label)
            told.setText(_answer_text(answer, label) if answer is not None else _missing())
        self.saved.setText(_saved_text(*self.found.passes))

    # ---- construction

    def _lay_out(self) -> None:
        self.picture.setFixedSize(PICTURE, PICTURE)
        self.steps.setTextFormat(Qt.TextFormat.RichText)
        upper = QHBoxLayout()
        upper.setSpacing(2 * SPACE)
        upper.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(self.steps, 1, Qt.AlignmentFlag.AlignTop)
        columns = QHBoxLayout()
        columns.setSpacing(2 * SPACE)
        for title, bars, answer in zip(self.titles, self.bars, self.answers, strict=True):
            title.setWordWrap(True)
            font = title.font()
            font.setBold(True)
            title.setFont(font)
            bars.setFixedHeight(BARS_HEIGHT)
            answer.setWordWrap(True)
            answer.setTextFormat(Qt.TextFormat.RichText)
            column = QVBoxLayout()
            column.setSpacing(SPACE // 2)
            column.addWidget(title)
            column.addWidget(bars)
            column.addWidget(answer)
            column.addStretch(1)
            columns.addLayout(column, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.section("Gradients off"), 1)
        foot.addWidget(self.again)
        self.saved.setWordWrap(True)
        self.view_layout.addWidget(self.picker)
        self.view_layout.addLayout(upper)
        self.view_layout.addSpacing(SPACE)
        self.view_layout.addLayout(columns)
        self.view_layout.addSpacing(SPACE)
        self.view_layout.addLayout(foot)
        self.view_layout.addWidget(self.saved)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._show()
        super().changeEvent(event)


def _answer_text(answer: Answer, label: int) -> str:
    """The ten scores, what they come to as probabilities, and the class that is named."""
    look = current_look()
    right = answer.predicted == label
    scores = ", ".join(f"{score:.2f}".replace("-", "−") for score in answer.scores)
    ink, mark = (look.good, "✓") if right else (look.error, "✗")
    name = escape(class_name(answer.predicted))
    spread = tr(
        "probabilities from {low} to {high}, sum {sum}",
        low=f"{min(answer.probabilities):.3f}",
        high=f"{max(answer.probabilities):.3f}",
        sum=f"{sum(answer.probabilities):.4f}",
    )
    return (
        f"<span style='color:{look.muted}'>{escape(tr('scores'))}</span> [{scores}]<br>"
        f"{escape(spread)}<br>argmax {answer.predicted}: <b style='color:{ink}'>{name} {mark}</b>"
    )


def _missing() -> str:
    return escape(tr("No trained model yet: train one on the Train page, and it is shown here."))


def _saved_text(kept: Pass, saved: Pass) -> str:
    """A table of a pass with gradients beside one without, as measured, and what the difference comes to."""
    rows = (
        ("scores.grad_fn", kept.grad_fn, saved.grad_fn or "None"),
        (tr("nodes of the graph kept"), str(kept.operations), str(saved.operations)),
        (tr("memory kept"), _kilobytes(kept.kept_bytes), _kilobytes(saved.kept_bytes)),
        (tr("time of one pass"), _microseconds(kept.seconds), _microseconds(saved.seconds)),
    )
    head = f"<th align='left'>{escape(tr('with gradients'))}</th><th align='left'><code>torch.no_grad()</code></th>"
    body = "".join(
        f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td>{escape(first)}&nbsp;&nbsp;&nbsp;</td><td>{escape(second)}</td></tr>"
        for name, first, second in rows
    )
    ratio = kept.seconds / saved.seconds
    told = tr(
        "With gradients on, the pass took {ratio} times as long, and kept a graph that nobody needs for a prediction.",
        ratio=f"{ratio:.2f}",
    )
    return f"<table cellpadding='2'><tr><td></td>{head}</tr>{body}</table><p>{escape(told)}</p>"


def _kilobytes(count: int) -> str:
    return f"{count / 1000:.1f} kB" if count else "0"


def _microseconds(seconds: float) -> str:
    return f"{seconds * 1e6:.0f} µs"


def _find(weights: Weights | None, chosen: Chosen) -> Found:
    from fmnist_gui.engine.network.answers import single, with_and_without_gradients
    from fmnist_gui.engine.network.explain import as_input

    trained = network_of(weights) if weights is not None else None
    untrained, picture = network_of(None), chosen.pixels()
    return Found(
        single(untrained, trained, picture),
        chosen.label() or 0,
        chosen.index,
        with_and_without_gradients(untrained, as_input(picture)),
    )
