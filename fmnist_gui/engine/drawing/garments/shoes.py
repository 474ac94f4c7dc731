"""How people draw sandals, sneakers and ankle boots."""

from __future__ import annotations

from fmnist_gui.engine.drawing.garments.pen import Line, Mark, Pen, Point, along, arc, mirrored, turned


def sandal(pen: Pen) -> None:
    kind = pen.random.random()
    if kind < 0.58:
        _flip_flops(pen)
    elif kind < 0.76:
        _heeled_sandal(pen)
    else:
        _flat_sandal(pen)


def _flip_flops(pen: Pen) -> None:
    """From above: one, or a pair side by side, or one beyond the other."""
    sole, straps = _sole_from_above(pen)
    if pen.chance(0.42):
        _draw_flip_flop(pen, sole, straps, pen.random.choice((0.0, pen.between(-60, 60))), 0.0, 0.0)
        return
    angle = pen.random.choice((0.0, pen.between(-25, 25), pen.between(-90, 90)))
    width = max(x for x, _ in sole) - min(x for x, _ in sole)
    distance = width * pen.between(0.9, 1.45)
    lean = pen.random.gauss(0.0, 12.0)
    shift = pen.random.gauss(0.0, 0.25)
    for sign in (1, -1):
        offset = turned([(sign * distance / 2, sign * shift / 2)], angle)[0]
        side = sole if sign > 0 else mirrored(sole)
        own = straps if sign > 0 else [mirrored(line) for line in straps]
        _draw_flip_flop(pen, side, own, angle + sign * lean, *offset)


def _sole_from_above(pen: Pen) -> tuple[Line, list[Line]]:
    """A sole 2 long, toes up, and its straps."""
    width = pen.between(0.32, 0.55)
    heel = width * pen.between(0.6, 1.05)
    kind = pen.random.random()
    if kind < 0.3:
        sole = arc(0.0, 0.0, width, 1.0, -90, 240, 12)
    elif kind < 0.8:  # foot-shaped
        waist = min(width, heel) * pen.between(0.6, 0.95)
        lean = pen.random.gauss(0.0, 0.08)
        sole = [
            (lean, -1.0),
            (width * 0.85 + lean, -0.8),
            (width, -0.35),
            (waist, 0.2),
            (heel, 0.65),
            (heel * 0.6, 0.95),
            (-heel * 0.6, 0.95),
            (-heel, 0.65),
            (-waist - lean / 2, 0.2),
            (-width, -0.35),
            (-width * 0.85 + lean, -0.8),
        ]
    else:
        upper: Line = [(-width, -0.8), (-width * 0.5, -1.0), (width * 0.5, -1.0), (width, -0.8)]
        sole = [*upper, (heel, 0.8), (heel * 0.5, 1.0), (-heel * 0.5, 1.0), (-heel, 0.8)]
    return sole, _straps_from_above(pen, width)


def _straps_from_above(pen: Pen, width: float) -> list[Line]:
    toe = (pen.random.gauss(0.0, 0.08), pen.between(-0.78, -0.35))
    end = pen.between(-0.2, 0.4)
    reach = width * pen.between(0.8, 1.05)
    bend = pen.between(0.0, 0.3) * width
    kind = pen.random.random()
    if kind < 0.62:
        sides: list[Line] = [
            [toe, (sign * (reach * 0.6 + bend * 0.6), (toe[1] + end) / 2 - bend), (sign * reach, end)]
            for sign in (1, -1)
        ]
        if pen.chance(0.5):  # as one line
            sides = [[*reversed(sides[1]), *sides[0][1:]]]
        if pen.chance(0.28):  # double straps
            low = min(pen.between(0.1, 0.3), end - toe[1] - 0.05)
            sides += [[(x * 0.9, y + low) for x, y in side] for side in sides]
        if pen.chance(0.25):
            sides.append([toe, (toe[0], toe[1] - pen.between(0.08, 0.25))])
        return sides
    if kind < 0.85:  # a band across
        top = pen.between(-0.6, -0.2)
        low = top + pen.between(0.25, 0.6)
        lines: list[Line] = [[(-reach, top), (0.0, top - 0.12), (reach, top)]]
        if pen.chance(0.75):
            lines.append([(-reach, low), (0.0, low - 0.12), (reach, low)])
        return lines
    return [[(-reach, end), (reach * 0.5, toe[1])], [(reach, end), (-reach * 0.5, toe[1])]]


