"""The picture of torch.cat and torch.stack."""

from pytestqt.qtbot import QtBot

from fmnist_gui.kit.look import current_look
from fmnist_gui.views.concatenation.batch_shapes import BatchShapes
from tests.conftest import pixel_colors


def test_batches_keep_their_colours_where_they_are_joined(qtbot: QtBot) -> None:
    view = BatchShapes()
    qtbot.addWidget(view)
    view.resize(300, view.minimumSizeHint().height())
    view.show_shapes("[500, 10]", "[10000, 10]", "[20, 500, 10]")
    image = view.grab().toImage()
    for column in range(3):
        assert set(current_look().series[:3]) <= pixel_colors(image.copy(100 * column, 0, 100, image.height()))
    assert view.accessibleName() == "[500, 10], torch.cat: [10000, 10], torch.stack: [20, 500, 10]"
    view.show_shapes("[500, 10]", "[503, 10]", "")
    assert view.grab().toImage() != image
