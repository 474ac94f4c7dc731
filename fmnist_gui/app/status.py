"""The status bar: data set, device, current model, and a run under way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QProgressBar, QStatusBar, QToolButton, QWidget

from fmnist_gui.app.model_menu import MODEL_TIP
from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.session import State
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import percent_number
from fmnist_gui.engine.training.events import BatchEnd
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr

DATA_STATES = {
    DataState.MISSING: N_("No data set yet"),
    DataState.DOWNLOADING: N_("Downloading the data set…"),
    DataState.READING: N_("Reading the data set…"),
    DataState.DRAWING: N_("Drawing garments…"),
    DataState.READY: N_("Fashion-MNIST ready"),
}


class StatusBar(QStatusBar):
    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._source, self._session, self._model = state.source, state.session, state.model
        self._device = "–"
        self._percent = 0
        self._data_label, self._device_label, self.model_button = QLabel(), QLabel(), QToolButton(autoRaise=True)
        self._run_label = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedSize(120, SPACE)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(SPACE, 0, SPACE, 0)
        for label in (self._data_label, self._device_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.addWidget(label)
        self.model_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.model_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addWidget(self.model_button)
        self.addPermanentWidget(self._run_label)
        self.addPermanentWidget(self._bar)
        self._texts = Texts(self)
        self._texts.call(self._show)
        self._texts.bind_tip(self.model_button, MODEL_TIP)
        self._texts.bind(self._bar.setAccessibleName, "Progress of the run")
        state.changed.connect(self._show)
        state.trainingChanged.connect(self._show)
        state.session.batchEnded.connect(self._on_batch_ended)

    def offer_models(self, menu: QMenu) -> None:
        """`menu` opens where the current model stands."""
        self.model_button.setMenu(menu)

    def set_device(self, device: str) -> None:
        self._device = device
        self._show()

    def _on_batch_ended(self, batch: BatchEnd) -> None:
        run = self._session.run
        if run is None:
            return
        percent = 100 * batch.images_seen // (run.config.epochs * run.images_per_epoch)
        if percent != self._percent:
            self._percent = percent
            self._show()

    def _show(self) -> None:
        data = self._source.data
        if self._source.drawn and not self._source.busy:
            self._data_label.setText(tr("Drawn garments, not Fashion-MNIST"))
        else:
            self._data_label.setText(tr(DATA_STATES[self._source.state]))
        self._data_label.setToolTip(str(data.folder) if data is not None and not data.drawn else "")
        self._device_label.setText(tr("Device: {device}", device=self._device.upper()))
        text = self._model_text()
        self.model_button.setText(text.replace("&", "&&"))
        self.model_button.setAccessibleName(text)
        state = self._session.state
        if state is State.STARTING:
            self._percent = 0
        self._run_label.setVisible(state is not State.IDLE)
        self._bar.setVisible(state is not State.IDLE)
        self._bar.setValue(self._percent)
        if state is State.PAUSED:
            self._run_label.setText(tr("Paused at {percent} %", percent=self._percent))
        else:
            self._run_label.setText(tr("Training {percent} %", percent=self._percent))

    def _model_text(self) -> str:
        if self._model.weights is None:
            return tr("No trained model yet")
        if self._model.accuracy is None:
            return tr("Model: {name}", name=self._model.name)
        return tr("Model: {name}, {score} %", name=self._model.name, score=percent_number(self._model.accuracy))
