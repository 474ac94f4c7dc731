"""The live parts of the sections, and Fashion-MNIST itself for what they promise of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import FashionData, read_data
from fmnist_gui.engine.generators import result_of
from fmnist_gui.kit.view import View
from fmnist_gui.panels.learn.live import SECTIONS
from fmnist_gui.panels.learn.panel import LearnPanel
from tests.conftest import Put, Show, give_data

Open = Callable[[str], View]
SMALL = (936, 640)  # px that the window of 1024 × 700 leaves for the page


class Reader:
    """The language of somebody who reads the page."""

    def __init__(self) -> None:
        self.language = "en"

    def __call__(self) -> str:
        return self.language


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def panel(state: AppState, reader: Reader, put: Put) -> Iterator[LearnPanel]:
    page = put(LearnPanel(state, reader), *SMALL)
    yield page
    page.view.code.cancel()


@pytest.fixture
def part(see: Show) -> Open:
    """The live part of a section, with the result of its job."""

    def part(lesson_id: str) -> View:
        return see(SECTIONS[lesson_id].view)

    return part


@pytest.fixture(scope="module")
def whole_set(real_data_folder: Path) -> FashionData:
    return result_of(read_data(real_data_folder))


@pytest.fixture
def fashion(state: AppState, whole_set: FashionData) -> AppState:
    """With Fashion-MNIST itself."""
    give_data(state, whole_set)
    return state
