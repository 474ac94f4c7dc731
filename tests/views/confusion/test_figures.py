"""Views follow the current model, and say what is missing."""

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.views.confusion.comparison import ComparisonView
from fmnist_gui.views.confusion.figures import FiguresView
from fmnist_gui.views.confusion.report import ReportView
from fmnist_gui.views.confusion.view import ConfusionMatrixView
from tests.conftest import TIMEOUT_MS, Put, give_data, new_weights
from tests.views.confusion.conftest import Open, Until, figures_by


@pytest.fixture
def view(state: AppState, page: Open, ready: Until) -> ConfusionMatrixView:
    state.model.replace(new_weights(7), "Course 1", epoch=2)
    view = page(ConfusionMatrixView)
    ready(view)
    return view


def test_a_new_model_is_evaluated_and_shown_and_a_renamed_one_keeps_its_figures(
    view: ConfusionMatrixView, state: AppState, tiny_data: FashionData, ready: Until
) -> None:
    chosen = view.matrix.chosen
    state.model.replace(new_weights(1), "Course 2", epoch=1)
    assert "Course 1, epoch 2" in view.headline.text()  # its figures, under its name
    assert view.working
    ready(view)
    assert "Course 2, epoch 1" in view.headline.text()
    assert view.heatmap.values.tolist() == figures_by(1, tiny_data.test).matrix.tolist()
    assert view.matrix.chosen == chosen
    figures = view.figures
    state.model.rename("My <first> model")
    assert "<b>My &lt;first&gt; model, epoch 1</b>" in view.headline.text()
    assert view.figures is figures


def test_a_view_that_nobody_looks_at_computes_nothing(
    view: ConfusionMatrixView, state: AppState, ready: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.hide()
    asked: list[str] = []
    original = state.predictions.of
    monkeypatch.setattr(state.predictions, "of", lambda name: (asked.append(name), original(name))[1])
    state.model.replace(new_weights(1), "Course 2")
    assert asked == []
    view.show()
    ready(view)
    assert "Course 2" in view.headline.text()
    assert asked[0] == "test"


@pytest.mark.parametrize(
    ("kind", "no_data", "no_model"),
    [
        (ConfusionMatrixView, "Get the data set first", "No trained model yet"),
        (ReportView, "Get the data set first", "No trained model yet"),
        (ComparisonView, "Get the data set first: then two networks", "There is no current model yet"),
    ],
)
def test_without_data_and_without_a_model(
    empty_state: AppState,
    tiny_data: FashionData,
    kind: type[FiguresView],
    no_data: str,
    no_model: str,
    put: Put,
    qtbot: QtBot,
) -> None:
    view = put(kind(empty_state))
    assert view.status_text().startswith(no_data)
    give_data(empty_state, tiny_data)
    assert view.status_text().startswith(no_model)
    assert view.result is None
    qtbot.waitUntil(lambda: not jobs_running())


def test_the_reason_stands_in_the_matrix(empty_state: AppState, ready: Until, tiny_data: FashionData, put: Put) -> None:
    view = put(ConfusionMatrixView(empty_state))
    assert view.matrix.accessibleDescription().startswith("Get the data set first")
    give_data(empty_state, tiny_data)
    empty_state.model.replace(new_weights(7), "Course 1")
    assert "its matrix comes in a moment" in view.matrix.accessibleDescription()
    ready(view)
    assert view.heatmap is not None


def test_an_evaluation_that_fails_is_put_in_words_and_can_be_repeated(
    state: AppState,
    page: Open,
    ready: Until,
    tiny_data: FashionData,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = Split(tiny_data.test.images[:, :20, :20], tiny_data.test.labels, "test")
    give_data(state, FashionData(tiny_data.train, broken, tiny_data.folder))
    view = page(ConfusionMatrixView)
    qtbot.waitUntil(lambda: "could not be evaluated" in view.status_text(), timeout=TIMEOUT_MS)
    assert view.notice.isVisible()
    state.source.data = tiny_data
    view.evaluate_again()
    ready(view)
    assert not view.notice.isVisible()
