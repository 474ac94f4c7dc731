"""What all tests share: a home of their own for each, the real data set where it is, a small synthetic one."""

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import platformdirs
import pytest
import torch
from PySide6.QtCore import QPoint, QPointF, Qt, QThread
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fmnist_gui.app.theme import Theme
from fmnist_gui.bridge import state as state_module
from fmnist_gui.bridge import worker
from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.session import State, TrainingSession
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import finish_jobs
from fmnist_gui.engine.course import code_process
from fmnist_gui.engine.data import fashion_mnist
from fmnist_gui.engine.data.fashion_mnist import ARCHIVES, FashionData, Split, archive_folder
from fmnist_gui.engine.network.course_network import Weights, new_network
from fmnist_gui.engine.training import run_file
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import Event
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.recording import Recorder, run_versions
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.kit.clock import display_clock
from fmnist_gui.kit.look import Look
from fmnist_gui.kit.trial import TrialView
from fmnist_gui.kit.view import View
from fmnist_gui.panels.learn import code_card
from tests.leaks import ApplicationLook, Stock

# As the user has set them, before each test gets a home of its own.
USER_HOME = Path(os.environ.get("FMNIST_HOME") or platformdirs.user_data_path("fmnist-studio", appauthor=False))
STAND_IN_TRAIN, STAND_IN_TEST = 200, 100  # garments; as many as the window draws take seconds
TIMEOUT_MS = 30_000  # torchvision is imported, on a busy machine
SHARED_DATA = Path(__file__).parents[2] / "shared" / "fashion-mnist"
FAILED = pytest.StashKey[bool]()
SMALL_CODE_PROCESS = """
import sys, types
from fmnist_gui.engine.course import code_child, figures
class NoPyplot:
    show = close = lambda *_: None
figures.import_pyplot = NoPyplot
sys.modules["torchvision"] = types.ModuleType("torchvision")
code_child.main()
"""  # to import both takes seconds on a busy machine


@pytest.fixture(scope="session")
def _libraries_are_no_garbage() -> None:
    """Leave what torch and scikit-learn keep out of every later collection: it takes 0.2 s to look through."""
    import sklearn.metrics  # noqa: F401

    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _fonts_are_looked_for_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """matplotlib writes down which there are: for all tests, and for the processes that run the code of a section."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPLCONFIGDIR", str(tmp_path_factory.mktemp("matplotlib")))
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves something behind: set up before all other fixtures, and ended after them.

    The garbage of a test with widgets is collected at its end: were that to happen while another one paints, Qt would
    crash.
    """
    with_widgets = "qapp" in request.fixturenames
    if with_widgets:
        request.getfixturevalue("qapp")
        request.getfixturevalue("_libraries_are_no_garbage")
        display_clock()  # made once, when a plot first needs it
        gc.disable()
    before = Stock(with_widgets)
    yield
    request.node.funcargs.clear()  # what its fixtures gave
    leaks = before.leaks()
    before.restore_look()
    if with_widgets:
        gc.enable()
    if leaks and not request.node.stash.get(FAILED, False):  # the traceback of one that failed holds all it had
        pytest.fail(f"it left behind: {', '.join(leaks)}", pytrace=False)


@pytest.fixture(autouse=True)
def _own_home(_nothing_is_left_behind: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FMNIST_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("FMNIST_DATA", raising=False)
    monkeypatch.delenv("FMNIST_MIRROR", raising=False)
    monkeypatch.setattr(run_file, "SYNCHRONOUS", "OFF")  # no test waits for a disk
    monkeypatch.setattr(code_card.CodeCard, "_warm_up_later", lambda card: None)  # seconds of work, seldom wanted


@pytest.fixture(scope="session", autouse=True)
def _coverage_follows_jobs() -> Iterator[None]:
    """Coverage is told of each thread that Python starts, and of none that Qt starts."""
    follow, run = threading.gettrace(), worker._JobThread.run
    if follow is None:
        yield
        return

    def run_followed(thread: QThread) -> None:
        sys.settrace(follow)
        run(thread)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker._JobThread, "run", run_followed)
        yield


@pytest.fixture(scope="session")
def real_data_folder() -> Path:
    """The folder of the original archives; the test is skipped where there is none."""
    for folder in (SHARED_DATA, archive_folder(USER_HOME / "data")):
        if all((folder / archive.name).is_file() for archive in ARCHIVES):
            return folder
    pytest.skip(f"needs Fashion-MNIST in {SHARED_DATA} or {USER_HOME / 'data'}")


