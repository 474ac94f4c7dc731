"""The four stages of a project, which of them the learner has done here, and the way to each one's page."""

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.design import COURSE
from fmnist_gui.engine.numbers import percent_number, thousands
from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.kit.checklist import Checklist, Item
from fmnist_gui.kit.text import tr
from fmnist_gui.kit.view import View

STAGES = (
    Item(N_("Prepare the data"), N_("Data"), "data/browse"),
    Item(N_("Build the network"), N_("Network"), "network/structure"),
    Item(N_("Train it"), N_("Train"), "train"),
    Item(N_("Analyse the results"), N_("Results"), "results/matrix"),
)


class ProjectStages(View):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.list = Checklist(STAGES)
        self.view_layout.addWidget(self.list)
        self.list.chosen.connect(self.requestTarget)
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
        self.list.show_states(self._states())

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
