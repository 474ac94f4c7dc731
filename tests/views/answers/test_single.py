"""One image, by an untrained and by the current network, on the Network page and in a section."""

import pytest
import torch
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.current_model import UNTRAINED_SEED
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.views.answers.single import BARS_HEIGHT, LARGEST_PICTURE, PICTURE, SingleAnswerView
from tests.conftest import STAND_IN_TEST, Press, Show, after, give_data, new_weights, opened

view = opened(SingleAnswerView, False, True)


def test_both_networks_say_what_torch_says_and_the_cost_of_gradients_is_measured(
    view: SingleAnswerView, tiny_data: FashionData, qtbot: QtBot, press: Press
) -> None:
    after(qtbot, view, lambda: view.subject.choose("test", 1))
    image = tiny_data.test.images[1].float().div(255).reshape(1, 1, 28, 28)
    for number, seed in enumerate((UNTRAINED_SEED, 7)):
        with torch.no_grad():
            scores = new_network(seed)(image)[0]
        shown = view.bars[number].values
        assert torch.allclose(torch.tensor(shown), scores.softmax(dim=0), atol=1e-6)
        assert sum(shown) == pytest.approx(1, abs=1e-6)
        text = view.answers[number].text()
        assert "[" + ", ".join(f"{score:.2f}" for score in scores.tolist()).replace("-", "−") + "]" in text
        assert "sum 1.0000" in text
        assert f"argmax {scores.argmax().item()}" in text
        assert CLASS_NAMES[int(scores.argmax())] in text
        assert view.bars[number].label == tiny_data.test.labels[1].item()
    assert "[1, 1, 28, 28]" in view.steps.text()
    assert "[1, 10]" in view.steps.text()
    assert all(0.05 < probability < 0.15 for probability in view.bars[0].values or [])
    first = view.result
    kept, saved = first.passes
    text = view.saved.text()
    assert f"{kept.operations}" in text
    assert f"{kept.kept_bytes / 1e6:.1f} MB" in text
    assert f"{kept.seconds / saved.seconds:.2f} times" in text
    assert "None" in text
    after(qtbot, view, lambda: press(view.again))
    assert view.result is not first


def test_picture_and_bars_of_the_page_grow_with_it(see: Show) -> None:
    view = see(SingleAnswerView, compact=False)
    heights, pictures = [], []
    for width, height in (
        (920, 470),
        (1280, 1200),
    ):  # of the smallest window while the data set is missing; of a large one
        view.resize(width, height)
        view.layout().activate()
        for bars, answer in zip(view.bars, view.answers, strict=True):
            assert bars.geometry().bottom() < answer.y()
            assert answer.height() >= answer.heightForWidth(answer.width())
        heights.append([bars.height() for bars in view.bars])
        pictures.append(view.picture.height())
    assert BARS_HEIGHT <= heights[0][0] == heights[0][1]
    assert heights[1][0] > 1200 * 0.7
    assert PICTURE <= pictures[0] < pictures[1] == LARGEST_PICTURE


def test_a_drawing_has_no_label(see: Show, qtbot: QtBot) -> None:
    view = see(SingleAnswerView, compact=False)
    after(qtbot, view, lambda: view.subject.look_at_drawing(torch.zeros(28, 28, dtype=torch.uint8)))
    assert view.bars[1].label is None
    assert "✓" not in view.answers[1].text()
    assert "✗" not in view.answers[1].text()


def test_another_model_and_none(view: SingleAnswerView, state: AppState, qtbot: QtBot) -> None:
    before = view.bars[1].values
    after(qtbot, view, lambda: state.model.replace(new_weights(3), "Another"))
    assert view.bars[1].values != before
    state.model.weights = None
    after(qtbot, view, state.model.changed.emit)
    assert view.bars[1].values is None
    assert view.titles[1].text() == "A trained network"
    assert "train one on the Train page" in view.answers[1].text()


def test_a_section_has_a_picker_of_its_own(see: Show, press: Press, state: AppState, qtbot: QtBot) -> None:
    view = see(SingleAnswerView)
    after(qtbot, view, lambda: press(view.picker.next))
    assert view.picker.note.text().startswith("Test image 1: ")
    shown = view.picture.image
    after(qtbot, view, lambda: give_data(state, None))  # garments are drawn then
    assert view.subject.last == STAND_IN_TEST - 1
    assert view.picture.image != shown
