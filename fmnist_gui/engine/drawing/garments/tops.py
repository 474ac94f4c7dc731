"""How people draw T-shirts, pullovers, coats and shirts."""

from __future__ import annotations

from fmnist_gui.engine.drawing.garments.pen import Pen, arc, box
from fmnist_gui.engine.drawing.garments.upper import (
    Top,
    any_top,
    armholes,
    buttons,
    collar,
    cuffs,
    draw_top,
    hem_band,
    lapels,
    pockets,
    second_neckline,
    stripes,
)


def t_shirt(pen: Pen) -> None:
    top = any_top(pen, (0.3, 0.95), (-8, 62), (1.5, 2.7))
    top.cuff = top.armhole * pen.between(0.65, 1.15)
    if pen.chance(0.1):  # a tank top
        top.sleeve, top.neck_depth, top.armhole = 0.0, pen.between(0.25, 0.7), pen.between(0.6, 0.95)
        top.shoulder = top.neck + pen.between(0.12, 0.35)
        top.chest, top.waist = pen.between(0.7, 0.95), pen.between(0.62, 0.95)
        top.hem = pen.between(0.65, 1.0)
    draw_top(pen, top)
    if pen.chance(0.14):
        second_neckline(pen, top)
    if top.sleeve and pen.chance(0.1):
        cuffs(pen, top)
    if top.sleeve and pen.chance(0.07):
        armholes(pen, top)
    if pen.chance(0.08):
        stripes(pen, top, pen.random.randint(1, 5))
    if pen.chance(0.16):
        pen.scribble(0.0, top.length * pen.between(0.4, 0.6), pen.between(0.3, 1.0), pen.between(0.2, 0.8))
    if pen.chance(0.06):
        x = top.chest * 0.5 * pen.random.choice((1, -1))
        y = top.length * 0.4
        pen.line(
            [(x - 0.14, y), (x + 0.14, y), (x + 0.14, y + 0.25), (x, y + 0.32), (x - 0.14, y + 0.25), (x - 0.14, y)]
        )
    if pen.chance(0.05):
        hem_band(pen, top, 0.0)


def pullover(pen: Pen) -> None:
    top = any_top(pen, (0.95, 2.1), (2, 76), (1.3, 2.5))
    if pen.chance(0.55):
        top.angle = pen.between(18, 50)
    draw_top(pen, top)
    if pen.chance(0.25):
        second_neckline(pen, top)
    if pen.chance(0.28):
        cuffs(pen, top)
    if pen.chance(0.3):
        hem_band(pen, top, 0.4)
    if pen.chance(0.1):
        armholes(pen, top)
    kind = pen.random.random()
    if kind < 0.1:
        stripes(pen, top, pen.random.randint(1, 6))
    elif kind < 0.2:
        pen.scribble(0.0, top.length * pen.between(0.4, 0.6), pen.between(0.3, 1.1), pen.between(0.2, 0.9))
    elif kind < 0.25:
        y = top.length * pen.between(0.3, 0.6)
        pen.line([(top.chest * (i / 4 - 1), y + (0.1 if i % 2 else -0.1)) for i in range(9)], rounding=0)
    elif kind < 0.32:
        _short_lines(pen, top)
    _pullover_neck(pen, top)


def _short_lines(pen: Pen, top: Top) -> None:
    for _ in range(pen.random.randint(4, 10)):
        x, y = top.chest * pen.between(-0.7, 0.7), top.length * pen.between(0.3, 0.95)
        pen.line([(x, y), (x + pen.random.gauss(0, 0.1), y + pen.random.gauss(0, 0.15))])


def _pullover_neck(pen: Pen, top: Top) -> None:
    kind = pen.random.random()
    if kind < 0.1:  # turtleneck
        height = pen.between(0.15, 0.4)
        pen.outline([(-top.neck, 0.0), (-top.neck * 0.95, -height), (top.neck * 0.95, -height), (top.neck, 0.0)], False)
    elif kind < 0.2:  # hood, perhaps with a pouch
        width, height = top.neck * pen.between(1.0, 1.7), pen.between(0.3, 0.8)
        pen.outline(arc(0, pen.between(0.0, 0.15), width, height, 165, 375, 8), False)
        if pen.chance(0.6):
            pen.line(arc(0, 0.0, width * 0.6, height * 0.6, 165, 375, 7))
        if pen.chance(0.4):
            y = top.length * 0.65
            pen.line([(-0.3, y), (0.3, y), (0.45, y + 0.4), (-0.45, y + 0.4), (-0.3, y)])


