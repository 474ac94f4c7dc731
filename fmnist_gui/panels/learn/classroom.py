"""What the live parts of all sections share: the data, the network, and the way to the other pages."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.data_source import DataSource
from fmnist_gui.bridge.session import State, TrainingSession

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.network.course_network import Weights

DRAWN_SEED = 0
DRAWN_TRAIN, DRAWN_TEST = 3_000, 1_000  # garments that stand in while there is no data set: as many as the sections use


class Classroom(QObject):
    """Ask `data()` and `weights` in a task or a slot; `changed` says that one of them is another now."""

    changed = Signal()
    requestPlace = Signal(str)  # "page" or "page/view": show it, and offer the way back

    trainingChanged = Signal()  # a run on the Train page began, ended, was paused or went on

    def __init__(
        self,
        source: DataSource,
        model: CurrentModel,
        parent: QObject | None = None,
        *,
        session: TrainingSession | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        if session is not None:
            session.stateChanged.connect(self.trainingChanged)
        self.source, self.model = source, model
        self._drawn: FashionData | None = None
        self._drawing = threading.Lock()
        source.changed.connect(self.changed)
        model.changed.connect(self.changed)

    @property
    def weights(self) -> Weights | None:
        """Of the current model; None while there is none."""
        return self.model.weights

    @property
    def has_data(self) -> bool:
        """Whether there is a data set; else drawn garments stand in, and the page must say so."""
        return self.source.data is not None

    @property
    def stands_in(self) -> bool:
        """Whether drawn garments stand in for Fashion-MNIST, those of this room or those that the user asked for."""
        return not self.has_data or self.source.drawn

    @property
    def training(self) -> bool:
        """Whether a run on the Train page needs the processor; one that is paused or about to end does not."""
        return self._session is not None and self._session.state in (State.STARTING, State.RUNNING)

    def data(self) -> FashionData:
        """The data set, or a few drawn garments in its place. Takes two seconds the first time: call it in a task."""
        if self.source.data is not None:
            return self.source.data
        from fmnist_gui.engine.drawing.garments.drawn import drawn_data

        with self._drawing:
            if self._drawn is None:
                self._drawn = drawn_data(DRAWN_SEED, DRAWN_TRAIN, DRAWN_TEST)
            return self._drawn
