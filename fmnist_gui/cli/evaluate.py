"""`fmnist-gui evaluate`: how well a network names photographs, or drawings."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fmnist_gui.cli import common
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.shipped import SHIPPED_NAME

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Network


def add(commands: Any) -> None:
    evaluate = commands.add_parser("evaluate", help="score a trained network on photographs or drawings")
    evaluate.add_argument(
        "checkpoint", type=Path, nargs="?", help="file of the trained network (else the one that comes along)"
    )
    evaluate.add_argument("--split", choices=("test", "train"), default="test", help="which photographs")
    evaluate.add_argument(
        "--drawings",
        type=Path,
        metavar="FILE",
        help="score drawings instead: Quick, Draw! ndjson whose lines have a label from 0 to 9",
    )
    evaluate.add_argument("--match", default="", metavar="WORD", help="only drawings whose key match is WORD")
    common.add_data(evaluate)
    common.add_drawn(evaluate)
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    evaluate.set_defaults(command=_evaluate)


def _evaluate(options: argparse.Namespace) -> int:
    network = common.network_from(options.checkpoint)
    score = _score_drawings if options.drawings else _score_photographs
    result, text, status = score(network, options)
    name = str(options.checkpoint) if options.checkpoint else SHIPPED_NAME
    print(json.dumps({"checkpoint": name} | result) if options.json else text)
    return status


def _score_photographs(network: Network, options: argparse.Namespace) -> tuple[dict[str, Any], str, int]:
    from fmnist_gui.engine.export.tables import report_text
    from fmnist_gui.engine.training.comparison import figures_of
    from fmnist_gui.engine.training.evaluation import evaluate

    data = common.data_for(options)
    figures = figures_of(result_of(evaluate(network, data.train if options.split == "train" else data.test)))
    result = {
        "split": options.split,
        "images": figures.images,
        "accuracy": figures.accuracy,
        "loss": figures.loss,
        "report": figures.report,
        "confusion_matrix": figures.matrix.tolist(),
    }
    return result, report_text(options.split, figures), 0


def _score_drawings(network: Network, options: argparse.Namespace) -> tuple[dict[str, Any], str, int]:
    """The score as an object and as text, and the status: lines that cannot be scored are reported one by one."""
    from fmnist_gui.engine.drawing.scores import as_rows, read_labelled, score_drawings

    status = 0

    def report(problem: StudioError) -> None:
        nonlocal status
        status = common.BAD_INPUT
        common.complain(problem)

    scores = score_drawings(network, *read_labelled(options.drawings, options.match, report))
    result = {
        "drawings": str(options.drawings),
        "count": scores.count,
        "top1": scores.top1,
        "top3": scores.top3,
        "classes": {name: {"top1": fraction, "count": count} for name, (fraction, count) in scores.classes.items()},
    }
    return result, "\n".join(as_rows(scores)), status
