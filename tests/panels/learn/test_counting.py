"""C22: the matrix grows image by image, and ends as that of scikit-learn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sklearn.metrics import confusion_matrix

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.panels.learn.counting import CountingPart

Press = Callable[[QWidget], None]


@pytest.fixture
def part(show: Callable[[type[CountingPart]], CountingPart], qtbot: QtBot) -> CountingPart:
    part = show(CountingPart)
    qtbot.waitUntil(lambda: part.result is not None, timeout=30_000)
    return part


def sum_shown(part: CountingPart) -> float:
    assert part.matrix.heatmap is not None
    return float(part.matrix.heatmap.values.sum())


def test_it_begins_empty_and_says_what_to_press(part: CountingPart) -> None:
    assert sum_shown(part) == 0
    assert "Press Next image" in part.image_text.text()
    first = CLASS_NAMES[int(part.result.labels[0])]
    assert part.total_text.text() == f"The first one is {first}. What will the network say?"
    assert part.picture.image is not None
    assert part.picture.image.pixelColor(3, 4).red() == part.result.pictures[0, 4, 3]
    assert not part.reset.isEnabled()


def test_each_image_adds_one_to_its_cell(part: CountingPart, press: Press) -> None:
    press(part.next)
    press(part.next)

    true, said = int(part.result.labels[1]), int(part.result.predicted[1])
    assert sum_shown(part) == 2
    assert part.matrix.chosen == (true, said)
    assert part.image_text.text() == (
        f"Test image 1 is {CLASS_NAMES[true]}, the network says {CLASS_NAMES[said]}: "
        f"row {true}, column {said} goes up by one."
    )
    assert part.picture.image is not None
    assert part.picture.image.pixelColor(3, 4).red() == part.result.pictures[1, 4, 3]


def test_all_images_give_the_whole_matrix(part: CountingPart, press: Press) -> None:
    press(part.more)
    assert sum_shown(part) == 100
    press(part.all)

    assert part.matrix.heatmap is not None
    expected = confusion_matrix(part.result.labels, part.result.predicted, labels=range(10))
    assert part.matrix.heatmap.values.tolist() == expected.tolist()
    right = int(expected.trace())
    assert part.total_text.text() == f"On the diagonal: {right} of 300, an accuracy of {right / 3:.2f} %."
    assert not part.next.isEnabled()
    press(part.reset)
    assert sum_shown(part) == 0


def test_the_chosen_cell_is_told_to_those_who_cannot_see_it(part: CountingPart, press: Press) -> None:
    press(part.all)
    true, said = int(part.result.labels[-1]), int(part.result.predicted[-1])
    counts = part.result.matrix(len(part.result))
    total = f"{counts[true, said]} of {counts[true].sum()}"

    told = part.matrix.accessibleDescription().splitlines()
    name, other = CLASS_NAMES[true], CLASS_NAMES[said]
    assert told[0] == (
        f"{name} classified correctly: {total}" if true == said else f"{name} taken for {other}: {total}"
    )
    assert len(told) == 3  # with its fractions of the row and of the column


def test_shares_are_those_of_each_row(part: CountingPart, press: Press) -> None:
    press(part.all)
    press(part.shares)

    assert part.matrix.heatmap is not None
    assert part.matrix.heatmap.values.sum(axis=1).tolist() == pytest.approx([100] * 10)


def test_another_network_is_counted_anew(part: CountingPart, press: Press, state: AppState, qtbot: QtBot) -> None:
    press(part.more)
    before = part.result

    with qtbot.waitSignal(part.worker.done, timeout=30_000):
        state.model.replace(new_network(5).state_dict(), "Another")

    assert part.result is not before
    assert part.model_text.text() == "Network: Another"
    assert sum_shown(part) == 100
