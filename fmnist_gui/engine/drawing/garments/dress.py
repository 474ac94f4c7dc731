"""How people draw dresses."""

from __future__ import annotations

import math

from fmnist_gui.engine.drawing.garments.pen import Line, Pen, arc, mirrored
from fmnist_gui.engine.drawing.garments.upper import buttons


def dress(pen: Pen) -> None:
    length = pen.between(2.4, 4.2)
    shoulder = pen.between(0.4, 0.8)
    waist = shoulder * pen.between(0.55, 1.0)
    waist_y = pen.between(0.85, 1.5)
    flare = pen.random.choice((pen.between(0.8, 1.3), pen.between(1.2, 2.0), pen.between(1.6, 3.4)))
    hem = max(waist * flare, 0.45)
    if pen.chance(0.14):  # falls straight from the shoulders
        waist = shoulder * pen.between(0.9, 1.1) + (hem - shoulder) * 0.3
    kind = pen.random.random()
    sleeve = 0.0
    if 0.5 < kind < 0.8:
        sleeve = pen.between(0.25, 0.6)
    elif kind >= 0.8:
        sleeve = pen.between(0.8, 1.7)
    right, left = (_dress_side(pen, shoulder, waist, waist_y, hem, length, sleeve) for _ in range(2))
    neck = shoulder * pen.between(0.4, 0.75)
    bottom = _dress_hem(pen, hem, length)
    if kind < 0.22:  # straps or none
        _strap_dress(pen, right, left, bottom, shoulder, kind < 0.17)
    else:
        opening = _dress_neck(pen, neck)
        pen.outline([(neck, 0.0), *right, *bottom, *reversed(mirrored(left)), (-neck, 0.0), *opening])
    _dress_details(pen, waist, waist_y, hem, length)


def _dress_side(
    pen: Pen, shoulder: float, waist: float, waist_y: float, hem: float, length: float, sleeve: float
) -> Line:
    """The right side from the shoulder's end to the hem."""
    slope, armhole = pen.between(0.0, 0.15), pen.between(0.35, 0.6)
    line: Line = [(shoulder, slope)]
    if sleeve:
        angle = math.radians(pen.between(10, 70))
        cuff = armhole * pen.between(0.5, 0.9)
        outer = (shoulder + math.cos(angle) * sleeve, slope + math.sin(angle) * sleeve)
        line += [outer, (max(outer[0] - math.sin(angle) * cuff, shoulder), outer[1] + math.cos(angle) * cuff)]
    else:
        line.append((shoulder * 0.82, slope + armhole * 0.6))
    line += [(shoulder * pen.between(0.85, 1.0), slope + armhole), (waist, waist_y)]
    if pen.chance(0.3):
        line.append((waist + (hem - waist) * pen.between(0.45, 0.95), waist_y + (length - waist_y) * 0.45))
    return [*line, (hem, length + pen.random.gauss(0.0, 0.05))]


def _dress_hem(pen: Pen, hem: float, length: float) -> Line:
    kind = pen.random.random()
    if kind < 0.45:
        return []
    if kind < 0.75:
        return [(hem * 0.4, length + 0.12), (-hem * 0.4, length + 0.12)]
    waves = pen.random.randint(3, 7)
    depth = pen.between(0.06, 0.2)
    return [(hem * (1 - 2 * (i + 0.5) / waves), length + (depth if i % 2 else -depth / 2)) for i in range(waves)]


def _dress_neck(pen: Pen, neck: float) -> Line:
    kind = pen.random.random()
    if kind < 0.5:
        return arc(0, 0, neck * 0.85, pen.between(0.1, 0.5), 160, 20, 5)
    if kind < 0.8:
        return [(0.0, pen.between(0.2, 0.7))]
    return []


def _strap_dress(pen: Pen, right: Line, left: Line, bottom: Line, shoulder: float, straps: bool) -> None:
    bust = pen.between(0.35, 0.5)
    above = [(shoulder * 0.9, bust), *[p for p in right if p[1] > bust + 0.2]]
    below = [(shoulder * 0.9, bust), *[p for p in left if p[1] > bust + 0.2]]
    neck = [(-shoulder * 0.4, bust - 0.08), (0.0, bust + pen.between(0.0, 0.15)), (shoulder * 0.4, bust - 0.08)]
    pen.outline([*above, *bottom, *reversed(mirrored(below)), *(neck if pen.chance(0.6) else [])])
    if straps:
        top = pen.between(-0.1, 0.1)
        x = shoulder * pen.between(0.4, 0.8)
        for sign in (1, -1):
            pen.line([(sign * x, top), (sign * x, bust)])
            if pen.chance(0.4):
                pen.line([(sign * (x - 0.1), top), (sign * (x - 0.1), bust)])


def _dress_details(pen: Pen, waist: float, waist_y: float, hem: float, length: float) -> None:
    if pen.chance(0.45):
        pen.across(waist, waist_y)
        if pen.chance(0.35):
            pen.across(waist, waist_y + 0.15)
    if pen.chance(0.22):  # folds
        for _ in range(pen.random.randint(2, 6)):
            part = pen.between(-0.85, 0.85)
            start = pen.between(0.0, 0.5)
            pen.line(
                [
                    (part * (waist + (hem - waist) * start), waist_y + (length - waist_y) * start),
                    (part * hem, length * pen.between(0.9, 1.0)),
                ]
            )
    if pen.chance(0.12):
        for part in (0.5, 0.75)[: pen.random.randint(1, 2)]:
            y = waist_y + (length - waist_y) * part
            half = waist + (hem - waist) * part
            pen.line([(-half, y), (0.0, y + 0.1), (half, y)])
    if pen.chance(0.08):
        pen.scribble(0.0, (waist_y + length) / 2, waist, (length - waist_y) * 0.6)
    if pen.chance(0.05):
        buttons(pen, 0.0, 0.3, waist_y)