def coat(pen: Pen) -> None:
    top = any_top(pen, (0.95, 2.0), (5, 76), (1.5, 3.3))
    top.neck_depth = pen.between(0.02, 0.3)
    if pen.chance(0.5):
        top.angle = pen.between(25, 60)
    if pen.chance(0.1):  # short in the arms
        top.sleeve = pen.between(0.6, 1.0)
    elif pen.chance(0.04):
        top.sleeve = 0.0
    top.hem *= pen.between(1.0, 1.3)
    split = pen.between(0.05, 0.4) if pen.chance(0.24) else 0.0
    draw_top(pen, top, split=split)
    middle = pen.random.gauss(0.0, 0.04)
    start = top.neck_depth * pen.between(0.6, 1.1)
    if not split:
        _coat_front(pen, top, middle, start)
    elif pen.chance(0.4):
        buttons(pen, split + 0.12, start + 0.2, top.length * 0.95)
    kind = pen.random.random()
    if kind < 0.14:
        collar(pen, top)
    elif kind < 0.42:
        lapels(pen, top)
    if pen.chance(0.36):
        pockets(pen, top)
    if pen.chance(0.16):
        cuffs(pen, top)
    if pen.chance(0.1):
        y = top.length * pen.between(0.45, 0.6)
        pen.across(top.waist, y)
        if pen.chance(0.5):
            pen.across(top.waist, y + 0.14)
    if pen.chance(0.1):
        armholes(pen, top)
    if pen.chance(0.08):
        hem_band(pen, top, 0.3)
    if pen.chance(0.08):
        pen.outline(arc(0, 0.05, top.neck * pen.between(1.0, 1.7), pen.between(0.3, 0.7), 165, 375, 8), False)


def _coat_front(pen: Pen, top: Top, middle: float, start: float) -> None:
    kind = pen.random.random()
    end = top.length + pen.random.gauss(0.0, 0.05)
    lean = pen.random.gauss(0.0, 0.04)
    if kind < 0.42:
        pen.line([(middle, start), (middle + lean, end)])
    elif kind < 0.64:
        gap = pen.between(0.06, 0.3)
        pen.line([(middle - gap / 2, start), (middle + lean - gap / 2, end)])
        pen.line([(middle + gap / 2, start), (middle + lean + gap / 2, end)])
    elif kind < 0.76:  # a zip with teeth
        pen.line([(middle, start), (middle + lean, end)])
        for i in range(pen.random.randint(5, 12)):
            y = start + (end - start) * (i + 0.5) / 11
            if y < end:
                pen.line([(middle - 0.07, y), (middle + 0.07, y)])
    elif kind < 0.82:
        pen.line([(middle + (0.05 if i % 2 else -0.05), start + (end - start) * i / 14) for i in range(15)], rounding=0)
    else:
        buttons(pen, middle, start, end)
        return
    if pen.chance(0.42):
        x = middle + pen.random.choice((0.13, -0.13, 0.0))
        buttons(pen, x, start, end)
        if pen.chance(0.2):
            buttons(pen, -x, start, end)


def shirt(pen: Pen) -> None:
    long_sleeves = pen.chance(0.6)
    top = any_top(pen, (1.1, 2.0) if long_sleeves else (0.4, 0.8), (5, 74), (1.7, 2.7))
    top.neck_depth = pen.between(0.05, 0.25)
    draw_top(pen, top, open_neck=0.1)
    collar(pen, top)
    middle = pen.random.gauss(0.0, 0.03)
    if pen.chance(0.85):
        pen.line([(middle, top.neck_depth), (middle, top.length)])
        if pen.chance(0.3):
            pen.line([(middle + 0.12, top.neck_depth), (middle + 0.12, top.length)])
    buttons(pen, middle + pen.random.choice((0.0, 0.06, -0.06)), top.neck_depth + 0.1, top.length * 0.97)
    if long_sleeves and pen.chance(0.45):
        cuffs(pen, top)
    if pen.chance(0.35):
        x, y = top.chest * 0.5 * pen.random.choice((1, -1)), top.length * pen.between(0.34, 0.45)
        pen.line(box(x - 0.15, y, x + 0.15, y + 0.28), rounding=0)
    if pen.chance(0.06):
        pen.line([(0.0, 0.2), (0.1, 0.5), (0.12, 1.4), (0.0, 1.6), (-0.12, 1.4), (-0.1, 0.5), (0.0, 0.2)], rounding=0)
