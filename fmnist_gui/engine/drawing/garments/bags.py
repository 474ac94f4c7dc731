"""How people draw bags: purses, totes and backpacks."""

from __future__ import annotations

from fmnist_gui.engine.drawing.garments.pen import Line, Pen, arc, box, mirrored, symmetric


def bag(pen: Pen) -> None:
    if pen.chance(0.52):
        _purse(pen)
    else:
        _backpack(pen)


def _purse(pen: Pen) -> None:
    width = pen.between(0.6, 1.15)  # half of it
    height = width * pen.between(0.75, 2.0)
    top = width * pen.random.choice((1.0, pen.between(0.6, 1.0), pen.between(1.0, 1.3)))
    kind = pen.random.random()
    if kind < 0.66:
        pen.outline(symmetric([(top, 0.0), (width, height)]), rounding=pen.random.choice((0, 0, pen.rounding)))
    elif kind < 0.72:  # with shoulders
        low, out = height * pen.between(0.15, 0.4), width * pen.between(1.05, 1.6)
        pen.outline(symmetric([(top, 0.0), (top, low), (out, low), (out, height)]), rounding=pen.rounding)
    elif kind < 0.88:  # soft
        half: Line = [(top * 0.8, 0.0), (top * 1.1, height * 0.4), (width, height * 0.9), (width * 0.5, height)]
        pen.outline(symmetric(half), rounding=max(1, pen.rounding))
    else:
        pen.outline(arc(0.0, height / 2, width, height / 2, -90, 240, 12), rounding=1)
    _purse_handle(pen, top, height)
    _purse_details(pen, top, width, height)


def _purse_handle(pen: Pen, top: float, height: float) -> None:
    reach = top * pen.between(0.25, 1.0)
    rise = pen.between(0.3, 1.0) * max(top, height * 0.6) * 1.4
    low = pen.random.choice((0.0, 0.0, pen.between(-0.05, 0.3) * height))
    kind = pen.random.random()
    lean = pen.random.gauss(0.0, 0.12)
    if kind < 0.58:
        shape = arc(lean, 0.0, reach, rise, 180, 360, 7)
    elif kind < 0.8:
        shape = [(-reach, 0.0), (-reach * 0.8 + lean, -rise), (reach * 0.8 + lean, -rise), (reach, 0.0)]
    elif kind < 0.9:
        shape = [(-reach, 0.0), (lean, -rise), (reach, 0.0)]
    elif kind < 0.95:  # a strap thrown to one side
        shape = [(-top, 0.0), (-top * 0.6, -rise * 0.8), (top * 0.9, -rise), (top * 1.5, -rise * 0.3), (top, 0.1)]
    else:  # a clutch has none
        return
    shape = [(x, y + low if i in (0, len(shape) - 1) else y) for i, (x, y) in enumerate(shape)]
    pen.line(shape)
    if pen.chance(0.32):
        part = pen.between(0.65, 0.88)
        pen.line([(x * part, y * part + low * (1 - part)) for x, y in shape])
    elif pen.chance(0.1):
        pen.line([(x + pen.between(0.1, 0.25), y - 0.1) for x, y in shape])


def _purse_details(pen: Pen, top: float, width: float, height: float) -> None:
    kind = pen.random.random()
    if kind < 0.2:  # a flap
        depth = height * pen.between(0.25, 0.65)
        flap = pen.random.choice(
            ([(0.0, depth)], [(-top * 0.6, depth), (top * 0.6, depth)], arc(0, 0, top * 0.9, depth, 160, 20, 5))
        )
        pen.line([(-top, 0.0), *flap, (top, 0.0)])
        if pen.chance(0.5):
            pen.dot(0.0, depth * pen.between(0.8, 1.1), 0.05)
    elif kind < 0.42:
        y = height * pen.between(0.08, 0.35)
        pen.across((top + width) / 2, y)
        if pen.chance(0.3):
            pen.line(box(-0.08, y - 0.08, 0.08, y + 0.1))
    elif kind < 0.5:
        pen.dot(0.0, height * pen.between(0.1, 0.5), 0.07)
    elif kind < 0.58:
        y, size = height * pen.between(0.45, 0.6), width * pen.between(0.3, 0.6)
        pen.line(box(-size, y, size, height * 0.9))
    elif kind < 0.66:
        pen.scribble(0.0, height * 0.55, width, height * 0.5)
    if pen.chance(0.07):  # seen a little from the side
        out = pen.between(0.15, 0.4)
        pen.line([(top, 0.0), (top + out, -0.12), (width + out, height - 0.2), (width, height)])


def _backpack(pen: Pen) -> None:
    """From the front, or from the side with its straps to one side."""
    width, height = pen.between(0.6, 1.0), pen.between(1.2, 2.4)
    shoulder = height * pen.between(0.15, 0.4)
    kind = pen.random.random()
    low = width * pen.between(0.85, 1.15)
    if kind < 0.6:
        body: Line = [
            (-low, height),
            (-width, shoulder),
            *arc(0.0, shoulder, width * 0.95, shoulder, 190, 350, 6),
            (width, shoulder),
            (low, height),
        ]
    elif kind < 0.82:
        body = arc(0.0, height / 2, width, height / 2, -90, 250, 12)
    else:
        body = [(-low, height), (-width, 0.15), (-width * 0.7, 0.0), (width * 0.7, 0.0), (width, 0.15), (low, height)]
    pen.outline(body, rounding=pen.random.choice((0, 1, max(1, pen.rounding))))
    if pen.chance(0.2):
        _second_side(pen, body, width, height)
    else:
        _backpack_straps(pen, width, height)
    if pen.chance(0.5):
        _loop(pen)
    _backpack_details(pen, width, height, shoulder)


