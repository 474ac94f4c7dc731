"""Trains the shipped model from nothing and writes it with its card: `python -m fmnist_gui.tools.make_model`."""

from __future__ import annotations

import argparse
import math
import sys
from datetime import UTC, datetime
from pathlib import Path

import torch

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import FashionData, find_folder, read_data
from fmnist_gui.engine.drawing.garments.drawn import drawn_garments
from fmnist_gui.engine.drawing.mixture import HELD_OUT_SEED
from fmnist_gui.engine.drawing.scores import DrawingScores, as_rows, read_labelled, score_drawings
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import is_file, require_folder, write_atomically
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Network, Weights, network_with, parameter_count
from fmnist_gui.engine.progress_bar import progress_bar
from fmnist_gui.engine.resources import resource
from fmnist_gui.engine.training.checkpoint import Checkpoint, save
from fmnist_gui.engine.training.config import PRESETS, TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.evaluation import class_report, evaluate
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.shipped import FILE_NAME, SHIPPED_NAME
from fmnist_gui.engine.versions import package_versions
from fmnist_gui.tools.make_check import make_check
from fmnist_gui.tools.model_card import card
from fmnist_gui.tools.people import WITH_PEOPLE, PeopleTrainer
from fmnist_gui.tools.training_drawings import TrainingDrawings, drawing_files, read_training_drawings

HELD_OUT = 10_000  # drawn garments that no run ever learns from


def train_model(trainer: Trainer) -> Weights:
    """The weights after the last epoch, with a progress bar on stderr."""
    weights: Weights = {}
    with progress_bar(total=trainer.config.epochs * trainer.images_per_epoch, unit=" images") as bar:
        for event in trainer.events():
            if isinstance(event, BatchEnd):
                bar.update(event.size)
            elif isinstance(event, EpochEnd):
                weights = event.weights
                bar.set_postfix_str(f"photographs {100 * event.eval_accuracy:.2f} %")
    return weights


def held_out_scores(network: Network, count: int) -> DrawingScores:
    """How the network reads `count` drawn garments from a seed that training does not use."""
    images, labels = drawn_garments(count, HELD_OUT_SEED)
    return score_drawings(network, to_float(torch.from_numpy(images)), torch.from_numpy(labels))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Train the shipped model from nothing and write it with its card.")
    parser.add_argument("--data", type=Path, help="folder with the four archives of Fashion-MNIST")
    parser.add_argument(
        "--drawings",
        type=Path,
        metavar="FOLDER",
        help="drawings by people to learn from: ndjson with a label in each line, or Quick, Draw!'s own files; those "
        "whose names end with _dev are for judging alone",
    )
    parser.add_argument("--out", type=Path, default=resource("models"), help="folder of the model and its card")
    options = parser.parse_args(arguments)
    try:
        _make(options.data, options.drawings, options.out)
    except StudioError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _make(data_folder: Path | None, drawings_folder: Path | None, out: Path) -> None:
    folder = find_folder(data_folder)
    if folder is None:
        raise StudioError("Fashion-MNIST is not here. Run `fmnist-gui` and download it, or name its folder: --data.")
    require_folder(out, FILE_NAME)
    data, drawings = result_of(read_data(folder)), None
    if drawings_folder is None:
        print("Left out, without --drawings: drawings by people. Those of others will be recognized less often.")
        trainer = Trainer(PRESETS["sketch-ready"].config, data, Control())
    else:
        drawings = read_training_drawings(drawings_folder)
        trainer = PeopleTrainer(WITH_PEOPLE, data, drawings)
    write_model(train_model(trainer), trainer.config, data, drawings, drawings_folder, out)
    make_check(data, drawings, drawings_folder, out)


def write_model(
    weights: Weights,
    config: TrainingConfig,
    data: FashionData,
    drawings: TrainingDrawings | None,
    folder: Path | None,
    out: Path,
) -> None:
    """The checkpoint and its card in `out`; the figures are also printed. `folder` has the drawings for judging."""
    info, report = _judged(network_with(weights), data, folder)
    save(Checkpoint(weights, config, None, info), out / FILE_NAME)
    text = card(info, config, drawings, report, _tried(out / "tried.md"))
    write_atomically(out / Path(FILE_NAME).with_suffix(".md").name, text.encode())
    print("\n".join(report))


def _judged(network: Network, data: FashionData, folder: Path | None) -> tuple[dict[str, object], list[str]]:
    """What the checkpoint says of itself, and the card's lines of figures."""
    photographs, garments = result_of(evaluate(network, data.test)), held_out_scores(network, HELD_OUT)
    accuracy = photographs.accuracy
    error = math.sqrt(accuracy * (1 - accuracy) / len(data.test))
    report = [f"photographs: {100 * accuracy:.2f} % (± {100 * error:.2f} % standard error) of the 10,000 test images"]
    report += [f"  {name}: {100 * row['recall']:.1f} %" for name, row in class_report(photographs).items()]
    report += _with_name("drawn garments from a seed of their own", garments)
    for path in drawing_files(folder, for_judging=True) if folder else ():
        report += _with_name(path.name, score_drawings(network, *read_labelled(path)))
    info: dict[str, object] = {
        "name": SHIPPED_NAME,
        "test_accuracy": accuracy,
        "garments_top1": garments.top1,
        "garments_top3": garments.top3,
        "parameters": parameter_count(network),
        "date": datetime.now(UTC).date().isoformat(),
        "torch": package_versions()["torch"],
    }
    return info, report


def _with_name(name: str, scores: DrawingScores) -> list[str]:
    first, *rest = as_rows(scores)
    return [f"{name}, {first}", *rest]


def _tried(path: Path) -> str:
    """What was tried besides, where somebody has written it down."""
    return "\n" + path.read_text(encoding="utf-8") if is_file(path) else ""


if __name__ == "__main__":
    sys.exit(main())
