import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.panels.data.browse import BrowseView
from tests.panels.data.conftest import Desk


@pytest.fixture
def view(desk: Desk) -> BrowseView:
    return desk.panel.browse


def shown(view: BrowseView) -> list[int]:
    grid = view.grid
    grid.selectAll()
    return grid.selected_indices()


def test_the_first_image_is_told_about_to_its_pixels(desk: Desk, tiny_data: FashionData) -> None:
    inspector = desk.panel.browse.inspector
    label = int(tiny_data.train.labels[0])
    assert inspector.sample.name.text().startswith(f"{label}  ")
    assert inspector.sample.position.text() == "training image 0"
    shapes = [value.text() for value in inspector.sample.values if value.text().startswith("[")]
    assert shapes == ["[28, 28]", "[1, 28, 28]", "[28, 28]", "[1, 1, 28, 28]"]
    assert inspector.sample.codes[1].text() == "image, label = train_set[0]"
    pixels = inspector.sample.pixels
    pixels.matrix.hovered.emit(3, 12)
    value = int(tiny_data.train.images[0, 3, 12])
    assert pixels.reading.text() == f"row 3, column 12: {value} → {value / 255:.3f}"
    while pixels.zoom_in.isEnabled():
        desk.press(pixels.zoom_in)
    desk.until(lambda: pixels.matrix.cell_size() >= 28)
    desk.qtbot.keyClick(pixels, Qt.Key.Key_Minus)
    assert pixels.zoom_in.isEnabled()
    desk.until(lambda: pixels.matrix.cell_size() < 28)


def test_a_class_is_chosen(view: BrowseView, desk: Desk, tiny_data: FashionData) -> None:
    desk.choose(view.filters.labels, 3)
    assert shown(view) == (tiny_data.train.labels == 3).nonzero().flatten().tolist()
    assert view.status.text().startswith("100 of 1,000 images")


def test_both_sets_are_browsed_as_one(view: BrowseView, desk: Desk) -> None:
    desk.choose(view.filters.sets, "all")
    assert view.grid.count() == 1300
    desk.type(view.filters.go_to, "1005")
    assert view.inspector.sample.position.text() == "test image 5"


def test_the_seed_shuffles(view: BrowseView, desk: Desk) -> None:
    assert not view.filters.seed.isVisible()
    desk.choose(view.filters.orders, "shuffled")
    assert view.filters.seed.isVisible()
    first = shown(view)
    desk.type(view.filters.seed, "7")
    second = shown(view)
    assert first != second
    assert sorted(first) == sorted(second) == list(range(1000))


@pytest.mark.parametrize("text", ["1000", "-1", "shoe", "", "99999999999", "99999999999999999999", "1e5", "inf"])
def test_what_is_no_index_is_explained(text: str, view: BrowseView, desk: Desk) -> None:
    desk.type(view.filters.go_to, text)
    assert view.notice.text == "The images are counted from 0 to 999."
    assert view.filters.go_to.property("invalid")

    desk.type(view.filters.go_to, "12")
    assert view.inspector.sample.position.text() == "training image 12"
    assert not view.filters.go_to.property("invalid")
    assert not view.notice.isVisible()


def test_a_seed_that_cannot_be_used_is_explained(view: BrowseView, desk: Desk) -> None:
    desk.choose(view.filters.orders, "shuffled")
    desk.type(view.filters.seed, "99999999999")
    assert view.filters.seed_problem.text() == "Choose a number from 0 to 2,147,483,647."
    desk.type(view.filters.seed, "7")
    assert not view.filters.seed_problem.isVisible()


def test_a_hidden_image_is_explained_and_shown_to_other_pages(
    view: BrowseView, desk: Desk, tiny_data: FashionData
) -> None:
    label = int(tiny_data.train.labels[0])
    desk.choose(view.filters.labels, (label + 1) % 10)
    desk.type(view.filters.go_to, "0")
    assert "hidden by the filters" in view.notice.text
    desk.panel.show_image("test", 17)
    assert view.inspector.sample.position.text() == "test image 17"
    assert view.grid.count() == 300


def test_data_without_a_class_says_so(empty_desk: Desk, tiny_data: FashionData) -> None:
    labels = tiny_data.train.labels.clamp(max=8)
    empty_desk.give_data(replace(tiny_data, train=replace(tiny_data.train, labels=labels)))
    view = empty_desk.panel.browse
    empty_desk.choose(view.filters.labels, 9)
    assert not view.grid.isVisible()
    assert view.nothing.isVisible()
    assert "No image is like that" in view.nothing.text()
    assert view.inspector.sample.name.text() == "Choose an image"
    assert not view.inspector.walk_button.isEnabled()


# ---- with a model


def test_without_a_model_what_needs_one_is_off_and_says_why(desk: Desk) -> None:
    filters = desk.panel.browse.filters
    assert not filters.predicted.isEnabled()
    assert not filters.only_mistakes.isEnabled()
    assert "train one on the Train page" in filters.only_mistakes.toolTip()
    assert "No trained model yet" in desk.panel.browse.inspector.prediction_text.text()
    desk.choose(filters.orders, "shuffled")
    desk.qtbot.keyClick(filters.orders, Qt.Key.Key_Down)
    assert filters.orders.currentData() == "shuffled"


