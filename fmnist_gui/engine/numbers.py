"""How numbers are written, in the window as in the shell and in exported files."""

from __future__ import annotations

import math
from decimal import Decimal

Z_95 = 1.959964  # 95 % of a normal distribution lie within so many standard deviations


def format_number(value: float) -> str:
    """A number as people write it, without an exponent: 0.000001, 10,000."""
    return f"{Decimal(f'{value:.10g}'):,f}"


def wilson_interval(correct: int, total: int, z: float = Z_95) -> tuple[float, float]:
    """Where the true fraction lies, with 95 % confidence, when `correct` of `total` were seen; (0, 1) for none.

    The score interval of E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
    Journal of the American Statistical Association 22 (1927), 209–212: with p = correct / total, its centre is
    (p + z²/2n) / (1 + z²/n) and its half width z / (1 + z²/n) · √(p(1 − p)/n + z²/4n²). Unlike p ± z√(p(1 − p)/n)
    it stays within 0 and 1.
    """
    if total == 0:
        return 0.0, 1.0
    fraction, weight = correct / total, z * z / total
    centre = (fraction + weight / 2) / (1 + weight)
    half = z / (1 + weight) * math.sqrt(fraction * (1 - fraction) / total + weight / (4 * total))
    return max(0.0, centre - half), min(1.0, centre + half)
