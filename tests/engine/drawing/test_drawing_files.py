import base64
import json
import os
from collections.abc import Callable
from io import BufferedReader, BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fmnist_gui.engine.drawing import drawing_files
from fmnist_gui.engine.drawing.drawing import MOST_LINE_BYTES, Drawing, box_on_canvas, on_canvas, stages_of, to_ndjson
from fmnist_gui.engine.drawing.drawing_files import drawing_from_picture, drawings_in, holds_several, read_drawing
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.labelled import FILE_NAME
from fmnist_gui.engine.drawing.sketch import MOST_FILLS, MOST_POINTS, MOST_STROKES, stroke
from fmnist_gui.engine.errors import StudioError
from tests.limits import assert_bounded, cost_of_reading


def test_a_file_that_the_canvas_wrote_comes_back_as_it_was(tmp_path: Path) -> None:
    drawing = Drawing(on_canvas(draw_garment(4, 3)))
    (tmp_path / "coat.ndjson").write_text("\n" + to_ndjson(drawing) + "\n", encoding="utf-8")

    found = read_drawing(tmp_path / "coat.ndjson")

    assert all(np.array_equal(a.xs, b.xs) for a, b in zip(found.strokes, drawing.strokes, strict=True))


def test_strokes_of_another_scale_are_put_in_the_middle(tmp_path: Path) -> None:
    (tmp_path / "line.ndjson").write_text('{"drawing": [[[0, 255], [0, 100]]]}', encoding="utf-8")

    (line,) = read_drawing(tmp_path / "line.ndjson").strokes

    assert line.xs == pytest.approx([0.12, 0.88])
    assert line.ys.mean() == pytest.approx(0.5)


def test_of_a_file_with_several_drawings_any_is_read(tmp_path: Path) -> None:
    several, one = tmp_path / "several.ndjson", tmp_path / "one.ndjson"
    lines = [to_ndjson(Drawing(on_canvas(draw_garment(label, 3)))) for label in (4, 9)]
    several.write_text(f"{lines[0]}\n\n{lines[1]}\n", encoding="utf-8")
    one.write_text(f"{lines[0]}\n", encoding="utf-8")
    assert to_ndjson(read_drawing(several, 3)) == lines[1]
    assert to_ndjson(read_drawing(several)) == lines[0]
    with pytest.raises(StudioError):
        read_drawing(several, 2)
    assert [holds_several(path) for path in (several, one)] == [True, False]


def test_a_picture_is_boxed_where_it_stands_on_the_canvas(tmp_path: Path) -> None:
    grey = np.full((100, 50), 255, np.uint8)
    grey[20:80, 10:40] = 0
    Image.fromarray(grey).save(tmp_path / "dark.png")

    drawing = read_drawing(tmp_path / "dark.png")

    assert drawing.picture is not None
    assert box_on_canvas(drawing, stages_of(drawing)) == pytest.approx((0.35, 0.2, 0.65, 0.8))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b""),
        ("a.png", b"no picture"),
        ("a.ndjson", b"\n\n"),
        ("a.ndjson", b"\xef\xbb\xbf\n"),
        ("a.ndjson", b"no JSON"),
    ],
)
def test_what_is_no_drawing_says_so(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StudioError):
        read_drawing(tmp_path / name)


@pytest.mark.parametrize(
    "drawing",
    [
        Drawing((stroke([0.1, 1e11], [0.1, 0.9]),), np.eye(9, dtype=np.uint8)),
        Drawing((stroke([0.1, 0.9], [0.1, 0.9], [1e9, 1e9]),), np.eye(9, dtype=np.uint8)),
        Drawing((stroke(np.arange(2_000) % 2, np.arange(2_000) % 3),)),
        Drawing((stroke([0, 1], [0, 1]), *(stroke([0.5], [0.5], kind="bucket") for _ in range(MOST_FILLS + 1)))),
        Drawing((stroke([0, 1], [0, 1]),) * (MOST_STROKES + 1)),
    ],
    ids=["far", "wide", "long", "fills", "strokes"],
)
def test_what_the_canvas_would_paint_for_long_is_refused(drawing: Drawing, tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text(to_ndjson(drawing), encoding="utf-8")
    with pytest.raises(StudioError):
        read_drawing(path)


LINE = to_ndjson(Drawing((stroke([0, 1], [0, 1]),)))
OTHER = to_ndjson(Drawing((stroke([0, 1, 0], [0, 1, 1]),)))


def points_in(content: bytes, name: str) -> list[int | None]:
    """How many points each drawing has; None where it cannot be read."""
    found: list[int | None] = []
    for drawing in drawings_in(BufferedReader(BytesIO(content)), name):
        try:
            found.append(sum(len(s.xs) for s in drawing.read().strokes))
        except StudioError:
            found.append(None)
    return found


@pytest.mark.parametrize(
    ("name", "content", "points"),
    [
        ("a.ndjson", f"{LINE}\n\n{OTHER}", [2, 3]),
        ("a.jsonl", f"\ufeff{LINE}\r\n{OTHER}\r\n", [2, 3]),
        ("a.json", f"{LINE}\n{OTHER}\n", [2, 3]),
        ("a.json", f"\n[{LINE},\n 5, {OTHER}]\n", [2, None, 3]),
        ("a.json", json.dumps(json.loads(OTHER), indent=1), [3]),
        ("a.json", f"{LINE}\nno JSON\n{OTHER}", [2, None, 3]),
        ("-", f"\ufeff [{LINE}, {OTHER}]", [2, 3]),
        ("a.png", f"{OTHER}\n", [3]),
        ("a.ndjson", f"[1, 2\n{OTHER}\n", [None, 3]),
    ],
)
def test_json_is_read_in_whatever_form_it_comes(name: str, content: str, points: list[int | None]) -> None:
    assert points_in(content.encode(), name) == points
    assert points_in(content.removeprefix("\ufeff").encode("utf-16"), name) == points


def test_a_list_that_is_too_long_or_broken_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_files, "MOST_LINE_BYTES", 150)
    with pytest.raises(StudioError, match="too large"):
        points_in(f"[{LINE}, {LINE}, {LINE}, {LINE}]".encode(), "a.json")
    with pytest.raises(StudioError, match="too large"):
        points_in(f"{LINE}\n{LINE}\n{LINE}\n{LINE}\n{LINE}\n{LINE}".encode("utf-16"), "a.ndjson")
    with pytest.raises(StudioError, match="damaged"):
        points_in(b"\xff\xfe{", "a.ndjson")
    assert points_in(f"{LINE}\n{LINE}\n{LINE}\n{LINE}".encode(), "a.json") == [2, 2, 2, 2]


