"""One image by an untrained network beside the current one, and what it saves to do without gradients."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.subject import Chosen, Subject
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import file_size, fixed
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.pictures import GREY, colored_image
from fmnist_gui.kit.cells.sharp_picture import SharpPicture
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.fields.image_picker import ImagePicker
from fmnist_gui.kit.layout import fill, grid_layout, hbox, set_type
from fmnist_gui.kit.look import SPACE, TYPE_BODY, TYPE_SMALL, current_look
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.probability_bars import ProbabilityBars
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.network.answers import Answer, Pass, Single
    from fmnist_gui.engine.network.course_network import Weights

PICTURE, LARGEST_PICTURE = 86, 338  # px: three and twelve for each pixel of the image, and its frame
BARS_HEIGHT = 190  # px at least; a section has no higher ones


@dataclass(frozen=True, eq=False)
class SingleAnswer:
    single: Single
    label: int | None  # None: a drawing
    index: int
    passes: tuple[Pass, Pass]  # with and without gradients


class SingleAnswerView(View):
    """Compact it has a picker of its own, and everything stands in one column."""

    def __init__(self, state: AppState, *, compact: bool = False, subject: Subject | None = None) -> None:
        super().__init__(state, compact=compact)
        self.subject = subject or Subject(state, parent=self)
        self.picker = ImagePicker(self.subject, parent=self)
        self.picture, self.steps = SharpPicture(), QLabel(textFormat=Qt.TextFormat.RichText)
        self.bars = [ProbabilityBars(), ProbabilityBars()]
        self.titles, self.answers = [QLabel(), QLabel()], [QLabel(), QLabel()]
        self.saved = QLabel(wordWrap=True)
        self.again = IconButton("timer-outline", N_("Measure once more"), N_("Measure again"))
        self._lay_out()
        self.follow(self.subject)
        self.again.clicked.connect(self.catch_up)
        self.texts.bind(self.titles[0].setText, "An untrained network")
        self.texts.bind_name(self.picture, "The image")
        self.texts.call(self._show_title)

    def job(self) -> Job:
        weights, chosen = self.subject.weights, self.subject.chosen
        self._show_title()
        return lambda: answer(weights, chosen)

    def show_result(self, result: SingleAnswer) -> None:
        single, label = result.single, result.label
        if label is not None:
            self.picker.describe(tr("Test image {index}: {name}", index=result.index, name=class_name(label)))
        self.picture.show_image(colored_image(single.picture, 0.0, 1.0, GREY))
        shown = single.untrained if self.compact else single.trained or single.untrained  # a section is about the first
        self.steps.setText(_steps_text(single, shown))
        for bars, text, said in zip(self.bars, self.answers, (single.untrained, single.trained), strict=True):
            bars.show_probabilities(said.probabilities if said is not None else None, label)
            text.setText(_answer_text(said, label) if said is not None else _missing())
        learned_nothing = tr("It has learned nothing: every class is near 0.1.")
        self.answers[0].setText(f"{self.answers[0].text()}<br>{escape(learned_nothing)}")
        self.saved.setText(_saved_text(*result.passes))

    def _show_title(self) -> None:
        trained = self.subject.weights is not None
        self.titles[1].setText(tr("The current network") if trained else tr("A trained network"))
        if self.result is None:
            self.picker.describe(tr("Loading…"))

    def _lay_out(self) -> None:
        way = (self.picture, 0, Qt.AlignmentFlag.AlignTop), (self.steps, 1, Qt.AlignmentFlag.AlignTop)
        foot = hbox((self.section("Gradients off"), 1), self.again)
        self.picker.setVisible(self.compact)
        if self.compact:
            self.picture.setFixedSize(PICTURE, PICTURE)
            upper = (self.picker, hbox(*way, spacing=2 * SPACE), SPACE, self._networks(), SPACE)
            fill(self.view_layout, *upper, foot, self.saved)
            return
        self.picture.setMaximumHeight(LARGEST_PICTURE)
        set_type(self.saved, TYPE_SMALL)  # a narrow table leaves the bars their width in a small window
        left = card_of((self.picture, 99), self.steps, foot, self.saved, None)
        fill(self.view_layout, (hbox((left, 1), (card_of((self._networks(), 1)), 2)), 1))

    def _networks(self) -> QGridLayout:
        """Side by side, so that the bars of a class stand in one line."""
        grid = grid_layout(2 * SPACE, SPACE // 2)
        for column, (title, bars, text) in enumerate(zip(self.titles, self.bars, self.answers, strict=True)):
            set_type(title, TYPE_BODY, bold=True)
            title.setWordWrap(True)
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.RichText)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            bars.setMinimumHeight(BARS_HEIGHT)
            if self.compact:
                bars.setMaximumHeight(BARS_HEIGHT)
            for row, widget in enumerate((title, bars, text)):
                grid.addWidget(widget, row, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)  # the bars grow with the page
        return grid


def answer(weights: Weights | None, chosen: Chosen) -> SingleAnswer:
    from fmnist_gui.engine.network.answers import TIMED_IMAGES, single, with_and_without_gradients
    from fmnist_gui.engine.network.explain import as_input

    trained = network_of(weights) if weights is not None else None
    untrained, picture = network_of(None), chosen.pixels()
    passes = with_and_without_gradients(untrained, as_input(picture).repeat(TIMED_IMAGES, 1, 1, 1))
    return SingleAnswer(single(untrained, trained, picture), chosen.label(), chosen.index, passes)


def _steps_text(single: Single, answer: Answer) -> str:
    """The image's way through the network, as code and what it gives."""
    steps = (
        ("image.shape", str(single.image_shape)),
        ("batch = image.unsqueeze(0)", str(single.batch_shape)),
        ("scores = network(batch)", str(single.scores_shape)),
        ("scores.argmax(dim=1)", f"{answer.predicted} ({class_name(answer.predicted)})"),
        ("scores.softmax(dim=1).sum()", fixed(sum(answer.probabilities), 4)),
    )
    rows = "".join(
        f"<tr><td><code>{escape(code)}</code>&nbsp;</td><td><b>{escape(value)}</b></td></tr>" for code, value in steps
    )
    return f"<table style='white-space: nowrap'>{rows}</table>"


