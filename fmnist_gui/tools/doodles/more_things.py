"""More things that one doodles."""

from __future__ import annotations

import math

import numpy as np

from fmnist_gui.tools.doodles.pen import Pen


def bird(p: Pen) -> None:
    p.arc(0.45, 0.6, 0.3, 0.2)
    p.arc(0.75, 0.4, 0.13)
    p.line((0.87, 0.37), (1, 0.42), (0.87, 0.45))
    p.line((0.15, 0.6), (0, 0.5))
    p.line((0.4, 0.8), (0.4, 0.97))
    p.line((0.5, 0.8), (0.5, 0.97))
    p.arc(0.42, 0.58, 0.15, 0.1, 0, 180)


def snail(p: Pen) -> None:
    t = np.linspace(0, 5 * math.pi, 100)
    r = 0.3 * t / t[-1]
    p.way(0.45 + r * np.cos(t), 0.5 + r * np.sin(t))
    p.line((0.05, 0.85), (0.9, 0.85), (0.95, 0.5))
    p.line((0.9, 0.5), (0.85, 0.35))
    p.line((0.97, 0.5), (1, 0.35))


def phone(p: Pen) -> None:
    p.box(0.25, 0, 0.75, 1)
    p.box(0.3, 0.1, 0.7, 0.8) if p.maybe() else p.line((0.3, 0.12), (0.7, 0.12))
    p.arc(0.5, 0.9, 0.04)


def bottle(p: Pen) -> None:
    p.line((0.42, 0), (0.58, 0), (0.58, 0.25), (0.7, 0.4), (0.7, 1), (0.3, 1), (0.3, 0.4), (0.42, 0.25), closed=True)
    if p.maybe():
        p.box(0.3, 0.55, 0.7, 0.8)


def dog(p: Pen) -> None:
    p.arc(0.4, 0.55, 0.33, 0.18)
    p.arc(0.8, 0.35, 0.15)
    p.line((0.72, 0.25), (0.66, 0.45))
    for x in (0.2, 0.3, 0.52, 0.62):
        p.line((x, 0.68), (x, 0.98))
    p.line((0.08, 0.5), (0, 0.25))
    p.dot(0.83, 0.32)


def plane(p: Pen) -> None:
    p.line((0, 0.5), (0.8, 0.45), (1, 0.5), (0.8, 0.55), closed=True)
    p.line((0.5, 0.46), (0.3, 0.05))
    p.line((0.5, 0.54), (0.3, 0.95))
    p.line((0.1, 0.5), (0.0, 0.35))
    p.line((0.1, 0.5), (0, 0.65))


def rocket(p: Pen) -> None:
    p.line((0.35, 0.8), (0.35, 0.35), (0.5, 0), (0.65, 0.35), (0.65, 0.8), closed=True)
    p.line((0.35, 0.6), (0.18, 0.9), (0.35, 0.8))
    p.line((0.65, 0.6), (0.82, 0.9), (0.65, 0.8))
    p.arc(0.5, 0.4, 0.07)
    if p.maybe():
        p.line((0.42, 0.8), (0.5, 1.05), (0.58, 0.8))


def snowman(p: Pen) -> None:
    p.arc(0.5, 0.18, 0.16)
    p.arc(0.5, 0.65, 0.3)
    if p.maybe():
        p.line((0.2, 0.6), (0, 0.4))
        p.line((0.8, 0.6), (1, 0.4))
    if p.maybe():
        p.line((0.3, 0.05), (0.7, 0.05))
        p.line((0.38, 0.05), (0.38, -0.15), (0.62, -0.15), (0.62, 0.05))
    for k in range(p.whole(0, 3)):
        p.dot(0.5, 0.5 + 0.1 * k)


def lamp(p: Pen) -> None:
    p.line((0.3, 0.0), (0.7, 0.0), (0.9, 0.45), (0.1, 0.45), closed=True)
    p.line((0.5, 0.45), (0.5, 0.95))
    p.line((0.25, 0.97), (0.75, 0.97))


def candle(p: Pen) -> None:
    p.box(0.38, 0.35, 0.62, 1)
    p.line((0.5, 0.35), (0.5, 0.25))
    p.arc(0.5, 0.14, 0.06, 0.13)


def cactus(p: Pen) -> None:
    p.line((0.42, 1), (0.42, 0.1), (0.58, 0.1), (0.58, 1))
    p.line((0.42, 0.6), (0.2, 0.6), (0.2, 0.35))
    p.line((0.58, 0.5), (0.8, 0.5), (0.8, 0.25))
    if p.maybe():
        p.line((0.2, 1), (0.8, 1))


def rabbit(p: Pen) -> None:
    p.arc(0.5, 0.65, 0.3, 0.3)
    for s in (-1, 1):
        p.arc(0.5 + s * 0.15, 0.18, 0.08, 0.22)
        p.dot(0.5 + s * 0.12, 0.58)
    p.line((0.46, 0.7), (0.54, 0.7), (0.5, 0.74), closed=True)


def spider(p: Pen) -> None:
    p.arc(0.5, 0.5, 0.15)
    p.arc(0.5, 0.3, 0.08)
    for s in (-1, 1):
        for k in range(4):
            y = 0.3 + 0.13 * k
            p.line((0.5 + s * 0.13, 0.5), (0.5 + s * 0.35, y), (0.5 + s * 0.5, y + 0.2))


