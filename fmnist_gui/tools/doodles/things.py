"""Things that one doodles, and that are no garments."""

from __future__ import annotations

import math

import numpy as np

from fmnist_gui.tools.doodles.pen import Pen


def smiley(p: Pen) -> None:
    p.arc(0.5, 0.5, 0.45, p.between(0.38, 0.5))
    e = p.between(0.14, 0.2)
    y = p.between(0.32, 0.42)
    for s in (-1, 1):
        k = p.whole(0, 2)
        (
            p.dot(0.5 + s * e, y)
            if k == 0
            else p.arc(0.5 + s * e, y, p.between(0.03, 0.07))
            if k == 1
            else p.line((0.5 + s * e, y - 0.06), (0.5 + s * e, y + 0.06))
        )
    m = p.between(0.15, 0.28)
    if p.maybe(0.8):
        p.arc(0.5, p.between(0.52, 0.6), m, p.between(0.1, 0.22), 10, 170)
    else:
        p.arc(0.5, 0.8, m, 0.12, 190, 350)
    if p.maybe(0.3):
        p.line((0.5, 0.45), (0.47, 0.57), (0.52, 0.57))


def house(p: Pen) -> None:
    w = p.between(0.35, 0.48)
    top = p.between(0.35, 0.5)
    p.box(0.5 - w, top, 0.5 + w, 1)
    o = p.between(0, 0.1)
    p.line((0.5 - w - o, top), (0.5, p.between(0, 0.1)), (0.5 + w + o, top), closed=p.maybe())
    d = p.between(0.06, 0.12)
    x = p.between(0.35, 0.65)
    p.line((x - d, 1), (x - d, p.between(0.65, 0.75)), (x + d, 0.7), (x + d, 1))
    for _ in range(p.whole(0, 2)):
        x = p.between(0.2, 0.7)
        y = p.between(0.52, 0.6)
        p.box(x, y, x + 0.15, y + 0.14)
        if p.maybe():
            p.line((x + 0.075, y), (x + 0.075, y + 0.14))
            p.line((x, y + 0.07), (x + 0.15, y + 0.07))
    if p.maybe(0.4):
        p.line((0.75, 0.25), (0.75, 0.02), (0.85, 0.02), (0.85, 0.33))


def tree(p: Pen) -> None:
    w = p.between(0.05, 0.1)
    if p.maybe():
        p.line((0.5 - w, 1), (0.5 - w, 0.6))
        p.line((0.5 + w, 1), (0.5 + w, 0.6))
        n = p.whole(5, 9)
        t = np.linspace(0, 2 * math.pi, 120)
        r = 0.3 + 0.05 * np.sin(n * t)
        p.way(0.5 + r * 1.1 * np.cos(t), 0.32 + r * np.sin(t))
    else:
        p.box(0.5 - w, 0.85, 0.5 + w, 1)
        y = 0.85
        for k in range(p.whole(2, 4)):
            p.line((0.5 - 0.4 + 0.08 * k, y), (0.5, y - 0.35), (0.5 + 0.4 - 0.08 * k, y), closed=True)
            y -= 0.2


def car(p: Pen) -> None:
    y = p.between(0.5, 0.58)
    p.line(
        (0.02, 0.8),
        (0.02, y),
        (0.2, y),
        (p.between(0.25, 0.35), 0.3),
        (p.between(0.6, 0.7), 0.3),
        (0.8, y),
        (0.98, y + 0.04),
        (0.98, 0.8),
        closed=True,
    )
    for x in (0.25, 0.75):
        p.arc(x, 0.8, p.between(0.09, 0.13))
    if p.maybe():
        p.line((0.33, y), (0.36, 0.36), (0.5, 0.36), (0.5, y), closed=True)
        p.line((0.53, y), (0.53, 0.36), (0.62, 0.36), (0.7, y), closed=True)


def fish(p: Pen) -> None:
    h = p.between(0.18, 0.3)
    t = np.linspace(0, math.pi, 30)
    x = 0.05 + 0.7 * (1 - np.cos(t)) / 2
    p.way(x, 0.5 - h * np.sin(t))
    p.way(x, 0.5 + h * np.sin(t))
    p.line((0.73, 0.5), (0.98, 0.5 - h), (0.93, 0.5), (0.98, 0.5 + h), closed=True)
    p.dot(0.2, 0.45) if p.maybe() else p.arc(0.2, 0.45, 0.03)
    if p.maybe(0.5):
        p.arc(0.3, 0.5, 0.08, h * 0.6, -60, 60)
    if p.maybe(0.4):
        p.line((0.4, 0.5 - h), (0.5, 0.5 - h - 0.12), (0.58, 0.52 - h))


