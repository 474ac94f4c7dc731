"""Views of the figures of a model, open and with their figures; and stored runs to compare with."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.training.comparison import Figures, figures_of
from fmnist_gui.engine.training.evaluation import evaluate
from fmnist_gui.views.confusion.figures import READY, FiguresView
from tests.conftest import TIMEOUT_MS, Show, give_data

WIDTH, HEIGHT = 904, 536  # px that the smallest window leaves for a view
Open = Callable[..., FiguresView]
Until = Callable[[FiguresView], None]


@pytest.fixture
def ready(qtbot: QtBot) -> Until:
    """Waits until a view shows the figures that belong to what is chosen."""
    return lambda view: qtbot.waitUntil(lambda: view.status == READY, timeout=TIMEOUT_MS)


@pytest.fixture
def page(show: Show) -> Open:
    """Opens a view as the Results page does."""

    def open_view(kind: type[FiguresView]) -> FiguresView:
        view: FiguresView = show(kind, compact=False)
        view.resize(WIDTH, HEIGHT)
        return view

    return open_view


@pytest.fixture
def without_sandals(state: AppState, tiny_data: FashionData) -> None:
    keep = tiny_data.test.labels != 5
    test = replace(tiny_data.test, images=tiny_data.test.images[keep], labels=tiny_data.test.labels[keep])
    give_data(state, replace(tiny_data, test=test))


def figures_by(seed: int, split: object) -> Figures:
    return figures_of(result_of(evaluate(new_network(seed), split)))  # type: ignore[arg-type]
