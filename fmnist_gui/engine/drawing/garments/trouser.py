"""How people draw trousers."""

from __future__ import annotations

from fmnist_gui.engine.drawing.garments.pen import Line, Pen, box, mirrored


def trouser(pen: Pen) -> None:
    kind = pen.random.random()
    if kind < 0.07:
        _folded_trouser(pen)
        return
    waist = pen.between(0.42, 0.8)
    length = pen.between(1.1, 3.2)
    crotch = length * pen.between(0.2, 0.5) if length < 1.9 else length * pen.between(0.18, 0.42)
    spread = pen.random.choice((pen.between(0.0, 0.25), pen.between(0.1, 0.7)))
    foot = waist * pen.between(0.4, 1.1)  # a leg's width at its end
    gap = pen.random.choice((pen.between(0.02, 0.2), pen.between(0.15, 0.6)))
    flat = gap * pen.between(0.3, 0.9) if pen.chance(0.4) else 0.0  # a square crotch
    uneven = pen.random.choice((0.0, 0.05, 0.3))
    right, left = (
        _leg(pen, waist, length, crotch, max(spread + pen.random.gauss(0, uneven), -gap / 2), foot, gap, flat)
        for _ in range(2)
    )
    middle = pen.random.gauss(0.0, 0.05 + uneven / 3)
    inner = [] if flat else [(middle, crotch)]
    top = [] if pen.chance(0.75) else [(0.0, pen.between(-0.08, 0.12))]
    legs = [*right, *inner, *reversed(mirrored(left))]
    if pen.chance(0.12):
        pen.outline(legs, closed=False)
        if pen.chance(0.5):
            pen.line([legs[0], legs[-1]])
    elif pen.chance(0.1):  # without the line at the feet
        _legs_without_hems(pen, right, left, inner, top)
    elif pen.chance(0.1):  # each leg for itself
        for leg in (right, mirrored(left)):
            pen.outline([*leg, (middle, crotch), (middle, 0.0)])
    else:
        pen.outline([*legs, *top])
    _trouser_details(pen, waist, length, crotch, middle)


def _leg(
    pen: Pen, waist: float, length: float, crotch: float, spread: float, foot: float, gap: float, flat: float
) -> Line:
    """The right leg from the waist down to the foot and up to the crotch."""
    end = length * pen.between(0.94, 1.06)
    inner = gap / 2 + spread
    line: Line = [(waist, 0.0)]
    if pen.chance(0.4):
        line.append((waist * pen.between(1.0, 1.25), crotch * pen.between(0.5, 1.0)))
    if pen.chance(0.3):
        line.append(((waist + inner + foot) / 2 * pen.between(0.85, 1.0), (crotch + end) / 2))
    line += [(inner + foot, end), (inner, end + pen.random.gauss(0.0, 0.05))]
    if flat:
        line.append((flat / 2 + 0.02, crotch))
    return line


def _legs_without_hems(pen: Pen, right: Line, left: Line, inner: Line, top: Line) -> None:
    cut = next(i for i, p in enumerate(right) if p[1] == max(q[1] for q in right[-3:])) if right else 0
    cut = max(cut, 1)
    other = mirrored(left)
    pen.outline([*reversed(right[:-1] if len(right) > 2 else right), *top, *(other[:-1])], closed=False)
    pen.outline([right[-1], *inner, other[-1]], closed=False)


def _folded_trouser(pen: Pen) -> None:
    """From the side, or as a block with a line down its middle."""
    width, length = pen.between(0.5, 1.0), pen.between(1.0, 2.4)
    flare = width * pen.between(0.8, 1.4)
    pen.outline([(width, 0.0), (flare, length), (-flare, length * pen.between(0.95, 1.05)), (-width, 0.0)])
    x = pen.random.gauss(0.0, 0.08)
    start = length * pen.random.choice((0.0, 0.0, 0.3))
    pen.line([(x, start), (x + pen.random.gauss(0.0, 0.05), length)])
    if pen.chance(0.4):
        pen.across(width, 0.2)


def _trouser_details(pen: Pen, waist: float, length: float, crotch: float, middle: float) -> None:
    if pen.chance(0.3):
        y = min(crotch * 0.4, pen.between(0.1, 0.26))
        reach = pen.between(0.95, 1.15)
        pen.across(waist * reach, y)
        if pen.chance(0.25):
            for x in (-0.6, -0.2, 0.2, 0.6):
                pen.line([(waist * x, 0.0), (waist * x, y)])
        if pen.chance(0.15):
            pen.line(box(-0.1, 0.0, 0.1, y))
    if pen.chance(0.2):
        pen.line([(middle, 0.0), (middle, crotch)])
        if pen.chance(0.4):
            pen.line([(middle + 0.16, 0.0), (middle + 0.16, crotch * 0.6), (middle, crotch * 0.8)])
    if pen.chance(0.2):
        _trouser_pockets(pen, waist, crotch)
    if pen.chance(0.05):
        pen.dot(middle, 0.1)
    if pen.chance(0.05):
        pen.both_sides([(waist * 0.75, crotch), (waist * 0.8, length * 0.95)])


def _trouser_pockets(pen: Pen, waist: float, crotch: float) -> None:
    if pen.chance(0.4):
        y, size = crotch * 0.4, waist * 0.2
        for x in (waist * 0.5, -waist * 0.5):
            pen.line(box(x - size, y, x + size, y + size * 2))
    else:
        pen.both_sides([(waist * 0.4, 0.1), (waist * 0.55, crotch * 0.5), (waist, crotch * 0.6)])