def flower(p: Pen) -> None:
    n = p.whole(5, 8)
    r = p.between(0.09, 0.13)
    d = p.between(0.15, 0.2)
    for k in range(n):
        a = 2 * math.pi * k / n
        p.arc(0.5 + d * math.cos(a), 0.3 + d * math.sin(a), r)
    p.arc(0.5, 0.3, p.between(0.05, 0.09))
    p.line((0.5, 0.55), (0.5 + p.between(-0.05, 0.05), 1))
    if p.maybe(0.7):
        p.arc(0.6, 0.8, 0.1, 0.05)
    if p.maybe(0.4):
        p.arc(0.4, 0.75, 0.1, 0.05)


def cat(p: Pen) -> None:
    p.arc(0.5, 0.55, 0.42, 0.38)
    for s in (-1, 1):
        p.line((0.5 + s * 0.37, 0.36), (0.5 + s * p.between(0.33, 0.4), 0.02), (0.5 + s * 0.12, 0.2))
        p.dot(0.5 + s * 0.16, 0.48) if p.maybe() else p.arc(0.5 + s * 0.16, 0.48, 0.05)
        for k in range(p.whole(2, 3)):
            p.line((0.5 + s * 0.15, 0.65 + 0.04 * k), (0.5 + s * 0.5, 0.58 + 0.1 * k))
    p.line((0.46, 0.6), (0.54, 0.6), (0.5, 0.65), closed=True)
    p.arc(0.44, 0.68, 0.06, 0.05, 0, 180)
    p.arc(0.56, 0.68, 0.06, 0.05, 0, 180)


def clock(p: Pen) -> None:
    p.arc(0.5, 0.5, 0.48)
    if p.maybe():
        p.arc(0.5, 0.5, 0.42)
    for k in range(12):
        a = k * math.pi / 6
        if p.maybe(0.9):
            p.line(
                (0.5 + 0.4 * math.cos(a), 0.5 + 0.4 * math.sin(a)), (0.5 + 0.46 * math.cos(a), 0.5 + 0.46 * math.sin(a))
            )
    for length in (0.22, 0.34):
        a = p.between(0, 6.3)
        p.line((0.5, 0.5), (0.5 + length * math.cos(a), 0.5 + length * math.sin(a)))


def boat(p: Pen) -> None:
    p.line((0.05, 0.65), (0.2, 0.95), (0.8, 0.95), (0.95, 0.65), closed=True)
    p.line((0.5, 0.65), (0.5, 0.02))
    p.line((0.5, 0.05), (0.9, 0.58), (0.5, 0.58), closed=p.maybe())
    if p.maybe():
        p.line((0.45, 0.1), (0.15, 0.58), (0.45, 0.58), closed=True)
    if p.maybe(0.4):
        p.way(np.linspace(-0.1, 1.1, 40), 1.02 + 0.03 * np.sin(np.linspace(0, 30, 40)))


def cup(p: Pen) -> None:
    p.line((0.1, 0.2), (0.18, 0.95), (0.65, 0.95), (0.73, 0.2))
    p.arc(0.41, 0.2, 0.32, 0.08)
    p.arc(0.72, 0.5, 0.2, 0.2, -80, 100)
    for k in range(p.whole(0, 3)):
        p.line((0.25 + 0.14 * k, 0.1), (0.29 + 0.14 * k, 0.03), (0.25 + 0.14 * k, -0.05))


def mushroom(p: Pen) -> None:
    p.arc(0.5, 0.5, 0.48, 0.45, 180, 360)
    p.line((0.02, 0.5), (0.98, 0.5))
    p.line((0.38, 0.5), (0.35, 0.95), (0.65, 0.95), (0.62, 0.5))
    for _ in range(p.whole(0, 4)):
        p.arc(p.between(0.2, 0.8), p.between(0.2, 0.4), p.between(0.03, 0.07))


def umbrella(p: Pen) -> None:
    p.arc(0.5, 0.5, 0.48, 0.42, 180, 360)
    n = p.whole(3, 5)
    w = 0.96 / n
    for k in range(n):
        p.arc(0.02 + w * (k + 0.5), 0.5, w / 2, 0.06, 180, 360)
    p.line((0.5, 0.08), (0.5, 0.9))
    p.arc(0.42, 0.9, 0.08, 0.08, 0, 180)


def figure(p: Pen) -> None:
    p.arc(0.5, 0.14, 0.13)
    p.line((0.5, 0.27), (0.5, 0.65))
    p.line((0.5, 0.65), (0.5 + p.between(-0.3, -0.15), 1))
    p.line((0.5, 0.65), (0.5 + p.between(0.15, 0.3), 1))
    y = p.between(0.35, 0.45)
    p.line((p.between(0.1, 0.25), p.between(0.3, 0.6)), (0.5, y), (p.between(0.75, 0.9), p.between(0.3, 0.6)))


def key(p: Pen) -> None:
    p.arc(0.2, 0.5, 0.18)
    p.line((0.38, 0.5), (1, 0.5))
    p.line((0.85, 0.5), (0.85, 0.7))
    p.line((0.95, 0.5), (0.95, 0.7))
    if p.maybe():
        p.arc(0.2, 0.5, 0.08)


