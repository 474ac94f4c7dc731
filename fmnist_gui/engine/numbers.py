"""How numbers are written, in the window as in the shell and in exported files; and how typed ones are read."""

from __future__ import annotations

import math
import re
from decimal import Decimal

MINUS = "−"
UNKNOWN = "–"
Z_95 = 1.959964  # 95 % of a normal distribution lie within so many standard deviations

_TYPED = str.maketrans({code + 0xFEE0: code for code in range(0x21, 0x7F)} | {"。": ".", MINUS: "-"})  # full-width too
_IN_GROUPS = re.compile(r"[+-]?\d{1,3}(,\d{3})+")


def read_number(text: str, whole: bool) -> float | int | None:
    """The finite number that somebody typed, also by a Chinese input method; None where the text is not one.

    In whole numbers a comma sets thousands apart, else it stands before the decimals.
    """
    text = text.strip().translate(_TYPED)
    try:
        if whole:
            return int(text.replace(",", "") if _IN_GROUPS.fullmatch(text) else text)
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _with_minus(text: str) -> str:
    """With the typographic minus sign, and with none where all digits are zero."""
    return text.replace("-", MINUS) if any(digit in text for digit in "123456789n") else text.removeprefix("-")


def format_number(value: float) -> str:
    """A number as people write it, without an exponent: 0.000001, 10,000."""
    return _with_minus(f"{Decimal(f'{value:.10g}'):,f}")


def thousands(value: float) -> str:
    """Rounded to a whole number, with thousands set apart: 60,000."""
    return _with_minus(f"{value:,.0f}")


def fixed(value: float, decimals: int) -> str:
    return _with_minus(f"{value:.{decimals}f}")


def signed(value: float, decimals: int = 0) -> str:
    """A difference: +1.50, −0.25, 0.00."""
    text = _with_minus(f"{value:+,.{decimals}f}")
    return text if any(digit in text for digit in "123456789") else text.removeprefix("+")


def significant(value: float, digits: int = 3) -> str:
    """With so many digits that count, whatever its size: 0.00123, 1.2e+06."""
    return _with_minus(f"{value:.{digits}g}")


def short_number(value: float) -> str:
    """As short as can be read in a small cell: .25, −.04, 1.5, 30."""
    if abs(value) < 0.995:
        text = f"{value:.2f}"
        return _with_minus(text.replace("0.", ".", 1)) if float(text) else "0"
    return _with_minus(f"{value:.1f}".removesuffix(".0"))


def percent_number(fraction: float, decimals: int = 1) -> str:
    """Of a fraction from 0 to 1, for texts that hold the sign themselves."""
    return fixed(100 * fraction, decimals)


def percent(fraction: float | None, decimals: int = 1) -> str:
    """A fraction from 0 to 1 in per cent, a dash where it is not known."""
    return UNKNOWN if fraction is None else f"{percent_number(fraction, decimals)} %"


def clock(seconds: float) -> str:
    """Minutes and seconds, with hours where there are some: 0:04, 1:00:00."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"


def file_size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"


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
