"""`fmnist-gui predict`: the class of pictures and drawings, by the canvas's own code."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from fmnist_gui.cli import common
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.drawing.many import STDIN, FilePrediction, files_of, predict_files
from fmnist_gui.engine.drawing.sketch import BlankDrawing
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import is_folder
from fmnist_gui.engine.numbers import percent


def add(commands: Any) -> None:
    predict = commands.add_parser(
        "predict",
        help="name the garment in pictures and drawings",
        description="Name the garment in pictures and in Quick, Draw! ndjson, as the Draw page does.",
    )
    predict.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=f"pictures, ndjson or JSON, or folders with pictures and ndjson; {STDIN} is the standard input",
    )
    predict.add_argument(
        "--model", type=Path, metavar="CHECKPOINT", help="file of a trained network (else the one that comes along)"
    )
    predict.add_argument(
        "--json",
        action="store_true",
        help="print one JSON object a drawing: source, index (its line, or its place in a list, from 0), class, label, "
        "ten probabilities, of how many versions of it they are the mean, and whether it looks like none of the ten; "
        "all but the first two are null where nothing is drawn",
    )
    predict.set_defaults(command=_predict)


def _predict(options: argparse.Namespace) -> int:
    network, status = common.network_from(options.model), 0
    for name in options.files:
        answered = False
        for found in predict_files(network, filter(None, files_of([name]))):
            answered = True
            if found.problem is not None:
                _complain(found, found.problem)
            if found.problem is None or isinstance(found.problem, BlankDrawing):
                _answer(found, options.json)
            else:
                status = common.BAD_INPUT
        if not answered and is_folder(Path(name)):
            common.complain(f"{name} holds no pictures and no drawings (ndjson, jsonl). Name another folder.")
            status = common.BAD_INPUT
    return status


def _complain(found: FilePrediction, problem: StudioError) -> None:
    common.complain(problem if problem.values.keys() & {"name", "path"} else f"{found.origin}: {problem}")


def _answer(found: FilePrediction, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_object(found)))
    elif found.probabilities:
        print(_row(found, found.probabilities))


def _object(found: FilePrediction) -> dict[str, Any]:
    return {
        "source": found.file,
        "index": found.line - 1 if found.line else 0,
        "class": None if found.predicted is None else CLASS_NAMES[found.predicted],
        "label": found.predicted,
        "probabilities": found.probabilities,
        "versions": None if found.stages is None else found.stages.versions,
        "none_of_ten": None if found.probabilities is None else found.none_of_ten,
    }


def _row(found: FilePrediction, probabilities: list[float]) -> str:
    best = sorted(zip(probabilities, CLASS_NAMES, strict=True), reverse=True)[:3]
    doubt = " (looks like none of the ten)" if found.none_of_ten else ""
    return f"{found.origin}: " + ", ".join(f"{name} {percent(probability)}" for probability, name in best) + doubt
