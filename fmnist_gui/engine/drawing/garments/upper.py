"""The parts of what is worn on the upper body: outline, sleeves, neck, collar, buttons, pockets."""

from __future__ import annotations

import math
from dataclasses import dataclass

from fmnist_gui.engine.drawing.garments.pen import Line, Pen, Point, along, arc, box, mirrored


@dataclass
class Top:
    """Measures of a garment with a neck, a body and perhaps sleeves; half of the shoulders is about 0.8."""

    neck: float  # half-width of the neck opening
    neck_depth: float
    shoulder: float  # half-width
    slope: float  # how far the shoulder lies below the neck
    armhole: float  # from the shoulder down to the armpit
    chest: float  # half-width at the armpit
    waist: float  # half-width in the middle
    hem: float  # half-width
    length: float
    sleeve: float  # length; 0 for none
    angle: float  # of the sleeve below the horizontal, degrees
    cuff: float  # width at the sleeve's end


def any_top(pen: Pen, sleeve: tuple[float, float], angle: tuple[float, float], length: tuple[float, float]) -> Top:
    shoulder = pen.between(0.65, 0.95)
    chest = shoulder * pen.between(0.72, 1.02)
    armhole = pen.between(0.4, 0.8)
    return Top(
        neck=pen.between(0.2, 0.42),
        neck_depth=pen.between(0.05, 0.4),
        shoulder=shoulder,
        slope=pen.between(-0.05, 0.3),
        armhole=armhole,
        chest=chest,
        waist=chest * pen.between(0.85, 1.08),
        hem=chest * pen.between(0.85, 1.25),
        length=pen.between(*length),
        sleeve=pen.between(*sleeve),
        angle=pen.between(*angle),
        cuff=armhole * pen.between(0.55, 1.0),
    )


def side_of(pen: Pen, top: Top) -> tuple[Line, Line, Line]:
    """The right half from the neck to the hem: shoulder, sleeve (without the shoulder's end) and flank."""
    angle = math.radians(top.angle + pen.random.gauss(0.0, 5.0 + 60 * pen.sloppiness))
    length = top.sleeve * pen.between(0.88, 1.12)
    neck, shoulder = (top.neck, 0.0), (top.shoulder, top.slope)
    armpit = (top.chest, top.slope + top.armhole)
    hem = (top.hem, top.length)
    middle = (top.waist, (armpit[1] + top.length) / 2)
    flank = [armpit, middle, hem] if abs(top.waist - (top.chest + top.hem) / 2) > 0.06 else [armpit, hem]
    if top.sleeve <= 0:
        curve = [(top.shoulder * 0.88, top.slope + top.armhole * 0.6)] if pen.chance(0.7) else []
        return [neck, shoulder], curve, flank
    along_sleeve, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    outer = (shoulder[0] + along_sleeve[0] * length, shoulder[1] + along_sleeve[1] * length)
    lean = pen.between(-0.25, 0.35) * top.cuff
    inner = (
        outer[0] + across[0] * top.cuff + along_sleeve[0] * -lean,
        outer[1] + across[1] * top.cuff + along_sleeve[1] * -lean,
    )
    inner = (max(inner[0], armpit[0] + 0.08), inner[1])  # a hanging sleeve stays beside the body
    sleeve = [outer, inner]
    if top.sleeve > 1.0 and pen.chance(0.25):  # an elbow
        bend = pen.between(0.02, 0.22)
        sleeve.insert(0, _aside(along(shoulder, outer, 0.5), across, -bend))
        sleeve.append(_aside(along(inner, armpit, 0.5), across, -bend * 0.7))
    return [neck, shoulder], sleeve, flank


def _aside(point: Point, across: Point, distance: float) -> Point:
    return (point[0] + across[0] * distance, point[1] + across[1] * distance)


def neckline(pen: Pen, top: Top) -> Line:
    """From the left to the right end of the neck opening, both without the ends."""
    kind = pen.random.random()
    if kind < 0.62:
        return arc(0.0, 0.0, top.neck * 0.8, top.neck_depth, 155, 25, 5)
    if kind < 0.82:
        return [(pen.random.gauss(0.0, 0.03), top.neck_depth * 1.5)]
    if kind < 0.9:
        return [(-top.neck * 0.75, top.neck_depth), (top.neck * 0.75, top.neck_depth)]
    return []


def hem_line(pen: Pen, top: Top) -> Line:
    """Between the two corners of the hem: straight, curved or wavy."""
    kind = pen.random.random()
    if kind < 0.7:
        return []
    if kind < 0.9:
        return [(0.0, top.length + pen.between(-0.08, 0.16))]
    return [(x * top.hem, top.length + pen.between(-0.06, 0.1)) for x in (0.6, 0.2, -0.2, -0.6)]


def draw_top(pen: Pen, top: Top, open_neck: float = 0.2, open_hem: float = 0.07, split: float = 0.0) -> None:
    """Draw the outline in one of the ways in which people do; `split` is the half-width of an open front."""
    right, left = side_of(pen, top), side_of(pen, top)
    neck, hem = neckline(pen, top), hem_line(pen, top)
    half = [*right[0], *right[1], *right[2]]
    other = mirrored([*left[0], *left[1], *left[2]])
    if split > 0:
        _draw_panels(pen, top, half, other, split)
        return
    kind = pen.random.random()
    if kind < 0.68 or not right[1]:
        _draw_whole(pen, half, other, neck, hem, pen.chance(open_neck), pen.chance(open_hem))
    elif kind < 0.84:  # sleeves put on to a body
        armpit = right[2][0]
        pen.outline([*right[0], *right[2], *hem, *reversed(mirrored([*left[0], *left[2]])), *neck])
        for sleeve, sign in ((right[1], 1), (left[1], -1)):
            shoulder = (right[0][1][0] * pen.between(0.9, 1.0), right[0][1][1])
            line = [shoulder, *sleeve, (armpit[0], armpit[1] + pen.between(-0.05, 0.05))]
            pen.outline(line if sign > 0 else mirrored(line), closed=False)
    else:  # as a few long strokes
        pen.outline(half, closed=False)
        pen.outline(other, closed=False)
        if not pen.chance(open_neck):
            pen.line([other[0], *neck, half[0]])
        if not pen.chance(open_hem):
            pen.line([half[-1], *hem, other[-1]])


