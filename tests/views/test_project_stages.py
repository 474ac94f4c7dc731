"""The four stages of a project."""

from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.kit.look import DARK, LIGHT
from fmnist_gui.views.project_stages import STAGES, ProjectStages
from tests.conftest import Press, Show, UseLook


def states(view: ProjectStages) -> list[tuple[str, str]]:
    """Of each stage the name of its mark, and its sentence."""
    return [(mark.accessibleName(), state.text()) for mark, state in zip(view.marks, view.states, strict=True)]


def test_the_stages_of_an_untested_network_lead_to_their_pages(show: Show, press: Press, state: AppState) -> None:
    view = show(ProjectStages)
    assert states(view) == [
        ("done", "1,000 images to train with and 300 to test are here."),
        ("done", "5 layers with 32,998 numbers to learn: conv1, conv2, fc1, fc2, out."),
        ("done", "Trained: A network."),
        ("done", "The confusion matrix shows what is taken for what."),
    ]
    asked: list[str] = []
    view.requestTarget.connect(asked.append)
    for button in view.buttons:
        press(button)
    assert asked == [place for _, _, place in STAGES]


def test_the_stages_of_a_trained_network(show: Show, state: AppState) -> None:
    view = show(ProjectStages)
    weights = state.model.weights

    state.model.replace(weights, "Course", accuracy=0.875)

    assert states(view)[2:] == [
        ("done", "Trained: Course classifies 87.50 % of new images correctly."),
        ("done", "12.50 % are classified incorrectly: the confusion matrix shows which, and as what."),
    ]


def test_the_stages_while_nothing_is_here(show: Show, state: AppState) -> None:
    state.source.data, state.model.weights = None, None

    marks = [mark for mark, _ in states(show(ProjectStages))]

    assert marks == ["not done yet", "done", "not done yet", "not done yet"]


def test_the_marks_take_the_colours_of_another_theme(show: Show, use_look: UseLook, qtbot: QtBot) -> None:
    use_look(LIGHT)
    view = show(ProjectStages)
    light = view.marks[0].pixmap().toImage()
    use_look(DARK)
    qtbot.waitUntil(lambda: view.marks[0].pixmap().toImage() != light)
    use_look(LIGHT)
    qtbot.waitUntil(lambda: view.marks[0].pixmap().toImage() == light)
