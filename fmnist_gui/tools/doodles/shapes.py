"""Shapes, letters and digits, and scribbles."""

from __future__ import annotations

import math

import numpy as np

from fmnist_gui.tools.doodles.pen import Pen

# Capital letters and digits as strokes through the points of a grid 4 wide and 6 high: each two digits are one point.
GLYPHS = (
    "06 20 46,13 33",
    "00 06 26 45 44 33 03,33 42 41 20 00",
    "41 20 10 01 05 16 26 45",
    "00 06 26 45 41 20 00",
    "40 00 06 46,03 33",
    "40 00 06,03 33",
    "41 20 10 01 05 16 36 44 24",
    "00 06,40 46,03 43",
    "20 26,10 30,16 36",
    "30 35 26 16 05",
    "00 06,40 03 46",
    "00 06 46",
    "06 00 23 40 46",
    "06 00 46 40",
    "10 01 05 16 36 45 41 30 10",
    "06 00 30 41 42 33 03",
    "10 01 05 16 36 45 41 30 10,24 46",
    "06 00 30 41 42 33 03,23 46",
    "41 30 10 01 02 44 45 36 16 05",
    "00 40,20 26",
    "00 05 16 36 45 40",
    "00 26 40",
    "00 16 23 36 40",
    "00 46,40 06",
    "00 23 40,23 26",
    "00 40 06 46",
    "10 01 05 16 36 45 41 30 10,05 41",
    "11 20 26,16 36",
    "01 10 30 41 42 06 46",
    "00 40 22 32 43 45 36 16 05",
    "30 04 44,30 36",
    "40 00 03 33 44 45 36 06",
    "40 10 01 05 16 36 45 43 34 03",
    "00 40 16",
    "10 01 02 13 33 44 45 36 16 05 04 13,33 42 41 30 10",
    "43 13 02 01 10 30 41 46",
)


def star(p: Pen) -> None:
    n = p.whole(5, 7)
    k = n * 2
    a = np.arange(k) * math.pi / n - math.pi / 2
    if p.maybe(0.4):
        o = [
            (
                0.5 + 0.5 * math.cos(-math.pi / 2 + i * 4 * math.pi / 5),
                0.5 + 0.5 * math.sin(-math.pi / 2 + i * 4 * math.pi / 5),
            )
            for i in range(5)
        ]
        p.line(*o, closed=True)
        return
    r = np.where(np.arange(k) % 2 == 0, 0.5, p.between(0.18, 0.28))
    p.line(*zip(0.5 + r * np.cos(a), 0.5 + r * np.sin(a), strict=False), closed=True)


def spiral(p: Pen) -> None:
    t = np.linspace(0, 2 * math.pi * p.between(2, 4), 150)
    r = 0.5 * t / t[-1]
    p.way(0.5 + r * np.cos(t), 0.5 + r * np.sin(t))


def heart(p: Pen) -> None:
    t = np.linspace(0, 2 * math.pi, 60)
    x = 16 * np.sin(t) ** 3
    y = -(13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t))
    p.way(0.5 + x / 34, 0.5 + y / 34)
    if p.maybe(0.2):
        p.line((0, 0.8), (1, 0.2))


def arrow(p: Pen) -> None:
    if p.maybe():
        p.line((0, 0.5), (1, 0.5))
        p.line((0.7, 0.25), (1, 0.5), (0.7, 0.75))
    else:
        p.line((0, 0.38), (0.6, 0.38), (0.6, 0.15), (1, 0.5), (0.6, 0.85), (0.6, 0.62), (0, 0.62), closed=True)


def moon(p: Pen) -> None:
    p.arc(0.5, 0.5, 0.48, 0.48, 50, 310)
    p.arc(0.72, 0.5, 0.36, 0.38, 80, 280)