def _answer_text(answer: Answer, label: int | None) -> str:
    """The ten scores, what they come to as probabilities, and the predicted class."""
    look = current_look()
    scores = ", ".join(fixed(score, 2) for score in answer.scores)
    name = escape(class_name(answer.predicted))
    if label is not None:
        ink, mark = (look.good, "✓") if answer.predicted == label else (look.error, "✗")
        name = f"<b style='color:{ink}'>{name} {mark}</b>"
    spread = tr(
        "probabilities from {low} to {high}, sum {sum}",
        low=fixed(min(answer.probabilities), 3),
        high=fixed(max(answer.probabilities), 3),
        sum=fixed(sum(answer.probabilities), 4),
    )
    return (
        f"<span style='color:{look.muted}'>{escape(tr('scores'))}</span> [{scores}]<br>"
        f"{escape(spread)}<br>argmax {answer.predicted}: {name}"
    )


def _missing() -> str:
    return escape(tr("No trained model yet: train one on the Train page, and it is shown here."))


def _saved_text(kept: Pass, saved: Pass) -> str:
    """A table of a pass with gradients beside one without, as measured, and what the difference comes to."""
    rows = (
        ("scores.grad_fn", kept.grad_fn, saved.grad_fn or "None"),
        (tr("nodes kept"), str(kept.operations), str(saved.operations)),
        (tr("memory kept"), _kilobytes(kept.kept_bytes), _kilobytes(saved.kept_bytes)),
        (tr("time"), _milliseconds(kept.seconds), _milliseconds(saved.seconds)),
    )
    head = f"<th align='left'>{escape(tr('with gradients'))}</th><th align='left'><code>torch.no_grad()</code></th>"
    body = "".join(
        f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td>{escape(first)}&nbsp;&nbsp;&nbsp;</td><td>{escape(second)}</td></tr>"
        for name, first, second in rows
    )
    ratio = tr(
        "The image 1,000 times at once: with gradients on, PyTorch keeps {memory} that nobody needs for a prediction. "
        "The pass takes {ratio} times as long.",
        memory=file_size(kept.kept_bytes),
        ratio=fixed(kept.seconds / saved.seconds, 2),
    )
    return (
        f"<table cellpadding='1'><tr><td></td>{head}</tr>{body}</table><p style='margin-top: 4px'>{escape(ratio)}</p>"
    )


def _kilobytes(count: int) -> str:
    return file_size(count) if count else "0"


def _milliseconds(seconds: float) -> str:
    return f"{fixed(seconds * 1e3, 1)} ms"
