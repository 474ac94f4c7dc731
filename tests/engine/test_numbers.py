"""Numbers as people write them, and intervals against figures from the literature."""

import math

import pytest

from fmnist_gui.engine.numbers import (
    clock,
    file_size,
    fixed,
    format_number,
    percent,
    percent_number,
    short_number,
    signed,
    significant,
    thousands,
    wilson_interval,
)


@pytest.mark.parametrize(
    ("value", "text"), [(1e-6, "0.000001"), (10_000, "10,000"), (0.1 + 0.2, "0.3"), (-2.5, "−2.5"), (200.0, "200")]
)
def test_a_number_has_no_exponent(value: float, text: str) -> None:
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (thousands(60_000), "60,000"),
        (thousands(-1234.4), "−1,234"),
        (fixed(-0.004, 2), "0.00"),
        (fixed(-1.5, 2), "−1.50"),
        (fixed(math.nan, 1), "nan"),
        (signed(1.5, 2), "+1.50"),
        (signed(-2500), "−2,500"),
        (signed(0.0, 1), "0.0"),
        (significant(-0.001234), "−0.00123"),
        (significant(12345.678, 6), "12345.7"),
        (percent_number(0.46), "46.0"),
        (percent(0.9104, 2), "91.04 %"),
        (percent(1, 0), "100 %"),
        (percent(None), "–"),
        (clock(3.6), "0:04"),
        (clock(3600), "1:00:00"),
        (file_size(31_000_000), "31.0 MB"),
        (file_size(29_515), "29.5 kB"),
    ],
)
def test_each_kind_of_number_is_written_in_one_way(written: str, text: str) -> None:
    """Thousands set apart, the minus sign as long as the plus, and none before a zero."""
    assert written == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.253, ".25"), (-0.04, "−.04"), (-0.001, "0"), (0.996, "1"), (1.52, "1.5"), (-7.74, "−7.7"), (30.0, "30")],
)
def test_a_number_in_a_small_cell_is_as_short_as_can_be_read(value: float, text: str) -> None:
    assert short_number(value) == text


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
