"""`fmnist-gui predict`: the canvas's own answer in the shell, and what goes wrong in a batch of files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.drawing.drawing import MOST_LINE_BYTES, Drawing, stages_of, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.sketch import MOST_STROKES
from fmnist_gui.engine.drawing.versions import answer
from fmnist_gui.engine.network.course_network import network_with
from fmnist_gui.engine.training.shipped import shipped
from fmnist_gui.tools.doodles.drawn import draw_doodle
from tests.cli.shell import Result, run


def garment(label: int, seed: int = 5) -> Drawing:
    return Drawing(tuple(draw_garment(label, seed)))


def ndjson(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_shell_answers_as_the_canvas_does(tmp_path: Path) -> None:
    drawings = [garment(label) for label in range(10)]
    file = ndjson(tmp_path / "drawings.ndjson", *map(to_ndjson, drawings))
    result = run("predict", file, "--json")
    assert (result.status, result.stderr) == (0, "")
    network = network_with(shipped().weights)
    for index, (drawing, found) in enumerate(zip(drawings, objects(result), strict=True)):
        probabilities = answer(network, stages_of(drawing))
        best = probabilities.index(max(probabilities))
        assert (found["source"], found["index"]) == (str(file), index)
        assert (found["class"], found["label"]) == (CLASS_NAMES[best], best)
        assert found["probabilities"] == pytest.approx(probabilities, abs=1e-6)


def test_a_readable_line_names_the_three_likeliest(tmp_path: Path) -> None:
    picture = tmp_path / "裤子 (Hose).png"
    Image.fromarray(255 - stages_of(garment(1)).pixels).resize((280, 280)).save(picture)
    result = run("predict", picture)
    assert (result.status, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"{picture}: Trouser ")
    assert line.count("%") == 3


def test_what_looks_like_none_of_the_ten_is_marked(tmp_path: Path) -> None:
    smiley = Drawing(tuple(draw_doodle("smiley", 2)))
    file = ndjson(tmp_path / "two.ndjson", to_ndjson(smiley), to_ndjson(garment(9, 1)))
    assert [found["none_of_ten"] for found in objects(run("predict", file, "--json"))] == [True, False]
    first, second = run("predict", file).stdout.splitlines()
    assert first.endswith("% (looks like none of the ten)")
    assert second.endswith("%")


def test_a_bad_file_is_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    good, bad = ndjson(tmp_path / "鞋.ndjson", to_ndjson(garment(9))), tmp_path / "没有.png"
    result = run("predict", good, bad, good, "--json")
    assert (result.status, len(result.stderr.splitlines())) == (2, 1)
    assert f"{bad} cannot be read (No such file or directory)" in result.stderr
    assert [found["class"] for found in objects(result)] == ["Ankle boot", "Ankle boot"]


def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = to_ndjson(garment(9))
    file = ndjson(tmp_path / "mixed.ndjson", good, '{"drawing": [[1, 2, 3]]}', "not json", good)
    result = run("predict", file, "--json")
    assert result.status == 2
    second, third = result.stderr.splitlines()
    assert f"{file}, line 2: " in second
    assert f"{file}, line 3: " in third
    assert [found["index"] for found in objects(result)] == [0, 3], result.stderr


def test_lines_of_every_kind_are_read_one_by_one(tmp_path: Path) -> None:
    """Only a line feed ends a line; a line that is too long, too deep or no text is one line of complaint."""
    good = json.dumps(json.loads(to_ndjson(garment(9))) | {"word": "a\u2028b\x85c"}, ensure_ascii=False).encode()
    long = b'{"drawing": [' + b" " * MOST_LINE_BYTES + b"]}"
    deep, huge = b"[" * 100_000, b'{"drawing": [[[1e400, 1], [0, 1]]]}'
    many = json.dumps({"drawing": [[[0, 1], [0, 1]]] * (MOST_STROKES + 1)}).encode()
    file = tmp_path / "mixed.ndjson"
    file.write_bytes(b"\n".join([good, long, deep, b'{"drawing": "\xff"}', huge, many, b"{}", good]))
    result = run("predict", file, "--json")
    assert (result.status, [found["index"] for found in objects(result)]) == (2, [0, 7])
    told = [line.removeprefix(f"fmnist-gui: {file}, line ") for line in result.stderr.splitlines()]
    assert [line.split(":")[0] for line in told] == ["2", "3", "4", "5", "6", "7"]
    assert "longer than 32.0 MB" in told[0]
    assert "more than 2,000 strokes" in told[4]


@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "/dev/urandom"])
def test_what_has_no_end_is_never_opened(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = run("predict", tmp_path / name)
    assert (result.status, len(result.stderr.splitlines())) == (2, 1)
    assert "no file, but a device or a pipe" in result.stderr


@pytest.mark.parametrize("drawing", ["[]", "[[[], []]]", "[[[5], [5]]]"])
def test_nothing_drawn_has_no_class(tmp_path: Path, drawing: str) -> None:
    file = ndjson(tmp_path / "blank.ndjson", f'{{"drawing": {drawing}}}', to_ndjson(garment(9)))
    result = run("predict", file, "--json")
    blank, drawn = objects(result)
    assert (blank["class"], blank["label"], blank["probabilities"]) == (None, None, None)
    assert drawn["label"] == 9
    assert len(result.stderr.splitlines()) == 1


def test_a_blank_picture_has_no_class(tmp_path: Path) -> None:
    Image.fromarray(np.full((50, 50), 255, np.uint8)).save(tmp_path / "white.png")
    result = run("predict", tmp_path / "white.png", "--json")
    assert objects(result)[0]["label"] is None
    assert "is blank" in result.stderr


def test_another_model_is_asked_and_a_bad_one_refused(tmp_path: Path, trained: Path) -> None:
    file = ndjson(tmp_path / "boot.ndjson", to_ndjson(garment(9)))
    own, other = (run("predict", file, "--json", *model) for model in ((), ("--model", trained)))
    assert objects(own)[0]["probabilities"] != objects(other)[0]["probabilities"]
    result = run("predict", file, "--model", file)
    assert (result.status, result.stdout) == (2, "")
    assert "is not a checkpoint" in result.stderr


def test_the_standard_input_and_a_reader_who_has_seen_enough(tmp_path: Path) -> None:
    file = ndjson(tmp_path / "many.ndjson", *[to_ndjson(garment(9))] * 3)
    with file.open("rb") as stream:
        command = [sys.executable, "-m", "fmnist_gui", "predict", "-"]
        process = subprocess.run(command, stdin=stream, capture_output=True, text=True, check=False)
    assert (process.returncode, process.stderr) == (0, "")
    assert [line.split(": ")[0] for line in process.stdout.splitlines()] == ["-, line 1", "-, line 2", "-, line 3"]


def test_a_folder_a_pattern_and_a_list_are_gone_through(tmp_path: Path) -> None:
    """As Windows' own shells hand patterns on; what cannot be read in a folder is one line, and the rest goes on."""
    (tmp_path / "in" / "more").mkdir(parents=True)
    (tmp_path / "no").mkdir()
    picture = Image.fromarray(255 - stages_of(garment(1)).pixels).resize((280, 280))
    picture.save(tmp_path / "in" / "1.png")
    picture.save(tmp_path / "in" / "more" / "2.jpg")
    (tmp_path / "in" / "3.png").write_bytes(b"no picture")
    (tmp_path / "in" / "notes.txt").write_text("no picture either")
    boots = tmp_path / "boots.json"
    boots.write_text(f"[{to_ndjson(garment(9))}, {{}}, {to_ndjson(garment(9))}]", encoding="utf-8-sig")
    result = run("predict", tmp_path / "in", tmp_path / "*.json", tmp_path / "*.none", tmp_path / "no", "--json")
    found = [(Path(str(each["source"])).name, each["index"], each["class"]) for each in objects(result)]
    assert found[:2] == [("1.png", 0, "Trouser"), ("2.jpg", 0, "Trouser")]
    assert found[2:] == [("boots.json", 0, "Ankle boot"), ("boots.json", 2, "Ankle boot")]
    broken, listed, unmatched, nothing = result.stderr.splitlines()
    assert result.status == 2
    assert "3.png is not a picture" in broken
    assert f"{boots}, drawing 2: " in listed
    assert "*.none cannot be read" in unmatched
    assert f"{tmp_path / 'no'} holds no pictures" in nothing