def _second_side(pen: Pen, body: Line, width: float, height: float) -> None:
    """The bag's back or its straps as a second, similar outline that looks out from behind."""
    size, out = pen.between(0.7, 1.0), width * pen.between(0.4, 1.1)
    shift = height * (1 - size) * pen.between(0.1, 1.0)
    behind = [(x * size + out, y * size + shift) for x, y in body]
    if pen.chance(0.35):
        pen.outline(behind, rounding=max(1, pen.rounding))
        return
    pen.line([(x, y) for x, y in behind if x > width * 0.55 or y < height * 0.1], rounding=max(1, pen.rounding))
    if pen.chance(0.5):
        inner = pen.between(0.5, 0.8)
        pen.line(
            [(x * inner + out * 0.5, y * inner + height * (1 - inner) / 2) for x, y in behind if x > width * 0.6],
            rounding=max(1, pen.rounding),
        )


def _loop(pen: Pen) -> None:
    reach, rise = pen.between(0.12, 0.4), pen.between(0.15, 0.45)
    if pen.chance(0.75):
        pen.line(arc(0.0, 0.05, reach, rise, 180, 360, 6))
        if pen.chance(0.3):
            pen.line(arc(0.0, 0.05, reach * 0.6, rise * 0.6, 180, 360, 6))
    else:
        pen.line([(-reach, 0.0), (-reach, -rise), (reach, -rise), (reach, 0.0)])


def _backpack_straps(pen: Pen, width: float, height: float) -> None:
    kind = pen.random.random()
    start, end = height * pen.between(0.02, 0.35), height * pen.between(0.6, 0.98)
    out = pen.between(0.15, 0.6) if pen.chance(0.6) else width * pen.between(0.5, 1.1)
    if kind < 0.42:  # one at each side
        right = _strap(pen, width, start, end, out)
        for strap in (right, mirrored(right)):
            pen.line(strap, rounding=max(1, pen.rounding))
            if pen.chance(0.25):
                pen.line([(x * 0.93, y * 0.9 + 0.1 * (start + end) / 2) for x, y in strap])
    elif kind < 0.85:  # both at one side
        strap = _strap(pen, width, start - 0.1, end, out * 1.5)
        pen.line(strap, rounding=max(1, pen.rounding))
        if pen.chance(0.6):
            part = pen.between(0.45, 0.75)
            inner = [(width + (x - width) * part, start + (y - start) * 0.85 + 0.1) for x, y in strap]
            pen.line(inner, rounding=max(1, pen.rounding))
    elif kind < 0.93:  # on its front
        for sign in (1, -1):
            x = sign * width * pen.between(0.35, 0.65)
            pen.line([(x, 0.0), (x * 1.1, height * 0.5), (x, height * pen.between(0.8, 1.0))])


def _strap(pen: Pen, width: float, start: float, end: float, out: float) -> Line:
    inside = width * pen.between(0.6, 0.98)
    if pen.chance(0.7):
        return [
            (inside, start),
            (width + out * 0.8, start + 0.05),
            (width + out, (start + end) / 2),
            (width + out * 0.8, end),
            (width * 0.97, end + pen.between(-0.1, 0.1)),
        ]
    return [(inside, start), (width + out, start + pen.between(-0.3, 0.1)), (width + out, end), (width, end)]


def _backpack_details(pen: Pen, width: float, height: float, shoulder: float) -> None:
    kind = pen.random.random()
    y = height * pen.between(0.45, 0.68)
    size = width * pen.between(0.5, 0.9)
    bottom = height * pen.between(0.86, 1.0)
    if kind < 0.28:
        pen.line(box(-size, y, size, bottom), rounding=pen.rounding)
        if pen.chance(0.35):
            pen.across(size, y + 0.15)
    elif kind < 0.56:
        pen.line([(-size, bottom), *arc(0.0, y + 0.25, size, 0.35, 180, 360, 6), (size, bottom)])
        if pen.chance(0.5):
            pen.across(size, bottom)
    elif kind < 0.66:
        pen.line(arc(0.0, y, size * 0.8, size * 0.7, 0, 360, 11))
        if pen.chance(0.4):
            pen.line(arc(0.0, y, size * 0.4, size * 0.2, 0, 360, 9))
    elif kind < 0.72:
        pen.across(width, y)
    if pen.chance(0.28):  # the zip, or a flap
        depth = height * pen.between(0.25, 0.5)
        pen.line(
            [
                (-width * 0.9, depth),
                *arc(0.0, depth, width * 0.85, depth * pen.between(-0.7, 0.7), 190, 350, 5),
                (width * 0.9, depth),
            ]
        )
    if pen.chance(0.12):
        pen.dot(0.0, height * 0.4, 0.06)
    if pen.chance(0.1):
        pen.scribble(0.0, height * 0.35, width, 0.4)
    if pen.chance(0.1):
        upper, lower, out = height * 0.65, height * 0.95, width * 1.25
        pen.both_sides([(width, upper), (out, upper), (out, lower), (width, lower)])
    if pen.chance(0.06):
        pen.across(width, shoulder)
