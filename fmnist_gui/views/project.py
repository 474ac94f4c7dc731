"""The end of the course: what the learner's own runs have come to, and a project to go on with."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.course.course_run import REFERENCE
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import fixed, percent_number, thousands
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.cells.sharp_picture import SharpPicture
from fmnist_gui.kit.checklist import Checklist, Item
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.network.course_network import Weights
    from fmnist_gui.engine.training.comparison import Confusion

TO_BEAT = REFERENCE[-1].accuracy  # of the course's reference run, in its second epoch
PROJECT = (
    Item(N_("Beat the course's 0.862"), N_("Train"), "train"),
    Item(N_("Explain one confusion"), N_("Results"), "results/matrix"),
    Item(N_("Take the notebook along"), N_("Train"), "train"),
    Item(N_("Let it judge what you draw"), N_("Draw"), "draw"),
)
PICTURES = 5
PICTURE_SIDE = 2 * 28 + 2  # px


@dataclass(frozen=True, eq=False)
class Mistakes:
    """The current model's most frequent confusion among the test images, and the images that it was surest of."""

    confusion: Confusion | None  # None: there is not one mistake
    images: list[NDArray[np.uint8]]
    name: str


class ProjectView(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.summary, self.caption = sentence_label(""), sentence_label("small")
        self.list = Checklist(PROJECT)
        self.pictures = [SharpPicture() for _ in range(PICTURES)]
        for picture in self.pictures:
            picture.setFixedSize(PICTURE_SIDE, PICTURE_SIDE)
        row = hbox(*self.pictures, None)
        fill(self.view_layout, self.summary, SPACE, self.list, SPACE, self.caption, row)
        self.list.chosen.connect(self.requestTarget)
        state.visited.connect(self.catch_up)
        state.runs.changed.connect(self.catch_up)
        self.texts.call_for_look(self._show)

    def job(self) -> Job:
        data, model = self.state.data, self.state.model
        weights, name = model.weights, model.name
        return lambda: _mistakes(data(), weights, name)

    def refresh(self) -> None:
        self._show()
        super().refresh()

    def show_result(self, found: Mistakes) -> None:
        self._show()
        images = found.images + [None] * (PICTURES - len(found.images))
        for picture, image in zip(self.pictures, images, strict=True):
            picture.setVisible(image is not None)
            picture.show_image(None if image is None else grey_image(image))
            picture.setAccessibleName(self.caption.text())

    def _show(self) -> None:
        self.summary.setText(self._summary())
        self.list.show_states(self._states())
        self.caption.setText(self._caption())

    def _summary(self) -> str:
        """What the learner's own runs come to."""
        runs = [run for run in self.state.runs.all if run.epochs]
        if not runs:
            return tr("You have not trained a run of your own yet. The project below begins with one.")
        images = sum(run.epochs * run.images_per_epoch for run in runs)
        updates = sum(run.step for run in runs)
        return tr(
            "You have trained {runs} of your own: networks saw {images} images and their weights were updated "
            "{updates} times.",
            runs=tr("one run") if len(runs) == 1 else tr("{count} runs", count=thousands(len(runs))),
            images=thousands(images),
            updates=thousands(updates),
        )

    def _states(self) -> list[tuple[bool, str]]:
        seen = self.state.pages_seen
        best = max(((run.accuracy, run.name) for run in self.state.runs.all if run.accuracy is not None), default=None)
        if best is None:
            first = tr("Train a run of your own, then change one setting at a time and keep what helps.")
        else:
            first = tr(
                "Your best run so far: {name}, {score} of the new images.", name=best[1], score=fixed(best[0], 3)
            )
        return [
            (best is not None and best[0] > TO_BEAT, first),
            ("results" in seen, tr("Look at the images in one cell of the matrix: what do they share?")),
            (
                "export" in seen,
                tr("Choose a run, press Export: script and notebook repeat it without this application."),
            ),
            ("draw" in seen, tr("What does it say of a garment from your own hand, and of a photograph of yours?")),
        ]

    def _caption(self) -> str:
        found: Mistakes | None = self.result
        if found is None:
            return tr("Loading…")
        if found.confusion is None:
            return tr("{name} makes no mistake among these images.", name=found.name)
        return tr(
            "A confusion to explain: {name} takes {count} of {total} images of the class {true} for {predicted} "
            "({percent} %). It was surest of these:",
            name=found.name,
            count=thousands(found.confusion.count),
            total=thousands(found.confusion.total),
            true=class_name(found.confusion.true),
            predicted=class_name(found.confusion.predicted),
            percent=percent_number(found.confusion.count / found.confusion.total),
        )


def _mistakes(data: FashionData, weights: Weights | None, name: str) -> Generator[None, None, Mistakes]:
    import torch

    from fmnist_gui.engine.training.comparison import figures_of, images_of_cell, largest_confusions
    from fmnist_gui.engine.training.evaluation import evaluate

    torch.set_num_threads(1)  # of this thread: a run under way needs the other core
    figures = figures_of((yield from evaluate(network_of(weights), data.test)))
    for confusion in largest_confusions(figures.matrix, 1):
        indices = images_of_cell(figures, confusion.true, confusion.predicted)[:PICTURES]
        return Mistakes(confusion, [data.test.images[int(index)].numpy() for index in indices], name)
    return Mistakes(None, [], name)
