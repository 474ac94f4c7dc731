"""C16: one image, by an untrained and by the current network."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.current_model import UNTRAINED_SEED
from fmnist_gui.bridge.data_source import DataState
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.panels.learn.one_image import OneImagePart
from tests.conftest import STAND_IN_TEST as DRAWN_TEST
from tests.conftest import new_weights as weights

Press = Callable[[QWidget], None]


@pytest.fixture
def part(show: Callable[[type[OneImagePart]], OneImagePart], qtbot: QtBot) -> OneImagePart:
    part = show(OneImagePart)
    qtbot.waitUntil(lambda: part.found is not None)
    return part


def at(part: OneImagePart, index: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: part.found is not None and part.found.index == index)


def test_both_networks_say_what_torch_says(
    part: OneImagePart, tiny_data: FashionData, press: Press, qtbot: QtBot
) -> None:
    press(part.picker.next)
    at(part, 1, qtbot)
    image = tiny_data.test.images[1].float().div(255).reshape(1, 1, 28, 28)
    for number, seed in enumerate((UNTRAINED_SEED, 7)):
        with torch.no_grad():
            scores = new_network(seed)(image)[0]
        shown = part.bars[number].values
        assert shown is not None
        assert torch.allclose(torch.tensor(shown), scores.softmax(dim=0), atol=1e-6)
        assert sum(shown) == pytest.approx(1, abs=1e-6)
        text = part.answers[number].text()
        assert "[" + ", ".join(f"{score:.2f}" for score in scores.tolist()).replace("-", "−") + "]" in text
        assert "sum 1.0000" in text
        assert f"argmax {scores.argmax().item()}" in text
        assert CLASS_NAMES[int(scores.argmax())] in text
        assert part.bars[number].label == tiny_data.test.labels[1].item()
    assert "[1, 1, 28, 28]" in part.steps.text()
    assert all(0.05 < share < 0.15 for share in part.bars[0].values or [])


def test_the_cost_of_gradients_is_measured(part: OneImagePart, press: Press, qtbot: QtBot) -> None:
    first = part.found
    assert first is not None
    kept, saved = first.passes
    text = part.saved.text()
    assert f"{kept.operations}" in text
    assert f"{kept.kept_bytes / 1000:.1f} kB" in text
    assert f"{kept.seconds / saved.seconds:.2f} times" in text
    assert "None" in text
    press(part.again)
    qtbot.waitUntil(lambda: part.found is not first)


def test_another_model_is_followed(part: OneImagePart, state: AppState, qtbot: QtBot) -> None:
    before = part.bars[1].values
    state.model.replace(weights(3), "Another")
    qtbot.waitUntil(lambda: part.bars[1].values != before)


def test_without_data_garments_are_drawn(part: OneImagePart, state: AppState, qtbot: QtBot) -> None:
    shown = part.picture.image
    state.source.data, state.source.state = None, DataState.MISSING
    state.source.changed.emit()
    assert part.subject.last == DRAWN_TEST - 1
    qtbot.waitUntil(lambda: part.picture.image != shown, timeout=20_000)