def eye(p: Pen) -> None:
    p.arc(0.5, 0.9, 0.6, 0.6, 225, 315)
    p.arc(0.5, 0.1, 0.6, 0.6, 45, 135)
    p.arc(0.5, 0.5, 0.15)
    p.arc(0.5, 0.5, 0.06)


def butterfly(p: Pen) -> None:
    for s in (-1, 1):
        p.arc(0.5 + s * 0.25, 0.3, 0.22, 0.25)
        p.arc(0.5 + s * 0.2, 0.7, 0.16, 0.2)
        p.line((0.5, 0.2), (0.5 + s * 0.12, 0))
    p.line((0.5, 0.15), (0.5, 0.85))


def bicycle(p: Pen) -> None:
    p.arc(0.2, 0.7, 0.2)
    p.arc(0.8, 0.7, 0.2)
    p.line((0.2, 0.7), (0.38, 0.4), (0.7, 0.4), (0.8, 0.7))
    p.line((0.38, 0.4), (0.5, 0.7), (0.7, 0.4))
    p.line((0.2, 0.7), (0.5, 0.7))
    p.line((0.7, 0.4), (0.68, 0.28), (0.8, 0.27))
    p.line((0.32, 0.35), (0.44, 0.35))


def glasses(p: Pen) -> None:
    p.arc(0.22, 0.5, 0.2, p.between(0.14, 0.2))
    p.arc(0.78, 0.5, 0.2, p.between(0.14, 0.2))
    p.arc(0.5, 0.5, 0.08, 0.06, 180, 360)
    p.line((0.02, 0.48), (-0.08, 0.35))
    p.line((0.98, 0.48), (1.08, 0.35))


def leaf(p: Pen) -> None:
    p.arc(0.9, 0.5, 0.65, 0.65, 145, 215)
    p.arc(0.1, 0.5, 0.65, 0.65, -35, 35)
    p.line((0.5, 0.1), (0.5, 1.05))
    for k in range(p.whole(1, 4)):
        y = 0.3 + 0.15 * k
        p.line((0.5, y + 0.08), (0.36, y))
        p.line((0.5, y + 0.08), (0.64, y))


def table(p: Pen) -> None:
    p.line((0, 0.3), (1, 0.3))
    if p.maybe():
        p.line((0, 0.4), (1, 0.4))
        p.line((0, 0.3), (0, 0.4))
        p.line((1, 0.3), (1, 0.4))
    p.line((0.1, 0.35), (0.1, 1))
    p.line((0.9, 0.35), (0.9, 1))
    if p.maybe():
        p.line((0.25, 0.4), (0.25, 0.8))
        p.line((0.75, 0.4), (0.75, 0.8))


def chair(p: Pen) -> None:
    p.line((0.25, 0), (0.25, 1))
    p.line((0.25, 0.55), (0.8, 0.55), (0.8, 1))
    if p.maybe():
        p.line((0.25, 0.05), (0.4, 0.0), (0.4, 0.48))
        p.line((0.4, 0.48), (0.9, 0.48), (0.8, 0.55))
        p.line((0.9, 0.48), (0.9, 0.9))


def apple(p: Pen) -> None:
    p.arc(0.35, 0.6, 0.3, 0.36, 60, 300)
    p.arc(0.65, 0.6, 0.3, 0.36, -120, 120)
    p.line((0.5, 0.3), (0.55, 0.05))
    p.arc(0.68, 0.12, 0.12, 0.06)


def icecream(p: Pen) -> None:
    p.line((0.2, 0.45), (0.5, 1), (0.8, 0.45), closed=True)
    p.arc(0.5, 0.42, 0.3, 0.35, 180, 360)
    if p.maybe():
        p.line((0.3, 0.6), (0.65, 0.5))
        p.line((0.4, 0.8), (0.7, 0.6))
        p.line((0.7, 0.6), (0.35, 0.5))


def balloon(p: Pen) -> None:
    p.arc(0.5, 0.33, 0.28, 0.33)
    p.line((0.47, 0.68), (0.53, 0.68), (0.5, 0.65), closed=True)
    p.line((0.5, 0.68), (0.45, 0.8), (0.55, 0.9), (0.5, 1.05))


def envelope(p: Pen) -> None:
    p.box(0, 0.2, 1, 0.85)
    p.line((0, 0.2), (0.5, 0.58), (1, 0.2))
    if p.maybe():
        p.line((0, 0.85), (0.4, 0.5))
        p.line((1, 0.85), (0.6, 0.5))


KINDS = (
    smiley,
    house,
    tree,
    car,
    fish,
    flower,
    cat,
    clock,
    boat,
    cup,
    mushroom,
    umbrella,
    figure,
    key,
    eye,
    butterfly,
    bicycle,
    glasses,
    leaf,
    table,
    chair,
    apple,
    icecream,
    balloon,
    envelope,
)
