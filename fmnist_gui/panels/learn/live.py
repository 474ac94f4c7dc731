"""What is alive in each section: a view, and the targets on other pages that show it in full."""

from dataclasses import dataclass
from importlib import import_module

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.view import View


@dataclass(frozen=True)
class Target:
    path: str  # "page" or "page/view"
    label: str  # English source of the button


BROWSE = Target("data/browse", N_("All images"))
BATCHES = Target("data/batches", N_("Batches"))
FILES = Target("data/files", N_("From files to tensors"))
WALK = Target("network/walk", N_("Walk through the layers"))
STRUCTURE = Target("network/structure", N_("Structure"))
WEIGHTS = Target("network/weights", N_("Weights"))
CONVOLUTION = Target("network/convolution", N_("Convolution"))
CALCULATOR = Target("network/calculator", N_("Calculator"))
PREDICT = Target("network/predict", N_("Predict"))
BATCH = Target("network/batch", N_("Batch"))
TRAIN = Target("train", N_("Train"))
MATRIX = Target("results/matrix", N_("Confusion matrix"))
CLASSIFY = Target("results/classify", N_("You against the network"))
CONCATENATION = Target("results/concatenation", N_("Concatenation"))
DRAW = Target("draw", N_("Draw"))


class Section:
    """A row of the table: the view, as "module.Class" below `fmnist_gui` and loaded when needed, and the targets."""

    def __init__(self, view: str, *targets: Target) -> None:
        self._view, self.targets = view, targets

    @property
    def view(self) -> type[View]:
        module, _, name = self._view.rpartition(".")
        view: type[View] = getattr(import_module(f"fmnist_gui.{module}"), name)
        return view


SECTIONS = {
    "C1": Section("views.classes.overview.ClassOverview", CLASSIFY, BROWSE),
    "C2": Section("views.project_stages.ProjectStages"),  # it leads to all pages by itself
    "C3": Section("views.files.view.FilesView", FILES),
    "C4": Section("views.classes.balance.ClassBalance", BROWSE),
    "C5": Section("views.sample.SampleView", BROWSE, FILES),
    "C6": Section("views.batch.view.BatchView", BATCHES),
    "C7": Section("views.design.view.ClassDesignView", STRUCTURE),
    "C8": Section("views.design.view.DesignView", STRUCTURE, WALK),
    "C24": Section("views.convolution.view.ConvolutionView", CONVOLUTION, WEIGHTS),
    "C9": Section("views.design.view.ArgumentsDesignView", STRUCTURE),
    "C10": Section("views.structure.parameters.ParametersView", STRUCTURE, WEIGHTS),
    "C11": Section("views.weights.filters.FiltersView", WEIGHTS),
    "C12": Section("views.linear.view.LinearView", STRUCTURE),
    "C13": Section("views.calls.view.CallView", STRUCTURE),
    "C14": Section("views.walk.view.WalkView", WALK),
    "C15": Section("views.output_size.view.OutputSizeView", CALCULATOR),
    "C16": Section("views.answers.single.SingleAnswerView", PREDICT),
    "C17": Section("views.answers.batch.BatchAnswersView", BATCH),
    "C18": Section("views.steps.loop.SevenStepsView", TRAIN),
    "C25": Section("views.graph.view.GraphView", TRAIN),
    "C19": Section("views.steps.slow_motion.SlowMotionView", TRAIN, WEIGHTS),
    "C20": Section("views.course_run.CourseRunView", TRAIN),
    "C21": Section("views.settings_comparison.SettingsComparison", TRAIN),
    "C26": Section("views.overfitting.OverfittingView", TRAIN),
    "C22": Section("views.confusion.view.ConfusionMatrixView", MATRIX),
    "C23": Section("views.concatenation.view.ConcatenationView", CONCATENATION),
    "C27": Section("views.project.ProjectView"),  # as C2
}
