"""The four stages of a project, which of them the learner has done here, and the way to each one's page."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.design import COURSE
from fmnist_gui.engine.numbers import percent_number, thousands
from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import grid_layout
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.text import tip, tr
from fmnist_gui.kit.view import View

STAGES = (  # what one does, the page, where the button leads
    (N_("Prepare the data"), N_("Data"), "data/browse"),
    (N_("Build the network"), N_("Network"), "network/structure"),
    (N_("Train it"), N_("Train"), "train"),
    (N_("Analyse the results"), N_("Results"), "results/matrix"),
)
ICON_SIZE = 20


class ProjectStages(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.marks = [QLabel() for _ in STAGES]
        self.names = [QLabel() for _ in STAGES]
        self.states = [sentence_label() for _ in STAGES]
        self.buttons = [QPushButton() for _ in STAGES]
        self._lay_out()
        self._group = QButtonGroup(self)
        for number, button in enumerate(self.buttons):
            self._group.addButton(button, number)
        self._group.idClicked.connect(self._on_go)
        self.texts.call_for_look(self._show)
        state.visited.connect(self.catch_up)
        state.runs.changed.connect(self.catch_up)

    @property
    def _runs(self) -> list[Run]:
        """The learner's own, the newest first."""
        return [run for run in self.state.runs.all if run.epochs]

    def refresh(self) -> None:
        self._show()

    def _show(self) -> None:
        for number, ((name, page, _), (done, state)) in enumerate(zip(STAGES, self._states(), strict=True)):
            look = current_look()
            picture = icon("check-circle", look.good) if done else icon("circle-outline", look.muted)
            self.marks[number].setPixmap(picture.pixmap(ICON_SIZE, ICON_SIZE))
            self.marks[number].setAccessibleName(tr("done") if done else tr("not done yet"))
            self.names[number].setText(f"{number + 1}  {tr(name)}")
            self.states[number].setText(state)
            self.buttons[number].setText(f"{tr(page)} →")
            self.buttons[number].setToolTip(tip("Go there and look at it; a bar leads back to this section"))

    def _states(self) -> list[tuple[bool, str]]:
        """For each stage whether the learner has done it, and how it stands."""
        return [self._data_state(), self._network_state(), self._training_state(), self._results_state()]

    def _data_state(self) -> tuple[bool, str]:
        data = self.state.source.data
        if data is None:
            return False, tr("Fashion-MNIST is not here yet; the Data page gets it.")
        counts = {"train": thousands(len(data.train)), "test": thousands(len(data.test))}
        seen = "data" in self.state.pages_seen
        if data.drawn:
            return seen, tr("{train} garments to train with and {test} to test, drawn by the application.", **counts)
        return seen, tr("{train} images to train with and {test} to test are here.", **counts)

    def _network_state(self) -> tuple[bool, str]:
        weights, seen = self.state.weights, "network" in self.state.pages_seen
        if weights is None:
            return seen, tr("The course’s network, with {count} numbers to learn.", count=thousands(COURSE.parameters))
        layers = {name.partition(".")[0] for name in weights}
        count = sum(tensor.numel() for tensor in weights.values())
        return seen, tr(
            "{layers} layers with {count} numbers to learn: {names}.",
            layers=len(layers),
            count=thousands(count),
            names=", ".join(dict.fromkeys(name.partition(".")[0] for name in weights)),
        )

    def _training_state(self) -> tuple[bool, str]:
        runs = self._runs
        if not runs:
            return False, tr("No run of your own yet: press Start on the Train page.")
        name, accuracy = runs[0].name, runs[0].accuracy
        if accuracy is None:
            return True, tr("Your newest run: {name}.", name=name)
        score = percent_number(accuracy, 2)
        return True, tr("Your newest run: {name} classifies {score} % of new images correctly.", name=name, score=score)

    def _results_state(self) -> tuple[bool, str]:
        if not self._runs:
            return False, tr("Comes after a run of your own.")
        return "results" in self.state.pages_seen, tr("The confusion matrix of your run shows what it takes for what.")

    @Slot(int)
    def _on_go(self, number: int) -> None:
        self.requestTarget.emit(STAGES[number][2])

    def _lay_out(self) -> None:
        grid = grid_layout(2 * SPACE, SPACE // 2, stretch=1)
        top = Qt.AlignmentFlag.AlignTop
        for number in range(len(STAGES)):
            font = QFont(self.names[number].font())
            font.setWeight(QFont.Weight.DemiBold)
            self.names[number].setFont(font)
            grid.addWidget(self.marks[number], 3 * number, 0, top)
            grid.addWidget(self.names[number], 3 * number, 1)
            grid.addWidget(self.states[number], 3 * number + 1, 1)
            grid.addWidget(self.buttons[number], 3 * number, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            if number + 1 < len(STAGES):
                grid.setRowMinimumHeight(3 * number + 2, SPACE)
        self.view_layout.addLayout(grid)