def test_predictions_are_told_and_sort_and_filter_the_images(view: BrowseView, desk: Desk) -> None:
    desk.evaluate()
    desk.type(view.filters.go_to, "11")
    evaluation = desk.predictions.of("train")
    expected = evaluation.logits[11].softmax(dim=0).tolist()
    assert view.inspector.bars.values == pytest.approx(expected)
    right = int(evaluation.predictions[11]) == int(evaluation.labels[11])
    assert view.inspector.prediction_text.text().startswith("Fresh is right" if right else "Fresh is wrong")
    desk.choose(view.filters.orders, "highest_loss")
    log_likely = evaluation.logits.log_softmax(dim=1)[range(1000), evaluation.labels]
    assert shown(view)[0] == int(log_likely.argmin())
    desk.qtbot.keyClick(view.filters.only_mistakes, Qt.Key.Key_Space)
    assert sorted(shown(view)) == (evaluation.predictions != evaluation.labels).nonzero().flatten().tolist()


def test_the_predictions_of_an_older_model_go_until_the_new_ones_are_there(view: BrowseView, desk: Desk) -> None:
    desk.evaluate()
    desk.choose(view.filters.orders, "least_confident")
    desk.give_model("Newer", seed=1)
    assert view.inspector.bars.values is None
    assert view.inspector.prediction_text.text() == "Newer is looking at the images…"
    assert view.nothing.text() == "Newer is looking at the images…"
    desk.until(lambda: view.inspector.bars.values is not None)
    evaluation = desk.predictions.of("train")
    assert shown(view)[0] == int(evaluation.logits.softmax(dim=1).amax(dim=1).argmin())


# ---- out of the page


def test_enter_on_an_image_asks_for_the_walk(desk: Desk) -> None:
    desk.type(desk.panel.browse.filters.go_to, "5")
    with desk.qtbot.waitSignal(desk.panel.requestWalk) as wanted:
        desk.qtbot.keyClick(desk.panel.browse.grid, Qt.Key.Key_Return)
    assert wanted.args == ["train", 5]


def test_selected_images_copied_and_saved(view: BrowseView, desk: Desk, tmp_path: Path, tiny_data: FashionData) -> None:
    desk.qtbot.keyClick(view.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.status.text().endswith("2 selected")
    desk.press(view.copy_button)
    assert QGuiApplication.clipboard().image().width() == (28 + 2 + 28) * 4
    view.grid.setCurrentIndex(view.grid.model().index(0, 0))
    desk.press(view.save_button)
    dialog = view.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "boot.png"))
    dialog.close()
    desk.until(lambda: not view.saving.busy)
    picture = QImage(str(tmp_path / "boot.png"))
    pixels = [[picture.pixelColor(4 * x, 4 * y).red() for x in range(28)] for y in range(28)]
    assert np.array_equal(pixels, tiny_data.train.images[0].numpy())
    assert view.notice.kind == "good"
    view.save_selected(str(tmp_path / "missing" / "boot.png"))
    desk.until(lambda: not view.saving.busy)
    assert view.notice.kind == "error"
    assert "could not be written" in view.notice.text


def test_many_images_are_saved_in_a_thread_and_can_be_stopped(
    view: BrowseView, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.grid.selectAll()
    step, go_on = threading.Event(), threading.Event()

    def content() -> Iterator[float]:
        yield 0.25
        step.set()
        go_on.wait()
        yield 0.5

    monkeypatch.setattr(view.grid, "selected_png", lambda: content)
    view.save_selected(str(tmp_path / "all.png"))
    desk.until(lambda: step.is_set() and "25 %" in view.status.text())
    assert view.save_button.text() == "Stop"
    desk.press(view.save_button)
    go_on.set()
    assert view.save_button.text() == "Save…"
    assert "Saving" not in view.status.text()
    assert view.notice.text == "Stopped: nothing was saved."
    desk.until(lambda: not jobs_running())
    assert list(tmp_path.iterdir()) == []


def test_another_set_is_shown_when_the_model_has_looked_at_it(view: BrowseView, desk: Desk) -> None:
    """The order needs its predictions, which are not there yet; and it has fewer images than the place in the first."""
    desk.evaluate("train")
    desk.choose(view.filters.orders, "highest_loss")
    desk.type(view.filters.go_to, "900")
    desk.choose(view.filters.sets, "test")
    assert view.nothing.text() == "Fresh is looking at the images…"
    assert view.inspector.sample.name.text() == "Choose an image"
    desk.until(lambda: view.grid.isVisible())
    assert view.grid.count() == 300
    assert view.inspector.sample.position.text().startswith("test image")


def test_another_order_begins_with_its_first_image(view: BrowseView, desk: Desk) -> None:
    desk.evaluate()
    view.grid.go_to(500)
    desk.choose(view.filters.orders, "highest_loss")
    first = view.grid.current_index()
    assert first == shown(view)[0]
    view.grid.go_to(shown(view)[7])
    seventh = view.grid.current_index()
    view.catch_up()
    assert view.grid.current_index() == seventh  # only another order leads back


def test_images_are_copied_while_a_filter_has_the_focus(view: BrowseView, desk: Desk) -> None:
    view.grid.go_to(3)
    QGuiApplication.clipboard().clear()
    view.filters.orders.setFocus()
    desk.qtbot.keyClick(view.filters.orders, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not QGuiApplication.clipboard().image().isNull()
