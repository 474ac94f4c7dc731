"""You against the network: twenty test images to classify by hand, then both confusion matrices side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import percent, thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.confusion_cells import ConfusionCells
from fmnist_gui.kit.cells.heatmap import Heatmap
from fmnist_gui.kit.cells.image_grid import ImageGrid
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.cells.sharp_picture import SharpPicture
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.labels import ProblemLabel, role_label
from fmnist_gui.kit.layout import grid_layout, hbox, set_type, vbox
from fmnist_gui.kit.look import SPACE, TYPE_HEADING
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.plots.axes import HUMAN_ACCURACY
from fmnist_gui.kit.text import named, tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.course.classify import Counts, Round

FIRST_SEED, LAST_SEED = 1, 9_999
COLUMNS = 5  # of the buttons
FIELD_WIDTH = 72  # px
CAPTION_LINES = 2  # the class, and who was right


class Side(QVBoxLayout):
    """The confusion matrix of one of the two, under its score."""

    def __init__(self) -> None:
        super().__init__()
        self.score, self.matrix = QLabel(wordWrap=True), ConfusionCells()
        set_type(self.score, TYPE_HEADING)
        self.addWidget(self.score)
        self.addWidget(self.matrix, 1)

    def show_counts(self, counts: Counts, largest: float) -> None:
        heatmap = Heatmap(counts, lambda count: thousands(count) if count else "", scale=largest)
        self.matrix.show_heatmap(heatmap, lambda *cell: _in_words(int(counts[cell]), *cell))


class ClassifyView(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.answers: list[int] = []  # the classes that were chosen, one after the other
        self.seed = NumberField(True, FIRST_SEED, LAST_SEED)
        self.seed.set_value(FIRST_SEED)
        self.again = IconButton("refresh", N_("Classify the twenty images from the beginning"), N_("Start again"))
        self.undo = IconButton("undo", N_("Back to the image before (Backspace)"), N_("Back"))
        self.picture, self.count, self.progress = SharpPicture(), role_label("muted"), QProgressBar(textVisible=False)
        self.buttons = [QPushButton() for _ in range(CLASS_COUNT)]
        self.stack, self.you, self.network = QStackedWidget(), Side(), Side()
        self.people, self.stand_in = role_label("muted", wordWrap=True), role_label("small", wordWrap=True)
        self.grid, self.problem = ImageGrid(), ProblemLabel()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.seed.edited.connect(self._on_seed)
        self.again.clicked.connect(self._on_again)
        self.undo.clicked.connect(self._on_undo)
        self.grid.opened.connect(partial(self.requestWalk.emit, "test"))
        for label, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._answer, label))

    def job(self) -> Job | None:
        seed = self.seed.usable()
        limits = {"low": FIRST_SEED, "high": thousands(LAST_SEED)}
        wrong = StudioError("Type a whole number from {low} to {high}.", **limits)
        self.problem.show_problem(wrong if seed is None else None)
        if seed is None:
            return None
        data, weights = self.state.data, self.state.weights

        def draw() -> Round:
            from fmnist_gui.engine.course.classify import draw_round

            return draw_round(data(), weights, seed)

        return draw

    def show_result(self, result: Round) -> None:
        """The image that is asked for, or at the end both matrices."""
        over = len(self.answers) >= len(result.labels)
        self.stack.setCurrentIndex(int(over))
        self.undo.setVisible(not over)
        self.undo.setEnabled(bool(self.answers))
        self.stand_in.setVisible(self.state.stands_in)
        for label, button in enumerate(self.buttons):
            button.setText(f"{label}  {class_name(label)}")
        self.progress.setMaximum(len(result.labels))
        self.progress.setValue(len(self.answers))
        if over:
            self._show_end(result)
            return
        number = len(self.answers)
        self.count.setText(tr("Image {number} of {total}", number=number + 1, total=len(result.labels)))
        self.picture.setAccessibleName(self.count.text())
        self.picture.show_image(grey_image(result.pictures[number]))

    def _show_end(self, result: Round) -> None:
        from fmnist_gui.engine.course.classify import count_answers

        sides = [(self.you, tr("You"), self.answers)]
        if result.predictions is not None:
            sides.append((self.network, self.state.model.name, result.predictions))
        else:
            self.network.score.setText(tr("There is no network yet."))
        counts = [count_answers(result.labels, answers) for _, _, answers in sides]
        largest = max(float(each.max()) for each in counts)
        for (side, name, answers), each in zip(sides, counts, strict=True):
            side.score.setText(named(name, _score(result.labels, answers)))
            side.show_counts(each, largest)
        self.people.setText(
            tr(
                "People reach {percent}: so many answers were right when a crowd was shown such small grey images "
                "(from Fashion-MNIST's README). Twenty images are few: one more or less makes 5 %.",
                percent=percent(HUMAN_ACCURACY),
            )
        )
        given = dict(zip(result.indices, range(len(result.labels)), strict=True))
        self.grid.set_items(
            {index: result.pictures[number] for index, number in given.items()},
            result.indices,
            lambda index: self._caption(result, given[index]),
            lambda index: self.answers[given[index]] != result.labels[given[index]],
            CAPTION_LINES,
        )

    def _caption(self, result: Round, number: int) -> str:
        label = result.labels[number]
        yours, network = self.answers[number], result.predictions and result.predictions[number]
        who = tr("you {mark}", mark=_mark(yours == label))
        if network is not None:
            who = tr("{you} net {mark}", you=who, mark=_mark(network == label))
        return f"{class_name(label)}\n{who}"

    def _answer(self, label: int) -> None:
        if self.result is not None and len(self.answers) < len(self.result.labels):
            self.answers.append(label)
            self.show_result(self.result)

    @Slot()
    def _on_undo(self) -> None:
        if self.answers and self.stack.currentIndex() == 0:
            self.answers.pop()
            self._show_again()

    @Slot()
    def _on_again(self) -> None:
        self.answers.clear()
        self._show_again()
        self.setFocus()

    @Slot()
    def _on_seed(self) -> None:
        self.answers.clear()
        self.result = None  # no answer goes to an image that is on its way out
        self.catch_up()

    @Slot(object)
    def _on_result(self, result: Round) -> None:
        if self.result is not None and result.indices != self.result.indices:  # of another data set
            self.answers.clear()
        super()._on_result(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal():
            self._answer(int(event.text()))  # also a full-width digit
        elif event.key() == Qt.Key.Key_Backspace:
            self._on_undo()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()  # the digits answer at once

    def _lay_out(self) -> None:
        self.seed.setFixedWidth(FIELD_WIDTH)
        about = role_label("muted", wordWrap=True)
        self.texts.bind(about.setText, "The same number gives a whole class the same images. Keys 0 to 9 answer.")
        self.texts.bind_name(self.seed, "Which twenty images", "Another number: twenty other images of the test set")
        self.texts.bind_name(self, "You against the network: classify twenty images by the keys 0 to 9")
        self.texts.bind(
            self.stand_in.setText, "Fashion-MNIST is not here yet: garments that the application draws stand in for it."
        )
        self.texts.bind_name(self.progress, "How many images you have classified")
        self.texts.bind_name(self.you.matrix, "Your confusion matrix")
        self.texts.bind_name(self.network.matrix, "The network's confusion matrix")
        self.texts.bind_name(self.grid, "The images, with both answers; a click follows one through the network")
        seed = field_label(self.texts, "Images no.", self.seed)
        top = hbox(seed, self.seed, (about, 1), self.undo, self.again)
        answers = grid_layout(SPACE // 2, SPACE // 2)
        for label, button in enumerate(self.buttons):
            answers.addWidget(button, label // COLUMNS, label % COLUMNS)
        asking, end = QWidget(), QWidget()
        question = role_label("muted")
        self.texts.bind(question.setText, "What is it?")
        vbox(hbox(self.count, (self.progress, 1)), (self.picture, 1), question, answers, parent=asking)
        sides = hbox((self.you, 1), (self.network, 1), spacing=2 * SPACE)
        vbox((sides, 3), self.people, (self.grid, 1), parent=end)
        for stage in (asking, end):
            self.stack.addWidget(stage)
        inside = self.surface()
        inside.addLayout(top)
        inside.addWidget(self.problem)
        inside.addWidget(self.stand_in)
        inside.addWidget(self.stack, 1)


def _score(labels: list[int], answers: list[int]) -> str:
    correct = sum(label == answer for label, answer in zip(labels, answers, strict=True))
    return tr(
        "{correct} of {total}, {percent}",
        correct=correct,
        total=len(labels),
        percent=percent(correct / max(len(labels), 1), 0),
    )


def _mark(right: bool) -> str:
    return "✓" if right else "✗"


def _in_words(count: int, true: int, predicted: int) -> str:
    return tr(
        "{true}, taken for {predicted}: {count}", true=class_name(true), predicted=class_name(predicted), count=count
    )