def _draw_flip_flop(pen: Pen, sole: Line, straps: list[Line], angle: float, x: float, y: float) -> None:
    pen.outline(turned(sole, angle, x, y), rounding=max(pen.rounding, 1))
    if pen.chance(0.12):
        pen.outline(turned([(px * 0.85, py * 0.9) for px, py in sole], angle, x, y), rounding=max(pen.rounding, 1))
    for strap in straps:
        pen.line(turned(strap, angle, x, y), rounding=pen.random.choice((0, 1, 2)))


def _heeled_sandal(pen: Pen) -> None:
    """From the side: a high heel with straps, or a pump."""
    heel = pen.between(0.5, 1.4)
    arch: Line = [(-1.0, -heel), (-0.55, -heel * 0.95), (0.15, -heel * 0.3), (0.5, -0.08), (1.15, -0.05)]
    thick = pen.between(0.06, 0.2)
    stiletto = pen.between(0.06, 0.3)
    under: Line = [(1.15, 0.05), (0.45, 0.05), (0.1, -heel * 0.25 + thick), (-0.6, -heel * 0.9 + thick)]
    if pen.chance(0.15):  # a wedge
        under = [(1.15, 0.05), (-0.9, 0.05)]
    else:
        under += [(-0.92 + stiletto, 0.05), (-0.92, 0.05)]
    if pen.chance(0.35):  # a pump
        upper: Line = [
            (-1.0, -heel),
            (-1.0, -heel - pen.between(0.25, 0.6)),
            (-0.7, -heel - 0.05),
            (0.15, -heel * 0.3 - 0.05),
            (0.45, -pen.between(0.3, 0.55)),
            (0.9, -0.22),
            (1.15, -0.05),
        ]
        pen.outline([*upper, *under])
        return
    pen.outline([*arch, *under])
    for _ in range(pen.random.randint(1, 3)):
        x = pen.between(0.15, 0.85)
        high, width = pen.between(0.25, 0.5), pen.between(0.12, 0.32)
        base = -0.06 if x > 0.4 else -heel * 0.3
        pen.line([(x - width, base - 0.08), (x, base - high), (x + width, base)])
    if pen.chance(0.7):
        top = -heel - pen.between(0.3, 0.7)
        pen.line([(-1.0, -heel), (-0.98, top)])
        pen.line([(-0.98, top), (-0.7, top - 0.05), (-0.5, top + 0.08)])
        if pen.chance(0.5):
            pen.line([(-0.98, top), (-0.75, top + 0.15), (-0.5, top + 0.08)])
    if pen.chance(0.3):
        pen.line([(-0.5, -heel * 0.9), (0.0, -heel * 0.7 - 0.4), (0.5, -0.1)])


def _flat_sandal(pen: Pen) -> None:
    """From the side: a sole with straps over it."""
    thick = pen.between(0.1, 0.35)
    rise = pen.between(0.0, 0.25)
    pen.outline([(-1.2, -rise), (0.0, -rise * 0.2), (1.2, 0.0), (1.25, thick * 0.6), (1.1, thick), (-1.15, thick)])
    high = pen.between(0.4, 0.9)
    kind = pen.random.random()
    if kind < 0.35:  # a flip flop from the side
        pen.line([(0.85, 0.0), (0.3, -high), (-0.4, -0.05)], rounding=2)
        if pen.chance(0.6):
            pen.line([(0.85, 0.0), (0.35, -high * 0.6), (-0.2, -0.02)], rounding=2)
        return
    for _ in range(pen.random.randint(1, 3)):
        x, width, lean = pen.between(-0.2, 0.9), pen.between(0.15, 0.5), pen.between(-0.3, 0.1)
        pen.line([(x - width, 0.0), (x - width * 0.6 + lean, -high), (x + width * 0.6 + lean, -high), (x + width, 0.0)])
    if pen.chance(0.65):
        top = -rise - pen.between(0.4, 1.0)
        pen.line([(-1.15, -rise), (-1.1, top), (-0.5, top * 0.9), (-0.3, -0.1)])
    if pen.chance(0.3):
        pen.line([(-1.1, -high * 0.8), (-0.3, -high), (0.3, -high * 0.6)])


