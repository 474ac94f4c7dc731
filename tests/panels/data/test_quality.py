from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from fmnist_gui.engine.data.fashion_mnist import FashionData, read_data
from fmnist_gui.engine.generators import result_of
from fmnist_gui.panels.data.quality import QualityView
from tests.conftest import untinted
from tests.panels.data.conftest import Desk


def opened(desk: Desk) -> QualityView:
    view = desk.panel.quality
    desk.open(view)
    desk.until(lambda: view.result is not None and view.result.near_duplicates is not None)
    return view


@pytest.fixture
def view(empty_desk: Desk, data_with_copies: FashionData) -> QualityView:
    empty_desk.give_data(data_with_copies)
    return opened(empty_desk)


def test_exact_duplicates_are_counted_and_pairs_listed_with_both_labels(view: QualityView) -> None:
    assert view.exact.text() == (
        "Exact duplicates: 2 of 1,300 images have the very pixels of an earlier one: 1 within the training set, "
        "0 within the test set, 1 between the two; 1 with another label."
    )
    assert untinted(view.pairs, 1)
    assert view.pairs.count() == 3  # the training copy and the test copy are a pair, too
    texts = [view.pairs.item(row).text() for row in range(3)]
    assert texts[0].startswith("training image 3:")
    assert sum("but different labels" in text for text in texts) == 2
    assert not view.bar.isVisible()
    assert view.mislabelled.lack.isVisible()
    assert "train one on the Train page" in view.mislabelled.lack.text()
    assert not view.mislabelled.walk_button.isEnabled()


def test_the_images_of_a_pair_are_shown_among_the_others(empty_desk: Desk, view: QualityView) -> None:
    view.pairs.setFocus()
    empty_desk.qtbot.keyClick(view.pairs, Qt.Key.Key_Down)
    pair = view.pairs.current_pair()
    empty_desk.press(view.buttons[1])
    assert empty_desk.panel.stack.currentWidget() is empty_desk.panel.browse
    place = empty_desk.panel.browse.inspector.sample.position.text()
    assert place == ("training" if pair.second.split == "train" else "test") + f" image {pair.second.index}"


def test_the_least_believable_image_of_the_set_comes_first(empty_desk: Desk, view: QualityView) -> None:
    empty_desk.evaluate("test")
    mislabelled = view.mislabelled
    evaluation = empty_desk.predictions.of("test")
    likely = evaluation.logits.log_softmax(dim=1)[range(300), evaluation.labels]
    worst = int(likely.argmin())
    assert mislabelled.grid.current_index() == worst
    assert mislabelled.detail.text().startswith(f"Image {worst} is labelled ")
    with empty_desk.qtbot.waitSignal(empty_desk.panel.requestWalk) as wanted:
        empty_desk.press(mislabelled.walk_button)
    assert wanted.args == ["test", worst]
    empty_desk.press(mislabelled.browse_button)
    assert empty_desk.panel.browse.inspector.sample.position.text() == f"test image {worst}"
    empty_desk.open(view)
    empty_desk.choose(view.mislabelled.sets, "train")
    empty_desk.until(lambda: view.mislabelled.grid.isVisible())
    assert view.mislabelled.grid.count() == 200


def test_data_without_duplicates_says_so_when_somebody_looks(desk: Desk) -> None:
    assert desk.panel.quality.result is None
    view = opened(desk)
    assert view.exact.text() == "Exact duplicates: 0. Each of the 1,300 images has pixels of its own."
    assert view.pairs.count() == 0
    assert not view.buttons[0].isEnabled()


def test_the_real_data_set_has_no_exact_duplicates(empty_desk: Desk, real_data_folder: Path) -> None:
    empty_desk.give_data(result_of(read_data(real_data_folder)))
    view = empty_desk.panel.quality
    empty_desk.open(view)
    empty_desk.until(lambda: view.result is not None and view.result.duplicates is not None)
    assert view.exact.text() == "Exact duplicates: 0. Each of the 70,000 images has pixels of its own."
