"""The guided first start: get the data, let the network learn, draw. It leads, watches, and never holds anybody up."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from fmnist_gui.app.data_flow import DataFlow
from fmnist_gui.app.navigation import Navigation
from fmnist_gui.app.settings import Settings
from fmnist_gui.bridge.session import State
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.frame.spotlight import Spotlight
from fmnist_gui.kit.frame.steps_card import StepsCard
from fmnist_gui.kit.layout import vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.panels.draw import DrawPanel
from fmnist_gui.panels.train import TrainPanel

DATA, TRAIN, DRAW, OVER = range(4)
NAMES = (N_("Get the data"), N_("Let the network learn"), N_("Draw"))
TEXTS = {  # what to do, the button for it, the button that goes on without
    DATA: (
        N_(
            "70,000 small pictures to learn from, downloaded once. Or go on with the trained network that comes along, "
            "and with drawn garments."
        ),
        N_("Download (31 MB)"),
        N_("Go on without"),
    ),
    TRAIN: (
        N_("Press Start on the Train page: batch by batch the loss falls, and the accuracy climbs."),
        N_("Show me"),
        N_("Go on"),
    ),
    DRAW: (
        N_("Draw a garment, a shoe or a bag on the canvas, and see what the network takes it for."),
        N_("Show me"),
        N_("Go on"),
    ),
    OVER: (
        N_("That is what it is about: pictures, a network that learns, an answer. The course explains how it works."),
        N_("Begin the course"),
        "",
    ),
}
ON_ITS_WAY = (
    N_("The data set is on its way. You can go on in the meantime."),
    N_("Look at the page"),
    N_("Go on"),
)


class FirstSteps(QObject):
    """A step that is done, by whatever way, brings the next one. Steps may be passed over."""

    def __init__(
        self,
        state: AppState,
        navigation: Navigation,
        data_flow: DataFlow,
        train: TrainPanel,
        draw: DrawPanel,
        settings: Settings,
    ) -> None:
        super().__init__(navigation)
        self._navigation, self._source, self._session = navigation, state.source, state.session
        self._data_flow, self._settings = data_flow, settings
        start = train.findChild(QToolButton, "start_button")
        assert start is not None
        self._targets: dict[int, QWidget] = {TRAIN: start, DRAW: draw.canvas}
        self._done: set[int] = set()
        self._passed: set[int] = set()
        self.spotlight = Spotlight()
        self.card = StepsCard(NAMES)
        self.frame = QWidget()
        vbox(self.card, margins=(2 * SPACE, SPACE, 2 * SPACE, 0), parent=self.frame)
        self.frame.hide()
        navigation.above.addWidget(self.frame)
        self.card.requestStep.connect(self._on_act)
        self.card.requestPass.connect(self._on_pass)
        self.card.requestClose.connect(self.close)
        state.source.changed.connect(self._on_data_changed)
        state.session.stateChanged.connect(self._on_session_changed)
        draw.predicted.connect(self._on_predicted)

    @property
    def step(self) -> int:
        return min({DATA, TRAIN, DRAW, OVER} - self._done - self._passed)

    @property
    def showing(self) -> bool:
        return not self.frame.isHidden()

    @Slot()
    def begin(self) -> None:
        """Show the steps from the first one on; the next start of the application shows them no more."""
        self._settings["first_steps"] = False
        self._done, self._passed = set(), set()
        self.frame.show()
        self._data_flow.hold_offers(True)
        self._on_data_changed()
        self._show()

    @Slot()
    def close(self) -> None:
        self.spotlight.point_at(None)
        self.frame.hide()
        self._data_flow.hold_offers(False)

    def _show(self) -> None:
        step = self.step
        self.card.show_step(step, self._done, ON_ITS_WAY if step == DATA and self._source.busy else TEXTS[step])
        self.spotlight.point_at(self._targets.get(step) if self.showing else None)

    @Slot()
    def _on_act(self) -> None:
        step = self.step
        if step == DATA:
            self._navigation.choose("data")
            if not self._source.busy:
                self._data_flow.download()
        elif step == OVER:
            self._navigation.choose("learn")
            self.close()
        else:
            self._navigation.choose("train" if step == TRAIN else "draw")
            self._targets[step].setFocus()

    @Slot()
    def _on_pass(self) -> None:
        self._passed.add(self.step)
        self._show()

    def _finish(self, step: int) -> None:
        if self.showing:
            self._done.add(step)
            self._show()

    @Slot()
    def _on_data_changed(self) -> None:
        if self._source.data is not None:
            self._finish(DATA)
        elif self.showing:
            self._show()

    @Slot()
    def _on_session_changed(self) -> None:
        if self._session.state is State.RUNNING:
            self._finish(TRAIN)

    @Slot()
    def _on_predicted(self) -> None:
        self._finish(DRAW)
