"""The main window: the pages, the rail, menus and status bar, and who talks to whom."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QDeadlineTimer, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox

from fmnist_gui import APP_NAME
from fmnist_gui.app.actions import Actions
from fmnist_gui.app.course_menu import CourseMenu, sections_on
from fmnist_gui.app.data_flow import DataFlow
from fmnist_gui.app.first_steps import FirstSteps
from fmnist_gui.app.language import Language
from fmnist_gui.app.menus import Menus
from fmnist_gui.app.model_flow import ModelFlow
from fmnist_gui.app.model_menu import ModelMenu
from fmnist_gui.app.navigation import RAIL, Navigation
from fmnist_gui.app.presentation import Presentation
from fmnist_gui.app.run_library import RunLibrary
from fmnist_gui.app.settings import DEFAULTS, SETTINGS, Settings
from fmnist_gui.app.status import StatusBar
from fmnist_gui.app.theme import Theme
from fmnist_gui.app.training_flow import TrainingFlow
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Worker, cancel_jobs, finish_jobs, jobs_running
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.config import config_from
from fmnist_gui.kit.dialogs import question
from fmnist_gui.kit.page import Page
from fmnist_gui.kit.text import tr
from fmnist_gui.panels.data import DataPanel
from fmnist_gui.panels.draw import DrawnWalk, DrawPanel
from fmnist_gui.panels.learn import LearnPanel
from fmnist_gui.panels.network import NetworkPanel
from fmnist_gui.panels.results import ResultsPanel
from fmnist_gui.panels.train import TrainPanel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEFAULT_SIZE = (1280, 820)
MINIMUM_SIZE = (1000, 640)
END_MS, END_INTERVAL_MS = 10_000, 20  # for the jobs to end once the window is closed; between two looks at them


class MainWindow(QMainWindow):
    ready = Signal()  # shown, the engine and a model are loaded, and the data set was looked for
    closed = Signal()  # hidden, and all jobs have ended or were given up

    def __init__(self, settings: Settings, theme: Theme, language: Language, runs_database: Path) -> None:
        super().__init__()
        self.settings, self.theme, self.language = settings, theme, language
        theme.prepare(settings["theme"])
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(*MINIMUM_SIZE)
        self.resize(*DEFAULT_SIZE)
        self.actions_by_name = Actions(self)
        self.state = AppState(runs_database, self)
        self._closing = False
        self._deadline = QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever)  # set when the window is closed
        self._ending = QTimer(self, interval=END_INTERVAL_MS)
        self._ending.timeout.connect(self._on_ending)
        self._loading = Worker(self)
        self._lay_out()
        self._wire()
        self.menus = Menus(self, self.actions_by_name, self.navigation, settings, theme, language, self.model_menu)
        self._restore()
        self.show_page(settings["page"] if settings["page"] in self.pages else DEFAULTS["page"])
        settings.failed.connect(self._on_settings_failed)
        if settings.problem is not None:
            self.page_in_view().notice.show_warning(settings.problem, "The usual settings are in force.")
        if settings["first_steps"]:
            self.first_steps.begin()

    def start(self, data_folder: Path | None = None, file: Path | None = None) -> None:
        """Load what is slow to load, behind the window that is already there; the network in `file`, if named.

        The model comes first, so that a drawing can be named before torchvision and what trains are imported.
        """
        self._to_load = {"engine", "model", "data"}
        self.state.source.changed.connect(self._on_data_settled)
        self.models.settled.connect(self._on_model_settled)
        self._loading.done.connect(self._on_engine_loaded)
        self._loading.failed.connect(self._on_engine_failed)
        self.library.open()
        if file is None:
            self.models.use_first()
        else:
            self.models.open(file)
        self.data_flow.find(data_folder)

    def _lay_out(self) -> None:
        self.learn = LearnPanel(self.state, lambda: self.language.current)
        self.train = TrainPanel(self.state, self.actions_by_name)
        self.train.setFocusProxy(self.train.form)
        self.data = DataPanel(self.state)
        self.network = NetworkPanel(self.state)
        self.results = ResultsPanel(self.state)
        self.draw = DrawPanel(self.state)
        self.pages: dict[str, Page] = {
            "learn": self.learn,
            "data": self.data,
            "network": self.network,
            "train": self.train,
            "results": self.results,
            "draw": self.draw,
        }
        self.navigation = Navigation(self.pages)
        self.status = StatusBar(self.state, self)
        self.setStatusBar(self.status)
        self.setCentralWidget(self.navigation)

    def _wire(self) -> None:
        """Pages and flows never know one another: this is where they meet."""
        actions, panel = self.actions_by_name, self.train
        self.data_flow = DataFlow(self.state, self.navigation, actions, self.settings)
        self.models = ModelFlow(self.state, self.settings, self.navigation)
        self.training = TrainingFlow(self.state, self.data_flow, panel, actions)
        self.library = RunLibrary(self.state, self.training, self.models, panel, actions)
        self.data.requestWalk.connect(self._walk)
        self.results.requestWalk.connect(self._walk)
        self.learn.requestWalk.connect(self._walk)
        self.network.requestData.connect(partial(self.show_page, "data"))
        self.draw.requestWalk.connect(self._walk_drawing)
        self.draw.requestLearning.connect(self.training.fine_tune)
        self.draw.requestTarget.connect(self.show_page)
        self.draw.many.view.pathsChanged.connect(self._remember_pictures)
        self.data.requestDraw.connect(self._draw_image)
        self.learn.requestTarget.connect(self._show_target)
        for name, page in self.pages.items():
            self._offer_course(name, page)
        self.learn.lessonChanged.connect(self._remember_progress)
        self.state.progress.changed.connect(self._remember_progress)
        self.navigation.pageShown.connect(self._remember_page)
        self.state.visited.connect(self._remember_visits)
        panel.form.changed.connect(self._remember_training)
        self.presentation = Presentation(self, self.navigation, self.theme, actions["present"])
        self.first_steps = FirstSteps(self.state, self.navigation, self.data_flow, panel, self.draw, self.settings)
        actions["first_steps"].triggered.connect(self.first_steps.begin)
        self.model_menu = ModelMenu(self.state, actions["open_model"], self)
        self.model_menu.chosen.connect(self.models.use)
        self.status.offer_models(self.model_menu)
        panel.offer_models(self.model_menu)
        actions["open_model"].triggered.connect(self.models.choose_file)
        actions["quit"].triggered.connect(self.close)
        actions["about"].triggered.connect(self._show_about)

    def _restore(self) -> None:
        settings = self.settings
        self.menus.restore()
        self.state.pages_seen = set(settings["pages_seen"])
        lesson = settings["lesson"]  # restoring the one remembers both
        self.state.progress.restore(settings["lessons_done"], settings["answers"], settings["quiz_scores"])
        self.learn.restore(lesson)
        self.draw.many.remember([Path(name) for name in settings["pictures"]])
        if settings["geometry"]:
            self.restoreGeometry(QByteArray.fromBase64(settings["geometry"].encode()))
        if settings["splitters"]:
            self.train.splitter.setSizes(settings["splitters"])
        with suppress(StudioError):  # settings of another version: the defaults stand
            self.train.form.set_config(config_from(settings["training"]))

    def page_in_view(self) -> Page:
        return self.navigation.page_in_view()

    @Slot(str)
    def show_page(self, name: str) -> None:
        self.navigation.show_page(name)

    @Slot(str)
    def _show_target(self, path: str) -> None:
        """A section of the course leads to a place on another page; a bar there leads back to it."""
        self.navigation.lead_to(path, partial(self.learn.title_of, self.learn.lesson_id))

    def _offer_course(self, name: str, page: Page) -> None:
        """From a page to the sections that lead to it, and back by the bar."""
        lesson_ids = sections_on(name)
        if lesson_ids:
            menu = CourseMenu(lesson_ids, self.learn.title_of, self)
            menu.chosen.connect(partial(self._show_section, name))
            page.offer_course(menu)

    def _show_section(self, page: str, lesson_id: str) -> None:
        self.learn.open_lesson(lesson_id)
        self.navigation.lead_to("learn", lambda: tr(RAIL[page][1]))

    @Slot(str, int)
    def _walk(self, split: str, index: int) -> None:
        """Follow one image through the network, wherever it was pointed at."""
        self.network.show_image(split, index)
        self.show_page("network")

    @Slot(object)
    def _walk_drawing(self, walk: DrawnWalk) -> None:
        """Follow a drawing through the network that predicted it, which becomes the current model."""
        if walk.model.weights is not self.state.weights:
            self.models.use_picked(walk.model)
        self.network.show_drawing(walk.pixels, walk.mean)
        self.show_page("network")

    @Slot(object)
    def _draw_image(self, pixels: NDArray[np.uint8]) -> None:
        self.draw.show_image(pixels)
        self.show_page("draw")

    @Slot(str)
    def _remember_page(self, name: str) -> None:
        self.settings["page"] = name
        self.state.visit(name)

    @Slot()
    def _remember_visits(self) -> None:
        self.settings["pages_seen"] = sorted(self.state.pages_seen)

    @Slot()
    def _remember_progress(self) -> None:
        self.settings["lesson"] = self.learn.lesson_id
        progress = self.state.progress
        self.settings["lessons_done"] = sorted(progress.by_hand)
        self.settings["answers"] = {lesson_id: list(attempt) for lesson_id, attempt in progress.attempts.items()}
        self.settings["quiz_scores"] = {part: list(score) for part, score in progress.scores.items()}

    @Slot(object)
    def _remember_pictures(self, paths: Sequence[Path]) -> None:
        """Of more than is remembered nothing is: a part of a table would pass for all of it."""
        names = [str(path) for path in paths]
        self.settings["pictures"] = names if SETTINGS["pictures"].fits(names) else []

    @Slot()
    def _remember_training(self) -> None:
        config = self.train.form.config()
        if config is not None:
            self.settings["training"] = vars(config)

    @Slot(object)
    def _on_settings_failed(self, error: StudioError) -> None:
        self.page_in_view().notice.show_warning(error, "What you choose in the window is not remembered.")

    @Slot()
    def _on_model_settled(self) -> None:
        if "model" in self._to_load:
            self._loading.request(_load_engine)
        self._loaded("model")

    @Slot(object)
    def _on_engine_loaded(self, device: str) -> None:
        self.status.set_device(device)
        self._loaded("engine")

    @Slot(object)
    def _on_engine_failed(self, error: Exception) -> None:
        self.train.notice.say(
            "error", "PyTorch does not load ({reason}). Install the application again.", reason=str(error)
        )
        self._loaded("engine")
        self._loaded("model")

    @Slot()
    def _on_data_settled(self) -> None:
        if not self.state.source.busy:
            self._loaded("data")

    def _loaded(self, what: str) -> None:
        if what in self._to_load:
            self._to_load.remove(what)
            if not self._to_load:
                self.ready.emit()

    @Slot(str)
    def come_forward(self, file: str) -> None:
        """The application was started again: show this window, and the network in `file` if one is named."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if file:
            self.models.open(Path(file))

    @Slot()
    def _show_about(self) -> None:
        from fmnist_gui.app.about import AboutDialog  # with all licences behind it

        AboutDialog(self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.state.training and not self._closing:
            event.ignore()
            self._ask_before_closing()
            return
        presented = self.presentation.active
        geometry = self.presentation.geometry if presented else self.saveGeometry()
        self.settings["geometry"] = bytes(geometry.toBase64().data()).decode()
        self.presentation.leave()
        self.settings["splitters"] = self.train.splitter.sizes()
        self.settings.save()
        self._begin_end()
        event.accept()

    def _ask_before_closing(self) -> None:
        if self.findChild(QMessageBox, "close_question") is not None:  # it is being asked already
            return
        more = tr("It can be paused and stored, to go on another day exactly where it was.")
        box = question(self, "close_question", tr("A run is under way."), more)
        leave = box.addButton(tr("Pause and close"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(tr("Keep training"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.setEscapeButton(stay)
        leave.clicked.connect(self._close_now)
        box.open()

    @Slot()
    def _close_now(self) -> None:
        self._closing = True
        self.close()

    def _begin_end(self) -> None:
        """Ask every job to end; `closed` follows when all have, and the window need not be there meanwhile."""
        if self._deadline.isForever():
            self._deadline.setRemainingTime(END_MS)
            self.state.session.end_for_today()
            cancel_jobs()
            self._ending.start()

    @Slot()
    def _on_ending(self) -> None:
        if not jobs_running() or self._deadline.hasExpired():
            self._ending.stop()
            self.closed.emit()

    def shut_down(self) -> bool:
        """End every thread; a run under way is stored as paused. Needed once, before the window goes.

        False: one of them goes on.
        """
        self._begin_end()
        self._ending.stop()
        self.state.session.shut_down(self._deadline.remainingTime())
        return finish_jobs(self._deadline.remainingTime())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.page_in_view().setFocus()

    def event(self, event: QEvent) -> bool:
        """Layouts inside layouts settle one after the other; paint when all have, or rows are seen squeezed between."""
        if event.type() == QEvent.Type.UpdateRequest:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return super().event(event)


def _load_engine() -> str:
    """Import what takes seconds to import, and find the device that "auto" means."""
    from fmnist_gui.engine.data.vision import import_torchvision
    from fmnist_gui.engine.devices import resolve
    from fmnist_gui.engine.training.loop import train  # noqa: F401

    import_torchvision()
    return resolve("auto").type
