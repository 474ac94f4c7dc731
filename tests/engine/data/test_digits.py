"""The handwritten digits that stand beside the garments."""

import numpy as np
from sklearn.datasets import load_digits

from fmnist_gui.engine.data.digits import digit_examples


def test_one_of_each_digit_and_after_the_last_the_first_again() -> None:
    first = digit_examples(0)
    assert (first.shape, first.dtype, first.max()) == ((10, 8, 8), np.uint8, 255)
    bunch = load_digits()
    assert np.array_equal(first, np.round(bunch.images[:10] * 255 / 16).astype(np.uint8))  # they begin with 0 to 9
    assert bunch.target[:10].tolist() == list(range(10))
    assert not np.array_equal(digit_examples(1), first)
    assert np.array_equal(digit_examples(int((bunch.target == 3).sum()))[3], first[3])
