import math

import numpy as np
import pytest

from fmnist_gui.engine.training.history import History, decimate


@pytest.fixture
def history() -> History:
    return History()


def test_a_new_history_is_empty(history: History) -> None:
    assert len(history) == 0
    assert history.steps.size == history.smoothed("loss").size == history.epoch_points.steps.size == 0


def test_batches_survive_growing(history: History) -> None:
    for step in range(1, 5001):
        history.append(step, 1 / step, step / 5000)
    assert len(history) == 5000
    np.testing.assert_array_equal(history.steps, np.arange(1, 5001))
    np.testing.assert_allclose(history.losses, 1 / np.arange(1, 5001))
    np.testing.assert_array_equal(history.values("accuracy"), history.accuracies)
    assert history.accuracies[-1] == 1.0


def test_views_cannot_be_written(history: History) -> None:
    history.append(1, 2.0, 0.1)
    with pytest.raises(ValueError, match="read-only"):
        history.losses[0] = 0.0


def test_the_average_starts_at_the_first_value_and_follows_the_weights(history: History) -> None:
    losses = [2.0, 1.0, 4.0]
    for step, loss in enumerate(losses, start=1):
        history.append(step, loss, 0.5)
    weights = np.array([0.97**2, 0.97, 1.0])
    expected = [2.0, (0.97 * 2.0 + 1.0) / 1.97, (weights @ losses) / weights.sum()]
    np.testing.assert_allclose(history.smoothed("loss"), expected)
    np.testing.assert_allclose(history.smoothed("accuracy"), [0.5, 0.5, 0.5])


def test_a_value_that_is_not_finite_does_not_spoil_the_average(history: History) -> None:
    for step, loss in enumerate([2.0, math.nan, math.inf, 2.0], start=1):
        history.append(step, loss, 0.5)
    np.testing.assert_allclose(history.smoothed("loss"), [2.0, np.nan, np.inf, 2.0])


def test_extend_gives_what_appending_gives() -> None:
    generator = np.random.default_rng(0)
    steps, losses, accuracies = np.arange(1, 12_001), generator.random(12_000), generator.random(12_000)
    one_by_one, at_once = History(), History()
    for row in zip(steps.tolist(), losses.tolist(), accuracies.tolist(), strict=True):
        one_by_one.append(*row)
    at_once.append(1, losses[0], accuracies[0])
    at_once.extend(steps[1:], losses[1:], accuracies[1:])
    for quantity in ("loss", "accuracy"):
        np.testing.assert_array_equal(at_once.values(quantity), one_by_one.values(quantity))
        np.testing.assert_allclose(at_once.smoothed(quantity), one_by_one.smoothed(quantity))


def test_extend_refuses_columns_of_different_lengths_and_stays_as_it_was(history: History) -> None:
    with pytest.raises(ValueError, match="different lengths: 2, 1, 2"):
        history.extend([1, 2], [0.5], [0.1, 0.2])
    assert len(history) == 0


def test_epoch_points_keep_training_and_evaluation_apart(history: History) -> None:
    history.append_epoch(600, 0.6, 0.78, 0.5, 0.81)
    history.append_epoch(1200, 0.4, 0.85, math.nan, math.nan)
    np.testing.assert_array_equal(history.epoch_points.steps, [600, 1200])
    np.testing.assert_array_equal(history.train_averages("loss"), [0.6, 0.4])
    np.testing.assert_array_equal(history.train_averages("accuracy"), [0.78, 0.85])
    np.testing.assert_array_equal(history.evaluations("loss"), [0.5, np.nan])
    np.testing.assert_array_equal(history.evaluations("accuracy"), [0.81, np.nan])


def test_every_change_has_its_revision(history: History) -> None:
    history.append(1, 2.0, 0.1)
    seen = history.revision
    history.extend([2], [1.0], [0.2])
    assert history.revision != seen


def test_clear_forgets_the_average_too(history: History) -> None:
    history.append(1, 100.0, 0.1)
    history.append_epoch(1, 2.0, 0.1, 2.0, 0.1)
    before = history.losses
    history.clear()
    assert len(history) == len(history.epoch_points.steps) == 0
    history.append(1, 1.0, 0.5)
    assert history.smoothed("loss")[0] == 1.0
    assert before[0] == 100.0


def test_decimate_leaves_few_points_alone() -> None:
    x, y = np.arange(10.0), np.arange(10.0)
    kept_x, kept_y = decimate(x, y, 5)
    assert kept_x is x
    assert kept_y is y


def test_decimate_keeps_each_buckets_extremes_in_order() -> None:
    x = np.arange(60_000.0)
    y = np.random.default_rng(1).normal(size=60_000)
    kept_x, kept_y = decimate(x, y, 800)
    assert len(kept_x) <= 1600
    assert (np.diff(kept_x) > 0).all()
    np.testing.assert_array_equal(kept_y, y[kept_x.astype(int)])
    for left in range(0, 60_000, 75):
        inside, kept = y[left : left + 75], kept_y[(kept_x >= left) & (kept_x < left + 75)]
        assert (kept.min(), kept.max()) == (inside.min(), inside.max())
    assert kept_y.max() == y.max()


def test_decimate_sees_one_outlier_beside_nans() -> None:
    x, y = np.arange(1000.0), np.zeros(1000)
    y[::3] = np.nan
    y[500] = 9.0
    kept_x, kept_y = decimate(x, y, 10)
    assert kept_y[kept_x == 500] == [9.0]
    assert np.isfinite(kept_y).all()


def test_decimate_keeps_a_gap_as_a_gap() -> None:
    x, y = np.arange(1000.0), np.ones(1000)
    y[300:600] = np.nan
    kept_x, kept_y = decimate(x, y, 10)
    assert np.isnan(kept_y[(kept_x >= 300) & (kept_x < 600)]).any()
    assert np.isfinite(kept_y[(kept_x < 299) | (kept_x > 600)]).all()


def test_decimate_keeps_the_ends_of_what_does_not_divide_evenly() -> None:
    x = np.arange(1003.0)
    kept_x, _ = decimate(x, x, 100)
    assert len(kept_x) <= 200
    assert (kept_x[0], kept_x[-1]) == (0, 1002)
