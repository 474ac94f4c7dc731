import pytest
from PySide6.QtGui import QColor

from fmnist_gui.kit.look import current_look
from fmnist_gui.kit.probability_bars import ProbabilityBars
from tests.conftest import Put

VALUES = [0.0, 0.05, 0.0, 0.7, 0.05, 0.1, 0.1, 0.0, 0.0, 0.0]


@pytest.fixture
def bars(put: Put) -> ProbabilityBars:
    return put(ProbabilityBars(), 300, 200)


def accent_rows(bars: ProbabilityBars) -> set[int]:
    """The rows in which something is drawn in the accent colour."""
    picture, accent = bars.grab().toImage(), QColor(current_look().accent)
    return {
        y * 10 // picture.height()
        for y in range(picture.height())
        if any(picture.pixelColor(x, y) == accent for x in range(picture.width()))
    }


def test_the_highest_bar_alone_has_the_accent_colour_and_none_without_values(bars: ProbabilityBars) -> None:
    bars.show_probabilities(VALUES, 6)
    assert accent_rows(bars) == {3}
    bars.show_probabilities(None)
    assert accent_rows(bars) == set()


def test_the_true_label_is_marked_by_more_than_colour(bars: ProbabilityBars) -> None:
    bars.show_probabilities(VALUES)
    without = bars.grab().toImage()
    bars.show_probabilities(VALUES, 6)
    edge = [bars.grab().toImage().pixelColor(3, 6 * 20 + y) != without.pixelColor(3, 6 * 20 + y) for y in range(20)]
    assert any(edge)


def test_the_values_are_told_in_words(bars: ProbabilityBars) -> None:
    bars.show_probabilities(VALUES, 3)
    assert bars.row_text(3) == "Dress: 70.0 % (true label)"
    assert "Shirt: 10.0 %" in bars.accessibleDescription()