def bolt(p: Pen) -> None:
    p.line((0.55, 0), (0.2, 0.55), (0.45, 0.55), (0.35, 1), (0.8, 0.4), (0.52, 0.4), (0.7, 0), closed=True)


def grid(p: Pen) -> None:
    n, m = p.whole(2, 5), p.whole(2, 5)
    for k in range(n + 1):
        p.line((k / n, 0), (k / n, 1))
    for k in range(m + 1):
        p.line((0, k / m), (1, k / m))


def scribble(p: Pen) -> None:
    q = np.cumsum(p.random.normal(0, 1, (p.whole(15, 60), 2)), 0)
    q = (q - q.min(0)) / max(np.ptp(q, 0).max(), 0.1)
    p.way(*q.T)


def polygon(p: Pen) -> None:
    n = p.whole(3, 9)
    a = np.sort(p.random.uniform(0, 2 * math.pi, n))
    r = p.random.uniform(0.2, 0.5, n)
    p.line(*zip(0.5 + r * np.cos(a), 0.5 + r * np.sin(a), strict=False), closed=True)
    if p.maybe(0.3):
        p.arc(p.between(0.3, 0.7), p.between(0.3, 0.7), p.between(0.05, 0.2))


def wave(p: Pen) -> None:
    x = np.linspace(0, 1, 80)
    for k in range(p.whole(1, 4)):
        p.way(x, 0.3 + 0.2 * k + p.between(0.05, 0.2) * np.sin(x * p.between(8, 25) + p.between(0, 6)))


def symbol(p: Pen) -> None:
    """Strokes between the points of a small grid, as in letters and digits."""
    w, h = p.whole(2, 3), p.whole(2, 4)

    def pt() -> tuple[float, float]:
        return (p.whole(0, w) / w * 0.7, p.whole(0, h) / h)

    for _ in range(p.whole(1, 4)):
        if p.maybe(0.6):
            a = pt()
            for _ in range(p.whole(1, 3)):
                b = pt()
                if b != a:
                    p.line(a, b)
                    a = b
        else:
            s = p.between(0, 360)
            p.arc(
                p.between(0.2, 0.5),
                p.between(0.2, 0.8),
                p.between(0.12, 0.35),
                p.between(0.12, 0.5),
                s,
                s + p.between(120, 360),
            )
    if not p.strokes:
        p.line((0, 0), (0, 1))


def ring(p: Pen) -> None:
    p.arc(0.5, 0.5, 0.48, p.between(0.3, 0.48))


def cube(p: Pen) -> None:
    d = p.between(0.2, 0.35)
    p.box(0, d, 1 - d, 1)
    p.line((0, d), (d, 0), (1, 0), (1 - d, d))
    p.line((1, 0), (1, 1 - d), (1 - d, 1))


def crown(p: Pen) -> None:
    n = p.whole(3, 5)
    pts = [(0.0, 0.9)]
    for k in range(n):
        pts += [(k / (n - 1), 0.15), ((k + 0.5) / (n - 1), 0.5)]
    pts = [*pts[:-1], (1.0, 0.9)]
    p.line(*pts, closed=True)


def wheel(p: Pen) -> None:
    p.arc(0.5, 0.5, 0.48)
    n = p.whole(3, 8)
    p.arc(0.5, 0.5, 0.1)
    for k in range(n):
        a = 2 * math.pi * k / n
        p.line((0.5 + 0.1 * math.cos(a), 0.5 + 0.1 * math.sin(a)), (0.5 + 0.48 * math.cos(a), 0.5 + 0.48 * math.sin(a)))


def ladder(p: Pen) -> None:
    p.line((0.3, 0), (0.3, 1))
    p.line((0.7, 0), (0.7, 1))
    n = p.whole(4, 8)
    for k in range(n):
        y = (k + 0.5) / n
        p.line((0.3, y), (0.7, y))