@pytest.fixture
def tiny_data() -> FashionData:
    """1,000 + 300 synthetic images that a network learns quickly: a noisy pattern of blocks for each class."""
    generator = torch.Generator().manual_seed(0)
    blocks = torch.randint(0, 2, (10, 7, 7), generator=generator, dtype=torch.uint8)
    patterns = blocks.repeat_interleave(4, dim=1).repeat_interleave(4, dim=2) * 160

    def split(name: str, count: int) -> Split:
        labels = torch.arange(10).repeat(count // 10)[torch.randperm(count, generator=generator)]
        noise = torch.randint(0, 96, (count, 28, 28), generator=generator, dtype=torch.uint8)
        return Split(patterns[labels] + noise, labels, name)

    return FashionData(split("train", 1000), split("test", 300), Path("synthetic"))


@pytest.fixture
def readable(tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch) -> FashionData:
    """Every folder holds this data set."""

    def read_data(folder: Path) -> Generator[None, None, FashionData]:
        yield
        return tiny_data

    monkeypatch.setattr(fashion_mnist, "find_folder", lambda named=None: named or Path("found"))
    monkeypatch.setattr(fashion_mnist, "read_data", read_data)
    return tiny_data


@pytest.fixture
def empty_state(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppState]:
    """What the application shares, at its first start: neither data nor a model."""
    monkeypatch.setattr(state_module, "STAND_IN_TRAIN", STAND_IN_TRAIN)
    monkeypatch.setattr(state_module, "STAND_IN_TEST", STAND_IN_TEST)
    state = AppState(tmp_path / "runs.sqlite")
    yield state
    state.session.shut_down()
    finish_jobs()


@pytest.fixture
def state(empty_state: AppState, tiny_data: FashionData) -> AppState:
    """With small data and a current model, which has learned nothing."""
    empty_state.source.data, empty_state.source.state = tiny_data, DataState.READY
    empty_state.model.replace(new_weights(7), "A network")
    return empty_state


def give_data(state: AppState, data: FashionData | None) -> None:
    state.source.data, state.source.state = data, DataState.READY if data else DataState.MISSING
    state.source.changed.emit()


def record(
    store: RunStore, data: FashionData, config: TrainingConfig, control: Control | None = None
) -> tuple[int, Iterator[Event]]:
    """A run that is trained and stored as one takes its events."""
    trainer = Trainer(config, data, control or Control())
    run_id = store.create("Run {n}", config, run_versions(trainer), trainer.images_per_epoch)
    return run_id, Recorder(trainer, store, run_id).events()


@pytest.fixture
def small_code_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code runs in a process of its own which has neither matplotlib nor torchvision."""
    monkeypatch.setattr(code_process, "own_command", lambda _: [sys.executable, "-c", SMALL_CODE_PROCESS])


Show = Callable[..., Any]  # show(ViewClass, compact=True): the view, open
Put = Callable[..., Any]  # put(widget, 400, 300): the widget, in view
Press = Callable[[QWidget], None]
UseLook = Callable[[Look], None]
Write = Callable[[QWidget, str], None]
NARROW, WIDE = 448, 760  # px that a card of a section leaves for a view, in the smallest window and in a large one


@pytest.fixture
def show(state: AppState, qtbot: QtBot) -> Show:
    """Opens a view as a section does, in a narrow card, or as a page does."""
    views = []  # somebody has to hold them

    def show(kind: type[View], compact: bool = True, **values: Any) -> View:
        view = kind(state, compact=compact, **values)
        views.append(view)
        qtbot.addWidget(view)
        view.resize(NARROW if compact else 2 * NARROW, view.sizeHint().height())
        view.show()
        return view

    return show


@pytest.fixture
def see(show: Show, qtbot: QtBot) -> Show:
    """Opens a view and waits for the result of its job."""

    def see(kind: type[View], compact: bool = True, **values: Any) -> View:
        view: View = show(kind, compact, **values)
        qtbot.waitUntil(lambda: view.result is not None, timeout=TIMEOUT_MS)
        return view

    return see


def after(qtbot: QtBot, view: View, do: Callable[[], object]) -> None:
    """Do something that makes the view compute anew, and wait for it."""
    with qtbot.waitSignal(view.worker.done, timeout=TIMEOUT_MS):
        do()


def opened(kind: type[View], *forms: bool) -> Any:
    """A fixture: such a view with the result of its job, in each of `forms` (compact or not), or as in a section."""

    @pytest.fixture(params=forms or [True], ids=lambda compact: "section" if compact else "page")
    def view(see: Show, request: pytest.FixtureRequest) -> View:
        return see(kind, compact=request.param)

    return view


@pytest.fixture
def put(qtbot: QtBot) -> Put:
    """Shows a widget, as large as is said, until the test is over; returns it."""

    def put(widget: QWidget, *size: int) -> QWidget:
        qtbot.addWidget(widget)
        if size:
            widget.resize(*size)
        widget.show()
        return widget

    return put


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    def press(button: QWidget) -> None:
        assert button.isEnabled()
        assert button.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    return press


@pytest.fixture
def write(qtbot: QtBot) -> Write:
    """Types over what a field holds."""

    def write(field: QWidget, text: str) -> None:
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
        qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClicks(field, text)

    return write


def turn_wheel(widget: QWidget, by: int, at: QPoint | None = None) -> bool:
    """Turn the wheel over a widget, by eighths of a degree; whether the widget took it."""
    place = QPointF(at or QPoint(5, 5))
    none, unknown = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    keys = Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(place, widget.mapToGlobal(place), QPoint(), QPoint(0, by), none, keys, unknown, False)
    QApplication.sendEvent(widget, turn)
    return turn.isAccepted()


def pixel_colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def untinted(view: QAbstractItemView, row: int, column: int = 0) -> bool:
    """Whether the item, which is selected, shows its picture or colour as it is."""
    index = view.model().index(row, column)
    view.scrollTo(index)
    view.setCurrentIndex(index)
    picture = index.data(Qt.ItemDataRole.DecorationRole)
    if isinstance(picture, QIcon):
        picture = picture.pixmap(view.iconSize())
    seen = pixel_colors(view.viewport().grab(view.visualRect(index)).toImage())
    colors = {picture.name()} if isinstance(picture, QColor) else pixel_colors(QPixmap(picture).toImage())
    return colors <= seen


def table_texts(table: QTableWidget) -> list[list[str]]:
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]


def train_elsewhere(session: TrainingSession, data: FashionData, qtbot: QtBot) -> None:
    """A run on the Train page that lasts until it is stopped."""
    session.start(TrainingConfig(epochs=200, batch_size=10), data, "Elsewhere")
    qtbot.waitUntil(lambda: session.state is State.RUNNING, timeout=20_000)


def stop_elsewhere(session: TrainingSession, qtbot: QtBot) -> None:
    session.stop()
    qtbot.waitUntil(lambda: not session.active, timeout=20_000)


def until_over(view: TrialView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view.running, timeout=TIMEOUT_MS)


def unnamed(place: QWidget) -> list[QWidget]:
    """What one can reach with the keyboard without hearing what it is."""
    reached = [
        child
        for child in place.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(child, QLabel) and child.isVisible()
    ]
    return [
        child
        for child in reached
        if not child.accessibleName()
        and not (isinstance(child, QAbstractButton) and child.text())
        and not isinstance(child.parent(), QLineEdit | QComboBox | QAbstractScrollArea | QAbstractSpinBox)
    ]


@pytest.fixture
def use_look(qapp: QApplication) -> Iterator[UseLook]:
    """Gives the application the colours of a look, so that all widgets hear of it."""
    before = QPalette(qapp.palette())

    def use_look(look: Look) -> None:
        palette = QPalette(QColor(look.raised), QColor(look.window))
        palette.setColor(QPalette.ColorRole.Window, QColor(look.window))
        qapp.setPalette(palette)

    yield use_look
    qapp.setPalette(before)


@pytest.fixture
def light_theme(qapp: QApplication) -> Iterator[None]:
    """The window's type sizes, spaces and heights of fields."""
    look = ApplicationLook.now()
    theme = Theme(qapp)
    theme.choose("light")
    yield
    theme.deleteLater()
    look.restore()


def new_weights(seed: int) -> Weights:
    return new_network(seed).state_dict()


@pytest.fixture
def tiny_data_file(tiny_data: FashionData, tmp_path: Path) -> Path:
    """`tiny_data` as a pickle, for a child process."""
    path = tmp_path / "tiny.pickle"
    path.write_bytes(pickle.dumps(tiny_data))
    return path
