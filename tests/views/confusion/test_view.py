"""The confusion matrix, image by image and as a whole, on the Results page and in a section."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from sklearn.metrics import confusion_matrix

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.training.comparison import images_of_cell, largest_confusions
from fmnist_gui.views.confusion import view as view_module
from fmnist_gui.views.confusion.view import ConfusionMatrixView
from tests.conftest import TIMEOUT_MS, Press, Show, after, give_data, new_weights, table_texts
from tests.views.confusion.conftest import Open, Until, figures_by

LEFT = Qt.MouseButton.LeftButton
BOTH = pytest.mark.parametrize("compact", [False, True], ids=["page", "section"])


@pytest.fixture
def full(state: AppState, page: Open, ready: Until) -> ConfusionMatrixView:
    view = page(ConfusionMatrixView)
    ready(view)
    return view


@pytest.fixture
def section(see: Show, qtbot: QtBot) -> ConfusionMatrixView:
    view = see(ConfusionMatrixView)
    assert view.split_name == "train"
    to_test_images(view, qtbot)
    return view


@pytest.fixture(params=[False, True], ids=["page", "section"])
def whole(see: Show, press: Press, qtbot: QtBot, request: pytest.FixtureRequest) -> ConfusionMatrixView:
    """All images, in both forms."""
    view = see(ConfusionMatrixView, compact=request.param)
    view.resize(904, view.sizeHint().height())
    if request.param:
        press(view.all)
        to_test_images(view, qtbot)
    return view


def to_test_images(view: ConfusionMatrixView, qtbot: QtBot) -> None:
    """A section begins with the training images, as the course does."""
    after(qtbot, view, lambda: qtbot.keyClick(view.split, Qt.Key.Key_Up))


def values(view: ConfusionMatrixView) -> np.ndarray:
    return view.heatmap.values


def click_cell(qtbot: QtBot, view: ConfusionMatrixView, true: int, predicted: int) -> None:
    qtbot.mouseClick(view.matrix, LEFT, pos=view.matrix.plan().rect_of(true, predicted).center().toPoint())


def shown_images(view: ConfusionMatrixView) -> list[int]:
    view.grid.selectAll()
    return view.grid.selected_indices()


# ---- the whole matrix


def test_the_matrix_is_scikit_learn_s_as_counts_and_fractions_and_without_the_diagonal(
    whole: ConfusionMatrixView, tiny_data: FashionData, qtbot: QtBot
) -> None:
    figures = figures_by(7, tiny_data.test)
    assert values(whole).tolist() == confusion_matrix(figures.labels, figures.predictions).tolist()
    headline = whole.headline.text()
    assert headline.startswith("<b>A network</b>: ")
    assert f"{100 * figures.accuracy:.2f} % of the 300 test images are classified correctly" in headline
    counts = values(whole)
    qtbot.keyClick(whole.kind, Qt.Key.Key_Down)
    assert values(whole) == pytest.approx(counts / 30)
    assert whole.heatmap.extent == 1.0
    qtbot.keyClick(whole.kind, Qt.Key.Key_Down)
    columns = counts.sum(axis=0)
    assert np.isnan(values(whole)[:, columns == 0]).all()
    assert np.nansum(values(whole), axis=0)[columns > 0] == pytest.approx(1.0)
    qtbot.mouseClick(whole.hide_diagonal, LEFT, pos=QPoint(8, whole.hide_diagonal.height() // 2))
    assert not whole.heatmap.shows(3, 3)


def test_from_the_largest_confusion_or_another_cell_to_a_walk(full: ConfusionMatrixView, qtbot: QtBot) -> None:
    worst = largest_confusions(full.figures.matrix, 1)[0]
    assert full.matrix.chosen == (worst.true, worst.predicted)
    expected = f"{CLASS_NAMES[worst.true]} taken for {CLASS_NAMES[worst.predicted]}: {worst.count} of 30"
    assert full.confusions.item(0).text() == expected
    assert expected in full.cell_label.text()
    assert full.confusions.currentRow() == 0
    assert shown_images(full) == images_of_cell(full.figures, worst.true, worst.predicted).tolist()
    figures = full.figures
    predicted = int(figures.matrix.sum(axis=0).argmax())
    true = next(number for number in range(10) if number != predicted and figures.matrix[number, predicted] > 1)
    click_cell(qtbot, full, true, predicted)
    shown = shown_images(full)
    assert sorted(shown) == np.flatnonzero((figures.labels == true) & (figures.predictions == predicted)).tolist()
    sureness = figures.confidences[shown].tolist()
    assert sureness == sorted(sureness, reverse=True)
    grid = full.grid
    corner = grid.visualRect(grid.model().index(1, 0)).center()
    with qtbot.waitSignal(full.requestWalk) as walk:
        qtbot.mouseClick(grid.viewport(), LEFT, pos=corner)
    assert walk.args == ["test", shown[1]]
    with qtbot.waitSignal(full.requestWalk) as walk:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert walk.args == ["test", shown[1]]
    with qtbot.assertNotEmitted(full.requestWalk):  # Ctrl selects, to copy
        qtbot.mouseClick(grid.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, corner)
    true, predicted = (int(axis) for axis in np.argwhere(values(full) == 0)[0])
    click_cell(qtbot, full, true, predicted)
    assert shown_images(full) == []
    assert ": 0 of 30" in full.cell_label.text()


def test_a_confusion_in_words_leads_to_its_cell(whole: ConfusionMatrixView, qtbot: QtBot) -> None:
    figures = whole.figures
    matrix, second = figures.matrix, largest_confusions(figures.matrix, 2)[1]
    place = whole.confusions.visualItemRect(whole.confusions.item(1)).center()
    qtbot.mouseClick(whole.confusions.viewport(), LEFT, pos=place)
    assert whole.matrix.chosen == (second.true, second.predicted)
    text, back = whole.cell_label.text(), int(matrix[second.predicted, second.true])
    assert f"{second.count} of {matrix[second.true].sum()}" in text
    assert f"in {back} cases; together {back + second.count}." in text
    if not whole.compact:
        assert len(shown_images(whole)) == second.count
    click_cell(qtbot, whole, 3, 3)
    assert whole.cell_label.text() == f"<b>Dress classified correctly: {matrix[3, 3]} of {matrix[3].sum()}</b>"
    assert whole.confusions.currentRow() == -1


def test_the_training_images_are_shown_as_well(
    full: ConfusionMatrixView, section: ConfusionMatrixView, press: Press, ready: Until, qtbot: QtBot
) -> None:
    full.choose_split("train")
    assert full.heatmap is None
    press(section.all)
    qtbot.keyClick(section.split, Qt.Key.Key_Down)
    for view in (full, section):
        ready(view)
        assert "1,000 training images" in view.headline.text()
        assert values(view).sum() == 1000
    with qtbot.waitSignal(full.requestWalk) as walk:
        grid = full.grid
        qtbot.mouseClick(grid.viewport(), LEFT, pos=grid.visualRect(grid.model().index(0, 0)).center())
    assert walk.args[0] == "train"


@pytest.mark.usefixtures("without_sandals")
def test_data_without_one_of_the_classes(page: Open, ready: Until, qtbot: QtBot) -> None:
    view = page(ConfusionMatrixView)
    ready(view)
    click_cell(qtbot, view, 5, 5)
    assert "These images have none of the class Sandal." in view.cell_label.text()


def test_the_reference_run_stands_beside_the_training_images_of_fashion_mnist(
    see: Show, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_module, "reference_applies", lambda data: True)
    view = see(ConfusionMatrixView)
    assert not view.reference.isVisible()
    press(view.all)
    matrix, rows = view.figures.matrix, table_texts(view.reference)
    assert [row[0] for row in rows[:2]] == ["Shirt ↔ T-shirt/top", "Shirt ↔ Coat"]
    assert [row[1] for row in rows] == ["1,716", "1,427", "1,392", "1,117", "51,265", "0.854"]
    assert rows[0][2] == str(matrix[6, 0] + matrix[0, 6])
    assert rows[4][2] == str(matrix.trace())
    to_test_images(view, qtbot)
    assert not view.reference.isVisible()


# ---- image by image


def test_it_begins_empty_in_a_section_and_says_what_to_press(section: ConfusionMatrixView, press: Press) -> None:
    assert values(section).sum() == 0
    assert "Press Next image" in section.image_text.text()
    first = CLASS_NAMES[int(section.figures.labels[0])]
    assert section.image_text.text().endswith(f"The first one is {first}. What will the network say?")
    assert section.picture.image.pixelColor(3, 4).red() == section.result.split.images[0, 4, 3]
    assert not section.reset.isEnabled()
    assert not section.confusions.isVisible()
    press(section.next)
    true, predicted = int(section.figures.labels[0]), int(section.figures.predictions[0])
    name, other = CLASS_NAMES[true], CLASS_NAMES[predicted]
    described = section.matrix.accessibleDescription().splitlines()
    assert described[0] == (
        f"{name} classified correctly: 1 of 1" if true == predicted else f"{name} taken for {other}: 1 of 1"
    )
    assert len(described) == 3  # with its fractions of the row and of the column


@BOTH
def test_each_image_adds_one_to_its_cell(see: Show, press: Press, compact: bool) -> None:
    view = see(ConfusionMatrixView, compact=compact)
    if not compact:
        view.resize(904, 536)
        press(view.anew)
    press(view.next)
    press(view.next)

    true, predicted = int(view.figures.labels[1]), int(view.figures.predictions[1])
    assert values(view).sum() == 2
    assert view.matrix.chosen == (true, predicted)
    assert view.image_text.text() == (
        f"Image 1 is {CLASS_NAMES[true]}, the network says {CLASS_NAMES[predicted]}: "
        f"one more in the row of {CLASS_NAMES[true]}, column of {CLASS_NAMES[predicted]}."
    )
    assert view.picture.image.pixelColor(3, 4).red() == view.result.split.images[1, 4, 3]
    if not compact:
        assert set(shown_images(view)) <= {0, 1}


def test_all_images_give_the_whole_matrix_of_any_network(
    section: ConfusionMatrixView, press: Press, state: AppState, qtbot: QtBot
) -> None:
    press(section.more)
    assert values(section).sum() == 100
    figures = section.figures
    correct = int((figures.labels[:100] == figures.predictions[:100]).sum())
    assert f"On the diagonal: {correct} of 100, an accuracy of {correct:.2f} %." in section.headline.text()
    press(section.more)
    press(section.more)

    assert values(section).tolist() == figures.matrix.tolist()
    assert "of the 300 test images" in section.headline.text()
    assert section.confusions.isVisible()
    assert not section.next.isVisible()
    press(section.anew)
    assert values(section).sum() == 0
    press(section.more)
    before = section.result
    after(qtbot, section, lambda: state.model.replace(new_weights(5), "Another"))
    assert section.result is not before
    assert section.headline.text().startswith("<b>Another</b>")
    assert values(section).sum() == 100
    press(section.all)
    state.model.weights = None
    state.model.changed.emit()
    qtbot.waitUntil(lambda: section.headline.text().startswith("<b>An untrained network</b>"), timeout=TIMEOUT_MS)
    give_data(state, None)
    qtbot.waitUntil(lambda: "of the 100 test images" in section.headline.text(), timeout=TIMEOUT_MS)