def sun(p: Pen) -> None:
    p.arc(0.5, 0.5, p.between(0.2, 0.28))
    n = p.whole(7, 14)
    for k in range(n):
        a = 2 * math.pi * k / n
        p.line((0.5 + 0.32 * math.cos(a), 0.5 + 0.32 * math.sin(a)), (0.5 + 0.5 * math.cos(a), 0.5 + 0.5 * math.sin(a)))
    if p.maybe(0.3):
        p.dot(0.43, 0.45)
        p.dot(0.57, 0.45)
        p.arc(0.5, 0.52, 0.1, 0.08, 10, 170)


def cloud(p: Pen) -> None:
    n = p.whole(5, 9)
    t = np.linspace(0, 2 * math.pi, 150)
    r = 0.4 + 0.07 * np.abs(np.sin(n * t / 2))
    p.way(0.5 + 1.2 * r * np.cos(t), 0.5 + 0.7 * r * np.sin(t))
    for k in range(p.whole(0, 4)):
        p.line((0.2 + 0.15 * k, 0.9), (0.15 + 0.15 * k, 1.05))


def mountain(p: Pen) -> None:
    n = p.whole(2, 4)
    pts = [(0.0, 1.0)]
    for k in range(n):
        pts += [((k + 0.5) / n, p.between(0.1, 0.4)), ((k + 1) / n, p.between(0.6, 0.9))]
    pts[-1] = (1, 1)
    p.line(*pts)
    if p.maybe():
        p.arc(0.85, 0.15, 0.1)
    if p.maybe():
        p.line((0, 1), (1, 1))


def cross(p: Pen) -> None:
    w = p.between(0.1, 0.18)
    y = p.between(0.3, 0.5)
    p.line(
        (0.5 - w, 0),
        (0.5 + w, 0),
        (0.5 + w, y - w),
        (1, y - w),
        (1, y + w),
        (0.5 + w, y + w),
        (0.5 + w, 1),
        (0.5 - w, 1),
        (0.5 - w, y + w),
        (0, y + w),
        (0, y - w),
        (0.5 - w, y - w),
        closed=True,
    )


def diamond(p: Pen) -> None:
    p.line((0.2, 0.1), (0.8, 0.1), (1, 0.4), (0.5, 1), (0, 0.4), closed=True)
    if p.maybe(0.7):
        p.line((0, 0.4), (1, 0.4))
        p.line((0.35, 0.4), (0.5, 1), (0.65, 0.4))


def note(p: Pen) -> None:
    p.arc(0.25, 0.85, 0.17, 0.12)
    p.line((0.42, 0.85), (0.42, 0.05), (0.9, 0.0), (0.9, 0.75))
    p.arc(0.73, 0.77, 0.17, 0.12)


def bars(p: Pen) -> None:
    for _ in range(p.whole(2, 5)):
        x, y = p.between(0, 0.8), p.between(0, 0.8)
        p.box(x, y, x + p.between(0.1, 0.5), y + p.between(0.1, 0.5))


def rings(p: Pen) -> None:
    for _ in range(p.whole(2, 5)):
        p.arc(p.between(0.2, 0.8), p.between(0.2, 0.8), p.between(0.08, 0.35), p.between(0.08, 0.35))


def glyph(p: Pen) -> None:
    """A capital letter or a digit."""
    p.letter(GLYPHS[p.whole(0, len(GLYPHS) - 1)])


def word(p: Pen) -> None:
    """Two or three of them."""
    for k in range(p.whole(2, 3)):
        p.letter(GLYPHS[p.whole(0, len(GLYPHS) - 1)], right=0.8 * k)


KINDS = (
    star,
    spiral,
    heart,
    arrow,
    moon,
    bolt,
    grid,
    scribble,
    polygon,
    wave,
    symbol,
    ring,
    cube,
    crown,
    wheel,
    ladder,
    sun,
    cloud,
    mountain,
    cross,
    diamond,
    note,
    bars,
    rings,
    glyph,
    word,
)