def test_the_canvas_takes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="is a folder"):
        read_drawing(tmp_path)


def test_a_file_that_cannot_be_read_to_its_end_says_so() -> None:
    class Failing(BytesIO):
        def readinto(self, _: object) -> int:
            raise OSError(5, "Input/output error")

    with pytest.raises(StudioError, match="Input/output error"):
        list(drawings_in(BufferedReader(Failing(b"x")), "a.png"))


def test_a_picture_without_anything_in_it_is_refused(tmp_path: Path) -> None:
    Image.fromarray(np.full((50, 50), 255, np.uint8)).save(tmp_path / "white.png")
    with pytest.raises(StudioError):
        drawing_from_picture((tmp_path / "white.png").read_bytes(), "clipboard")


def line_of(drawing: str, **more: object) -> bytes:
    rest = "".join(f', "{key}": {json.dumps(value)}' for key, value in more.items())
    return f'{{"drawing": {drawing}{rest}}}'.encode()


SLIM = {"height": 1, "width": 60_000, "grey": base64.b64encode(bytes(60_000)).decode()}
ZIGZAG = [list(range(MOST_POINTS // 3)), [i % 2 for i in range(MOST_POINTS // 3)]]
BOMBS: dict[str, Callable[[], bytes]] = {
    "slim.ndjson": lambda: line_of("[[[0, 1], [0, 1]]]", picture=SLIM),
    "lists.ndjson": lambda: line_of("[" + "[]," * 2_000_000 + "[]]"),
    "numbers.ndjson": lambda: line_of("[[[" + "1," * 2_000_000 + "1], [1]]]"),
    "letters.ndjson": lambda: line_of("[]", word="x" * (MOST_LINE_BYTES - 100) + "😀"),
    "names.ndjson": lambda: line_of("[]", **{str(i): i for i in range(200_000)}),
    "deep.ndjson": lambda: line_of("[" * 1_900_000),
    "long.ndjson": lambda: b" " * (MOST_LINE_BYTES + 1) + line_of("[]"),
    "zigzag.ndjson": lambda: line_of(json.dumps([ZIGZAG])),
    "long.json": lambda: b"{" + b" " * (MOST_LINE_BYTES + 1) + b"}",
    "list.json": lambda: b"[" + line_of("[[[0, 1], [0, 1]]]") + b",[]" * 900_000 + b"]",
    "wide.ndjson": lambda: (b"\n" * MOST_LINE_BYTES).decode().encode("utf-16"),
    "blank.ndjson": lambda: b"\n" * 1_000_000,
}


def test_no_drawings_file_takes_more_than_it_may(tmp_path: Path) -> None:
    for name, bomb in BOMBS.items():
        (tmp_path / name).write_bytes(bomb())
    with (tmp_path / "endless.ndjson").open("wb") as endless:
        endless.write(b"{")
        endless.truncate(10 << 40)
    os.mkfifo(tmp_path / "pipe.ndjson")
    names = [*BOMBS, "endless.ndjson", "pipe.ndjson"]
    costs = cost_of_reading(
        "from fmnist_gui.engine.drawing.drawing_files import read_drawing as read", [tmp_path / name for name in names]
    )
    assert_bounded(costs)
    assert [name for name, cost in costs.items() if not cost.said] == [
        "zigzag.ndjson",
        "list.json",
    ]


def test_kept_drawings_take_no_more_than_they_may(tmp_path: Path) -> None:
    least = b'{"drawing":[[[0,1],[0,1]]],"label":1,"predicted":1,"chance":0,"model":"","when":0}\n'
    files = {
        "many": least * 21_000,
        "empty": b"{}\n" * 21_000,
        "pictures": line_of("[]", picture={"height": 512, "width": 512, "grey": "A" * 349_524 + "AA=="}) * 100,
        "one": line_of("[]", word="x" * 60_000_000),
    }
    for name, content in files.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / FILE_NAME).write_bytes(content)
    reader = """
from fmnist_gui.engine.drawing.labelled import LabelledDrawings
def read(folder):
    LabelledDrawings(folder).read()
"""
    assert_bounded(cost_of_reading(reader, [tmp_path / name for name in files]))