def sneaker(pen: Pen) -> None:
    length = pen.between(2.3, 3.4)
    height = pen.between(0.75, 1.35)
    opening = length * pen.between(0.22, 0.4)
    tongue = height * pen.between(0.9, 1.25)
    toe = height * pen.between(0.3, 0.6)
    dip = height * pen.between(0.62, 0.95)
    back: Line = [(pen.between(-0.08, 0.12), -height * pen.between(0.35, 0.5)), (0.02, -height)]
    instep = (opening + length * pen.between(0.2, 0.34), -pen.between(0.95, 1.25) * toe)
    vamp = along((opening, -tongue), instep, 0.5)
    collar: Line = [(opening * 0.4, -dip), (opening * 0.75, -dip)] if pen.chance(0.65) else []
    nose: Line = [(length * 0.88, -toe * 0.95), (length * 0.98, -toe * 0.55), (length, -toe * 0.1)]
    sole = height * pen.between(0.12, 0.26)
    upper = [(0.0, 0.0), *back, *collar, (opening, -tongue), vamp, instep, *nose]
    kind = pen.random.random()
    if kind < 0.45:  # upper and sole
        pen.outline([*upper, (length * 0.98, 0.0)], rounding=max(1, pen.rounding))
        _sole(pen, length, sole)
    elif kind < 0.75:  # all one, with a line above the sole
        pen.outline([*upper, (length * 0.98, sole), (0.0, sole)], rounding=max(1, pen.rounding))
        if pen.chance(0.65):
            pen.line([(0.0, 0.0), (length * 0.3, pen.random.gauss(0, 0.04)), (length, 0.0)])
    else:
        pen.outline([*upper, (length * 0.98, 0.02)], rounding=max(1, pen.rounding))
    _sneaker_details(pen, length, (opening, -tongue), instep, toe, height)
    if pen.chance(0.06):
        _pair(pen, length, height)


def _pair(pen: Pen, length: float, height: float) -> None:
    """The other shoe too: behind the first one, beside it or facing it."""
    kind = pen.random.random()
    if kind < 0.4:
        x, y, sign = length * pen.between(0.15, 0.5), -height * pen.between(0.1, 0.4), 1.0
    elif kind < 0.7:
        x, y, sign = length * pen.between(0.95, 1.2), pen.random.gauss(0.0, 0.1), 1.0
    else:
        x, y, sign = -length * pen.between(0.05, 0.2), pen.random.gauss(0.0, 0.1), -1.0
    pen.marks += [
        Mark(pen.shaky([(sign * px + x, py + y) for px, py in mark.points], 0.5), mark.shade, mark.is_area)
        for mark in pen.marks
    ]
    pen.bodies += [[(sign * px + x, py + y) for px, py in body] for body in pen.bodies]


def _sole(pen: Pen, length: float, thick: float) -> None:
    out = pen.between(0.0, 0.1)
    pen.outline([(-out, 0.0), (length + out, 0.0), (length + out * 0.7, thick), (-out * 0.7, thick)])


def _sneaker_details(pen: Pen, length: float, tongue: Point, instep: Point, toe: float, height: float) -> None:
    if pen.chance(0.5):
        _laces(pen, tongue, instep)
    if pen.chance(0.25):
        pen.line(arc(length, 0.0, length * 0.2, toe * 1.05, 180, 265, 5))
    kind = pen.random.random()
    if kind < 0.14:
        x = length * 0.4
        pen.line([(x, -height * 0.45), (x + length * 0.06, -0.15), (x + length * 0.3, -height * 0.5)], rounding=1)
    elif kind < 0.28:
        for i in range(pen.random.randint(2, 4)):
            x = length * (0.34 + 0.08 * i)
            pen.line([(x, -0.05), (x + length * 0.06, -height * 0.5)])
    elif kind < 0.34:
        pen.marks.append(Mark(arc(length * 0.3, -height * 0.45, 0.15, 0.15, 0, 360, 9)))
    if pen.chance(0.2):
        pen.line([(length * 0.17, 0.0), (length * 0.2, -height * 0.5), (0.02, -height * 0.7)])
    if pen.chance(0.2):  # one looks into the shoe
        pen.line(arc(tongue[0] / 2, -height * 0.95, tongue[0] / 2, height * 0.13, 0, 360, 10))
    if pen.chance(0.15):
        pen.line([(0.0, -height * 0.3), (length * 0.5, -toe * 0.5), (length, -toe * 0.4)])


