import json
from functools import partial
from pathlib import Path

import pytest

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.drawing import Drawing, to_ndjson
from fmnist_gui.engine.drawing.garments import drawn as garments
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.scores import read_labelled, score_drawings
from fmnist_gui.engine.export.tables import report_text
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import network_with
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.comparison import figures_of
from fmnist_gui.engine.training.evaluation import evaluate
from fmnist_gui.engine.training.shipped import shipped
from tests.cli.shell import run


@pytest.mark.usefixtures("_tiny")
def test_evaluation_as_text(trained: Path, tiny_data: FashionData) -> None:
    result = run("evaluate", trained)
    evaluation = result_of(evaluate(network_with(checkpoints.load(trained).weights), tiny_data.test))
    expected = report_text("test", figures_of(evaluation)) + "\n"
    assert (result.status, result.stderr, result.stdout) == (0, "", expected)


@pytest.mark.usefixtures("_tiny")
@pytest.mark.parametrize(("split", "images"), [("test", 300), ("train", 1000)])
def test_evaluation_as_json(split: str, images: int, trained: Path, tiny_data: FashionData) -> None:
    result = run("evaluate", trained, "--split", split, "--json")
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    evaluation = result_of(evaluate(network_with(checkpoints.load(trained).weights), getattr(tiny_data, split)))
    assert (found["images"], found["accuracy"], found["loss"]) == (images, evaluation.accuracy, evaluation.loss)
    assert found["confusion_matrix"] == figures_of(evaluation).matrix.tolist()
    assert found["report"]["Bag"]["support"] == images / 10


def test_the_network_that_comes_along_is_scored_on_drawings(tmp_path: Path) -> None:
    file = tmp_path / "labelled.ndjson"
    drawings = [Drawing(tuple(draw_garment(label, 7))) for label in range(10)]
    lines = [
        json.dumps(json.loads(to_ndjson(drawing)) | {"label": label, "match": "tight" if label < 5 else "loose"})
        for label, drawing in enumerate(drawings)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    expected = score_drawings(network_with(shipped().weights), *read_labelled(file))
    found = json.loads(run("evaluate", "--drawings", file, "--json").stdout)
    assert (found["count"], found["top1"], found["top3"]) == (10, expected.top1, expected.top3)
    assert found["top3"] > 0.6
    assert json.loads(run("evaluate", "--drawings", file, "--match", "tight", "--json").stdout)["count"] == 5


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"drawing": [[[1, 9], [1, 9]]], "label": 12}', "Line 1 of {file} cannot be scored: It has no label"),
        ('{"drawing": [[[1], [1, 9]]], "label": 2}', "Line 1 of {file} cannot be scored: "),
        ("", "has no drawings with a label"),
    ],
)
def test_drawings_that_cannot_be_scored_are_named(tmp_path: Path, line: str, sentence: str) -> None:
    file = tmp_path / "bad.ndjson"
    file.write_text(line, encoding="utf-8")
    result = run("evaluate", "--drawings", file)
    assert (result.status, result.stdout) == (2, "")
    assert sentence.format(file=file) in result.stderr


def test_a_line_that_cannot_be_scored_hides_none_of_the_others(tmp_path: Path) -> None:
    file = tmp_path / "mixed.ndjson"
    good = [to_ndjson(Drawing(tuple(draw_garment(label, 7))), label=label, model="a\u2028b") for label in (1, 9)]
    bad = ["[" * 100_000, '{"drawing": [[[1, 9], [1, 9]]], "label": Infinity}', '{"label": 1e400}', "7"]
    file.write_bytes("\n".join([good[0], *bad, good[1]]).encode() + b"\n\xff\xfe\n")
    result = run("evaluate", "--drawings", file, "--json")
    assert (result.status, json.loads(result.stdout)["count"]) == (2, 2)
    assert [line.split(" of ")[0] for line in result.stderr.splitlines()] == [
        f"fmnist-gui: Line {number}" for number in (2, 3, 4, 5, 7)
    ]


def test_drawn_garments_stand_in_for_the_data_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garments, "drawn_data", partial(garments.drawn_data, train_count=10, test_count=50))
    result = run("evaluate", "--drawn", "--json")
    assert json.loads(result.stdout)["images"] == 50