def turtle(p: Pen) -> None:
    p.arc(0.5, 0.6, 0.35, 0.35, 180, 360)
    p.line((0.1, 0.6), (0.9, 0.6))
    p.arc(0.93, 0.5, 0.1)
    p.arc(0.3, 0.68, 0.07, 0.1)
    p.arc(0.7, 0.68, 0.07, 0.1)
    if p.maybe():
        p.line((0.35, 0.6), (0.4, 0.4), (0.6, 0.4), (0.65, 0.6))


def sword(p: Pen) -> None:
    p.line((0.46, 0.75), (0.46, 0.08), (0.5, 0), (0.54, 0.08), (0.54, 0.75))
    p.line((0.3, 0.75), (0.7, 0.75))
    p.line((0.5, 0.75), (0.5, 1))


def bus(p: Pen) -> None:
    p.box(0, 0.2, 1, 0.8)
    n = p.whole(3, 5)
    for k in range(n):
        p.box(0.06 + 0.9 * k / n, 0.3, 0.06 + 0.9 * (k + 0.7) / n, 0.5)
    p.arc(0.22, 0.82, 0.1)
    p.arc(0.78, 0.82, 0.1)


def door(p: Pen) -> None:
    p.box(0.25, 0, 0.75, 1)
    p.dot(0.66, 0.52)
    if p.maybe():
        p.box(0.33, 0.1, 0.67, 0.42)
        p.box(0.33, 0.58, 0.67, 0.9)


def book(p: Pen) -> None:
    p.line((0.5, 0.2), (0.5, 0.9))
    p.line(
        (0.5, 0.2),
        (0.25, 0.12),
        (0, 0.2),
        (0, 0.9),
        (0.25, 0.82),
        (0.5, 0.9),
        (0.75, 0.82),
        (1, 0.9),
        (1, 0.2),
        (0.75, 0.12),
        (0.5, 0.2),
    )
    for k in range(p.whole(0, 4)):
        y = 0.35 + 0.12 * k
        p.line((0.08, y), (0.42, y))
        p.line((0.58, y), (0.92, y))


def television(p: Pen) -> None:
    p.box(0, 0.25, 1, 0.9)
    p.box(0.08, 0.33, p.between(0.7, 0.92), 0.82)
    p.line((0.3, 0), (0.5, 0.25), (0.7, 0))


def lollipop(p: Pen) -> None:
    p.arc(0.5, 0.3, 0.28)
    p.line((0.5, 0.58), (0.5, 1.1))
    if p.maybe():
        p.arc(0.5, 0.3, 0.15)


def octopus(p: Pen) -> None:
    p.arc(0.5, 0.3, 0.3, 0.3, 180, 360)
    n = p.whole(4, 6)
    for k in range(n):
        x = 0.22 + 0.56 * k / (n - 1)
        p.line((x, 0.3), (x + p.between(-0.1, 0.1), 0.6), (x + p.between(-0.15, 0.15), 0.9))
    p.dot(0.4, 0.25)
    p.dot(0.6, 0.25)


def bed(p: Pen) -> None:
    p.line((0, 0.2), (0, 0.9))
    p.line((1, 0.4), (1, 0.9))
    p.line((0, 0.7), (1, 0.7))
    p.line((0, 0.5), (1, 0.5))
    p.arc(0.17, 0.43, 0.13, 0.07)


def windmill(p: Pen) -> None:
    p.line((0.35, 1), (0.43, 0.4), (0.57, 0.4), (0.65, 1), closed=True)
    a = p.between(0, 1.5)
    for k in range(4):
        p.line((0.5, 0.4), (0.5 + 0.4 * math.cos(a + k * 1.57), 0.4 + 0.4 * math.sin(a + k * 1.57)))


def guitar(p: Pen) -> None:
    p.arc(0.5, 0.8, 0.22, 0.2)
    p.arc(0.5, 0.55, 0.16, 0.14)
    p.box(0.46, 0, 0.54, 0.45)
    p.arc(0.5, 0.65, 0.06)


def hand(p: Pen) -> None:
    p.line(
        (0.25, 1),
        (0.2, 0.55),
        (0.0, 0.4),
        (0.08, 0.33),
        (0.27, 0.45),
        (0.27, 0.08),
        (0.37, 0.08),
        (0.4, 0.4),
        (0.45, 0),
        (0.55, 0),
        (0.55, 0.4),
        (0.62, 0.05),
        (0.72, 0.08),
        (0.68, 0.45),
        (0.8, 0.2),
        (0.88, 0.25),
        (0.75, 0.7),
        (0.7, 1),
    )


def carrot(p: Pen) -> None:
    p.line((0.3, 0.3), (0.5, 1), (0.7, 0.3), closed=True)
    for a in (-0.2, 0, 0.2):
        p.line((0.5, 0.3), (0.5 + a, 0))


KINDS = (
    bird,
    snail,
    phone,
    bottle,
    dog,
    plane,
    rocket,
    snowman,
    lamp,
    candle,
    cactus,
    rabbit,
    spider,
    turtle,
    sword,
    bus,
    door,
    book,
    television,
    lollipop,
    octopus,
    bed,
    windmill,
    guitar,
    hand,
    carrot,
)