def _draw_whole(pen: Pen, half: Line, other: Line, neck: Line, hem: Line, neck_open: bool, hem_open: bool) -> None:
    if neck_open and hem_open:
        pen.outline(half, closed=False)
        pen.outline(other, closed=False)
    elif neck_open:
        pen.outline([*half, *hem, *reversed(other)], closed=False)
    elif hem_open:
        pen.outline([*reversed(other), *neck, *half], closed=False)
        pen.bodies[-1] = [*reversed(other), *neck, *half]
    else:
        pen.outline([*half, *hem, *reversed(other), *neck])


def _draw_panels(pen: Pen, top: Top, half: Line, other: Line, split: float) -> None:
    """Two fronts with a gap between them."""
    upper = min(top.neck * 0.7, split)
    for side, sign in ((half, 1), (other, -1)):
        gap = split * pen.between(0.7, 1.2)
        if pen.chance(0.75):
            pen.outline([*side, (sign * gap, top.length + pen.between(-0.05, 0.08)), (sign * upper, top.neck_depth)])
        else:
            edge = [(sign * gap, top.length), (sign * upper, top.neck_depth)]
            pen.outline([*side, *edge], closed=False)


def collar(pen: Pen, top: Top) -> None:
    """Two pointed flaps beside the neck."""
    drop, reach = pen.between(0.18, 0.42), pen.between(0.55, 1.15)
    for sign in (1, -1):
        tip = (sign * top.neck * reach, drop + top.neck_depth * 0.4)
        middle = (sign * pen.between(0.0, 0.08), top.neck_depth + pen.between(0.0, 0.15))
        pen.line(
            [(sign * top.neck, -0.02), tip, middle, *([(sign * top.neck * 0.9, -0.05)] if pen.chance(0.4) else [])],
            rounding=0,
        )
    if pen.chance(0.35):
        pen.line([(-top.neck, 0.0), *arc(0, -0.02, top.neck * 0.7, 0.12, 180, 360, 4), (top.neck, 0.0)])


def lapels(pen: Pen, top: Top) -> None:
    """Long flaps that meet far down."""
    meet = top.length * pen.between(0.3, 0.6)
    for sign in (1, -1):
        wide = top.neck * pen.between(1.0, 1.7)
        notch = [(sign * wide * 0.8, meet * 0.5), (sign * wide * 0.7, meet * 0.55)] if pen.chance(0.5) else []
        pen.line([(sign * top.neck, 0.0), (sign * wide, meet * 0.45), *notch, (sign * 0.04, meet)], rounding=0)
        if pen.chance(0.6):
            pen.line([(sign * top.neck * 0.9, 0.0), (sign * 0.03, meet)], rounding=0)


def buttons(pen: Pen, x: float, start: float, end: float) -> None:
    count = pen.random.randint(2, 6)
    for i in range(count):
        pen.dot(x, start + (end - start) * (i + 0.5) / count)


def stripes(pen: Pen, top: Top, count: int) -> None:
    start = top.slope + top.armhole
    for i in range(count):
        y = start + (top.length - start) * (i + pen.between(0.3, 0.7)) / count
        pen.across(top.chest * 0.97, y)


def pockets(pen: Pen, top: Top) -> None:
    y = top.length * pen.between(0.58, 0.8)
    x, width, height = top.hem * pen.between(0.42, 0.65), pen.between(0.12, 0.26), pen.between(0.15, 0.35)
    kind = pen.random.random()
    if kind < 0.45:
        pen.both_sides(box(x - width, y, x + width, y + height), rounding=0)
    else:
        for sign in (1, -1):
            pen.line([(sign * (x - width), y), (sign * (x + width), y + height * pen.between(-0.2, 0.9))])


def cuffs(pen: Pen, top: Top) -> None:
    """A line across each sleeve near its end."""
    angle = math.radians(top.angle)
    part = pen.between(0.78, 0.93)
    x, y = top.shoulder + math.cos(angle) * top.sleeve * part, top.slope + math.sin(angle) * top.sleeve * part
    pen.both_sides([(x, y), (x - math.sin(angle) * top.cuff * 1.1, y + math.cos(angle) * top.cuff * 1.1)])


def hem_band(pen: Pen, top: Top, ribs: float) -> None:
    y = top.length - pen.between(0.1, 0.22)
    pen.across(top.hem, y)
    if pen.chance(ribs):
        for i in range(pen.random.randint(4, 9)):
            x = top.hem * (i * 2 / 8 - 0.95)
            if x < top.hem:
                pen.line([(x, y), (x, top.length)])


def second_neckline(pen: Pen, top: Top) -> None:
    pen.line(
        [
            (-top.neck * 1.15, 0.05),
            *arc(0, 0.03, top.neck, top.neck_depth * 1.35 + 0.06, 155, 25, 5),
            (top.neck * 1.15, 0.05),
        ]
    )


def armholes(pen: Pen, top: Top) -> None:
    middle = (top.shoulder * 0.9, top.slope + top.armhole * 0.5)
    pen.both_sides([(top.shoulder, top.slope), middle, (top.chest, top.slope + top.armhole)])
