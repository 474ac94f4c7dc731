"""A walk through the window by real clicks and keys, for computers without a screen and for a first look."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.session import State
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import require_folder
from fmnist_gui.tools.screenshots import save_picture, wait_for, window_of_its_own
from fmnist_gui.views.sketch.canvas import SketchCanvas
from fmnist_gui.views.sketch.examples import example

DOWNLOAD_TIMEOUT_MS = 300_000
EPOCH_TIMEOUT_MS = 600_000
BATCHES_BEFORE_PAUSE = 150
STEPS = 3
SECTION = "C17"  # of the course
LEFT = Qt.MouseButton.LeftButton
CONV1 = 1  # index of the first convolution among the stages of the walk


def run_tour(folder: Path, theme: str, language: str, size: str, data_folder: Path | None) -> int:
    """Walk through the application, save pictures in `folder`, and say where they are."""
    require_folder(folder, "picture.png")
    with window_of_its_own(theme, language, size, data_folder) as window:
        _Tour(window, folder).walk()
    return 0


def draw_with_mouse(canvas: SketchCanvas, drawing: Drawing) -> None:
    """The lines of a drawing by presses, moves and releases of the mouse."""
    side = min(canvas.width(), canvas.height())
    left, top = (canvas.width() - side) / 2, (canvas.height() - side) / 2
    for stroke in drawing.strokes:
        points = [
            QPoint(round(left + x * side), round(top + y * side)) for x, y in zip(stroke.xs, stroke.ys, strict=True)
        ]
        QTest.mousePress(canvas, LEFT, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(canvas, point)
        QTest.mouseRelease(canvas, LEFT, pos=points[-1])


class _Tour:
    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._folder = window, folder
        self._pictures = 0

    def walk(self) -> None:
        self._picture("start")
        self._click_page("train")
        self._get_data()
        self._learn()
        self._click_page("data")
        self._picture("data")
        self._click_page("train")
        self._train()
        self._look_into()
        self._draw()
        self._click_page("train")
        self._show_looks()

    def _get_data(self) -> None:
        window = self._window
        if window.state.source.state is not DataState.READY:
            self._say("the data set is not here; downloading it")
            self._press_and_wait_for_data(window.train.offer.download_button)
        if window.state.source.state is not DataState.READY:
            self._picture("no-data")
            self._say(window.train.notice.text)
            self._say("going on with drawn garments; name a folder that has Fashion-MNIST with FMNIST_DATA")
            self._press_and_wait_for_data(window.train.offer.draw_button)
        data = window.state.source.data
        if data is None:
            raise StudioError("The tour stopped: there is no data to train with.")
        self._say(f"the data set is ready: {'drawn garments' if data.drawn else data.folder}")

    def _learn(self) -> None:
        """A section: its code run, and the way to another page and back."""
        window, view = self._window, self._window.learn.view
        self._click_page("learn")
        window.learn.open_lesson(SECTION)
        QTest.mouseClick(view.code.run_button, LEFT)
        self._picture("section")  # waits for the code
        button = next(b for b in view.findChildren(QPushButton) if b.property("target") and b.isVisible())
        QTest.mouseClick(button, LEFT)
        self._picture("target")
        QTest.mouseClick(window.navigation.back_bar.button, LEFT)
        if window.page_in_view() is not window.learn:
            raise StudioError("The tour stopped: the bar did not lead back to the section.")

    def _press_and_wait_for_data(self, button: QPushButton) -> None:
        QTest.mouseClick(button, LEFT)
        for _ in range(2):  # downloading and reading, or drawing, then the outcome
            if self._window.state.source.busy:
                wait_for(self._window.state.source.changed, DOWNLOAD_TIMEOUT_MS)

    def _train(self) -> None:
        session = self._window.state.session
        self._say("Start: the course's run, two epochs")
        self._train_up_to_a_pause()
        self._picture("training")
        if session.state is State.PAUSED:
            for _ in range(STEPS):
                self._wait(session.batchEnded, partial(self._click, "step"))
            self._picture("stepped")
            self._wait(session.ended, partial(self._click, "pause"))
        else:
            self._say("the run had ended before the pause came")
        self._picture("trained")
        self._say(self._window.train.notice.text)

    def _train_up_to_a_pause(self) -> None:
        """Press Pause at a batch, as it arrives: whatever is done before might outlast the run."""
        session, button = self._window.state.session, self._window.actions_by_name["pause"]

        def pause_in_time() -> None:
            if len(session.history) >= BATCHES_BEFORE_PAUSE and session.state is State.RUNNING and button.isEnabled():
                self._click("pause")

        session.batchEnded.connect(pause_in_time)
        self._wait(session.stateChanged, partial(self._click, "start"))
        while session.state not in (State.PAUSED, State.IDLE):
            self._wait(session.stateChanged)
        session.batchEnded.disconnect(pause_in_time)

    def _look_into(self) -> None:
        """The chain of clicks: the largest confusion, one of its images, that image's way through the network."""
        window, matrix = self._window, self._window.results.matrix
        self._click_page("results")
        self._picture("results")  # waits for the evaluation
        grid = matrix.grid
        if not grid.count():
            raise StudioError("The tour stopped: the largest confusion shows no images.")
        first = grid.visualRect(grid.model().index(0, 0)).center()
        QTest.mouseClick(grid.viewport(), LEFT, pos=first)
        if window.page_in_view() is not window.network:
            raise StudioError("The tour stopped: a click on an image did not open its walk.")
        self._picture("image")  # waits for the walk
        strip = window.network.walk.strip
        QTest.mouseClick(strip, LEFT, pos=strip.item_rect(CONV1).center())
        self._picture("walk")

    def _draw(self) -> None:
        """A garment of each class, drawn with the mouse; the class is read off the page."""
        draw = self._window.draw
        self._click_page("draw")
        for label, name in enumerate(CLASS_NAMES):
            draw.canvas.clear()
            draw_with_mouse(draw.canvas, example(label, 0))
            self._picture(f"draw-{label}")  # waits for the prediction
            self._say(f"drawn: {name}; read off: {draw.verdicts[0].answer.text()}")

    def _show_looks(self) -> None:
        window = self._window
        for theme in ("dark", "light"):
            for language in ("en", "zh"):
                window.theme.choose(theme)
                window.language.choose(language)
                self._picture(f"trained-{theme}-{language}")

    def _click(self, action: str) -> None:
        button = self._window.findChild(QToolButton, f"{action}_button")
        assert button is not None
        if not button.isEnabled():
            raise StudioError("The tour stopped: the button “{name}” cannot be pressed now.", name=button.text())
        QTest.mouseClick(button, LEFT)

    def _click_page(self, name: str) -> None:
        button = self._window.navigation.rail.findChild(QToolButton, f"page_{name}")
        assert button is not None
        QTest.mouseClick(button, LEFT)

    def _wait(self, signal: SignalInstance, begin: Callable[[], object] | None = None) -> None:
        if not wait_for(signal, EPOCH_TIMEOUT_MS, begin):
            raise StudioError("The tour stopped: the application did not go on in time.")

    def _picture(self, name: str) -> None:
        self._pictures += 1
        self._say(f"picture {save_picture(self._window, self._folder, f'{self._pictures:02d}-{name}.png')}")

    @staticmethod
    def _say(text: str) -> None:
        print(f"tour: {text}", flush=True)
