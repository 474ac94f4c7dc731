from dataclasses import replace
from pathlib import Path

from fmnist_gui.engine.data.fashion_mnist import FashionData, read_data
from fmnist_gui.engine.generators import result_of
from fmnist_gui.views.files.view import FilesView
from tests.panels.data.conftest import Desk


def opened(desk: Desk) -> FilesView:
    view = desk.panel.files
    desk.open(view)
    desk.until(lambda: view.result is not None)
    return view


def test_what_the_view_looks_at_and_that_archives_are_not_there_any_more_is_told(desk: Desk) -> None:
    view = desk.panel.files
    desk.open(view)
    assert view.waiting.text() == "Looking at the files and images…"
    opened(desk)
    assert not view.waiting.isVisible()
    assert view.extract_note.text().startswith("4 of the four archives are not as they should be")
    assert "is missing" in view.archive_rows[0][1].toolTip()


def test_unbalanced_classes_are_told(empty_desk: Desk, tiny_data: FashionData) -> None:
    labels = tiny_data.train.labels.clamp(max=8)
    empty_desk.give_data(replace(tiny_data, train=replace(tiny_data.train, labels=labels)))
    assert "0 to 200 training images: the set is not balanced" in opened(empty_desk).balance.text()


def test_the_real_data_set_shows_the_course_facts(empty_desk: Desk, real_data_folder: Path) -> None:
    empty_desk.give_data(result_of(read_data(real_data_folder)))
    view = opened(empty_desk)
    assert view.extract_note.text() == "Four archives, as downloaded; the checksums of all of them match."
    assert [size.text() for _, _, size in view.archive_rows] == ["26.4 MB", "29.5 kB", "4.4 MB", "5.1 kB"]
    assert [caption.text() for caption in view.transform.captions] == ["uint8 [28, 28]", "float32 [1, 28, 28]"]
    assert [value.text() for value in view.batch_table.values] == ["[1, 28, 28], 9", "[100, 1, 28, 28]", "[100]", "600"]
    assert [value.text() for value in view.fact_table.values] == [
        "60000",
        "10000",
        "tensor([9, 0, 0, ..., 3, 0, 5])",
        "[9, 0, 0, 3, 0, 2, 7, 2, 5, 5]",
        "0.2860",
        "0.3530",
    ]
    assert view.balance.text() == "Each class has 6,000 training images: the set is balanced."
    assert "70,000 grey pictures" in view.about.text()
    assert "MNIST, the handwritten digits" in view.about.text()
    assert "Ankle boot: 6,000" in view.train_bars.accessibleDescription()
