"""One sample, as a section shows it; on the Data page the browser's tests look at it."""

from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.views.sample import SampleView
from tests.conftest import Press, Write, after, opened

view = opened(SampleView)


def test_a_sample_is_shown_in_all_its_forms(view: SampleView, tiny_data: FashionData) -> None:
    label = int(tiny_data.train.labels[0])
    image = tiny_data.train.images[0] / 255
    assert view.name.text() == f"{label}  {CLASS_NAMES[label]}"
    assert view.position.text() == "training image 0"
    assert [value.text() for value in view.values] == [
        "[28, 28]",
        f"label {label}",
        "[1, 28, 28]",
        f"{image.min():.2f}, {image.max():.2f}",
        "[28, 28]",
        "[1, 1, 28, 28]",
    ]
    assert all(label.isVisible() for label in (*view.codes, *view.values, view.pixels))
    assert all(value.x() < view.width() / 2 for value in view.values)  # near what they are the values of
    assert (view.pixels._pixels == tiny_data.train.images[0].numpy()).all()


def test_another_sample_by_its_number_and_one_that_no_sample_has(
    view: SampleView, write: Write, press: Press, qtbot: QtBot, tiny_data: FashionData
) -> None:
    after(qtbot, view, lambda: view.picker.field.setText("998"))
    after(qtbot, view, lambda: press(view.picker.next))
    assert view.codes[1].text() == "image, label = train_set[999]"
    assert view.values[1].text() == f"label {int(tiny_data.train.labels[999])}"
    write(view.picker.field, "1000")
    assert view.picker.note.text() == "There is no such image: type a number from 0 to 999."
    qtbot.waitUntil(lambda: view.codes[1].text() == "image, label = train_set[100]")  # typed on the way