def _laces(pen: Pen, start: Point, end: Point) -> None:
    count = pen.random.randint(2, 5)
    kind = pen.random.random()
    size = pen.between(0.15, 0.34)
    zigzag: Line = []
    for i in range(count):
        x, y = along(start, end, (i + 0.7) / (count + 0.4))
        if kind < 0.45:
            pen.line([(x + size * 0.3, y - size * 0.4), (x - size * 0.6, y + size * 0.8)])
        elif kind < 0.7:
            pen.line([(x - size, y - size * 0.1), (x + size * 0.2, y + size * 0.6)])
            pen.line([(x - size, y + size * 0.6), (x + size * 0.2, y - size * 0.1)])
        elif kind < 0.85:
            zigzag += [(x, y), (x - size, y + size * 0.8)]
        else:
            pen.dot(x - size * 0.4, y + size * 0.5)
    if zigzag:
        pen.line(zigzag, rounding=0)
    if pen.chance(0.2):  # a bow
        for sign in (1, -1):
            pen.line([start, (start[0] + sign * 0.3, start[1] - 0.2), (start[0] + sign * 0.3, start[1] + 0.1), start])


def ankle_boot(pen: Pen) -> None:
    length = pen.between(1.5, 2.6)
    shaft = length * pen.between(0.42, 0.66)  # its width
    height = pen.between(1.25, 2.9)
    toe = pen.between(0.4, 0.7)
    top = shaft * pen.between(0.85, 1.2)
    heel = pen.random.choice((0.0, pen.between(0.1, 0.3), pen.between(0.3, 0.9)))
    ankle = (shaft * pen.between(0.85, 1.05), -toe * pen.between(1.1, 1.6))
    curve = (shaft + (length - shaft) * 0.4, -toe * pen.between(0.95, 1.15))
    nose: Line = [curve, (length * 0.9, -toe * 0.85), (length, -toe * 0.4), (length, 0.0)]
    tilt = pen.random.gauss(0.0, 0.06)
    back: Line = [(0.0, -heel), (pen.between(-0.05, 0.12), -height * 0.45 - heel / 2)]
    upper = [*back, (tilt, -height - heel), (top + tilt, -height - heel + pen.random.gauss(0, 0.07)), ankle, *nose]
    rounding = max(1, pen.rounding) if pen.chance(0.7) else 0
    if heel > 0.3:
        block = length * pen.between(0.08, 0.3)
        arch: Line = [(length * 0.55, 0.0), (block + 0.1, -heel * 0.85), (block, 0.0), (0.0, 0.0)]
        pen.outline([*upper, *arch], rounding=rounding)
    elif heel:
        block = length * pen.between(0.25, 0.4)
        pen.outline([*upper, (block + 0.05, 0.0), (block, heel * 0.8), (0.0, heel * 0.8)], rounding=rounding)
    else:
        pen.outline([*upper, (0.0, 0.0)], rounding=rounding)
        if pen.chance(0.55):
            _sole(pen, length, pen.between(0.12, 0.25))
    _boot_details(pen, length, height + heel, top + tilt, ankle, tilt)
    if pen.chance(0.1):
        _pair(pen, length, height)


def _boot_details(pen: Pen, length: float, height: float, top: float, ankle: Point, tilt: float) -> None:
    if pen.chance(0.42):
        _laces(pen, (top, -height * 0.92), (ankle[0] + (length - ankle[0]) * pen.between(0.0, 0.45), ankle[1]))
    kind = pen.random.random()
    if kind < 0.2:
        pen.line([(tilt, -height * 0.82), (top, -height * 0.82)])
    elif kind < 0.3:  # fur
        pen.line([(tilt - 0.1 + (top - tilt + 0.2) * i / 8, -height * (0.8 if i % 2 else 0.9)) for i in range(9)])
    elif kind < 0.42:
        pen.line([(top * 0.4, -height), (top * 0.45, -height * 0.2)])
    elif kind < 0.5:
        pen.line([(0.0, -height * 0.4), (ankle[0], ankle[1])])
    elif kind < 0.57:
        pen.line(arc((tilt + top) / 2, -height, abs(top - tilt) / 2, 0.12, 0, 360, 10))
    if pen.chance(0.22):
        pen.line([(0.0, -pen.between(0.1, 0.2)), (length, -pen.between(0.1, 0.2))])
    if pen.chance(0.15):
        pen.line(arc(length, 0.0, length * 0.25, 0.45, 180, 265, 5))
