"""The four stages of a project."""

from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.numbers import percent_number
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.kit.look import DARK, LIGHT
from fmnist_gui.views.project_stages import STAGES, ProjectStages
from tests.conftest import TIMEOUT_MS, Press, Show, UseLook


def states(view: ProjectStages) -> list[tuple[str, str]]:
    """Of each stage the name of its mark, and its sentence."""
    return [
        (mark.accessibleName(), state.text()) for mark, state in zip(view.list.marks, view.list.states, strict=True)
    ]


def marks(view: ProjectStages) -> list[str]:
    return [mark for mark, _ in states(view)]


def test_nothing_is_ticked_before_it_was_done_and_each_stage_leads_to_its_page(
    show: Show, press: Press, state: AppState
) -> None:
    view = show(ProjectStages)
    assert states(view) == [
        ("not done yet", "1,000 images to train with and 300 to test are here."),
        ("not done yet", "5 layers with 32,998 numbers to learn: conv1, conv2, fc1, fc2, out."),
        ("not done yet", "No run of your own yet: press Start on the Train page."),
        ("not done yet", "Comes after a run of your own."),
    ]
    asked: list[str] = []
    view.requestTarget.connect(asked.append)
    for button in view.list.buttons:
        press(button)
    assert asked == [stage.target for stage in STAGES]


def test_each_stage_is_ticked_once_it_was_done(
    show: Show, state: AppState, tiny_data: FashionData, qtbot: QtBot
) -> None:
    view = show(ProjectStages)
    state.visit("data")
    assert marks(view) == ["done", "not done yet", "not done yet", "not done yet"]
    state.visit("network")
    state.visit("results")  # it shows a network that came along: nothing of the learner's own
    assert marks(view) == ["done", "done", "not done yet", "not done yet"]
    state.session.start(TrainingConfig(epochs=1), tiny_data, "Mine")
    qtbot.waitUntil(lambda: not state.session.active, timeout=TIMEOUT_MS)
    accuracy = state.runs.all[0].accuracy
    assert accuracy is not None
    assert states(view)[2:] == [
        ("done", f"Your newest run: Mine classifies {percent_number(accuracy, 2)} % of new images correctly."),
        ("not done yet", "The confusion matrix of your run shows what it takes for what."),
    ]
    state.visit("results")
    assert marks(view) == ["done"] * 4


def test_the_stages_while_nothing_is_here(show: Show, state: AppState) -> None:
    state.source.data, state.model.weights = None, None
    state.visit("data")

    assert marks(show(ProjectStages)) == ["not done yet"] * 4


def test_the_marks_take_the_colours_of_another_theme(show: Show, use_look: UseLook, qtbot: QtBot) -> None:
    use_look(LIGHT)
    view = show(ProjectStages)
    light = view.list.marks[0].pixmap().toImage()
    use_look(DARK)
    qtbot.waitUntil(lambda: view.list.marks[0].pixmap().toImage() != light)
    use_look(LIGHT)
    qtbot.waitUntil(lambda: view.list.marks[0].pixmap().toImage() == light)
