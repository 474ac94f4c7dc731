"""Numbers as people write them, and intervals against figures from the literature."""

from __future__ import annotations

import math

import pytest

from fmnist_gui.engine.numbers import format_number, wilson_interval


@pytest.mark.parametrize(
    ("value", "text"), [(1e-6, "0.000001"), (10_000, "10,000"), (0.1 + 0.2, "0.3"), (-2.5, "-2.5"), (200.0, "200")]
)
def test_a_number_has_no_exponent(value: float, text: str) -> None:
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("correct", "total", "low", "high"),
    [
        (15, 148, 0.0624, 0.1605),  # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),  # the same
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(correct: int, total: int, low: float, high: float) -> None:
    assert wilson_interval(correct, total) == pytest.approx((low, high), abs=1e-4)


def test_the_interval_solves_wilsons_equation() -> None:
    """At both its ends the observed fraction is z standard deviations away."""
    for end in wilson_interval(8459, 10_000):
        assert abs(0.8459 - end) / math.sqrt(end * (1 - end) / 10_000) == pytest.approx(1.959964)
    assert wilson_interval(0, 0) == (0.0, 1.0)
    assert wilson_interval(50, 50)[1] == pytest.approx(1.0)
