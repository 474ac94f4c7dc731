"""Trains the shipped model from nothing and writes it with its card: `python -m fmnist_gui.tools.make_model`."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

import torch

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import FashionData, find_folder, read_data
from fmnist_gui.engine.drawing import mixture
from fmnist_gui.engine.drawing.garments.drawn import drawn_garments
from fmnist_gui.engine.drawing.scores import DrawingScores, as_rows, read_labelled, score_drawings
from fmnist_gui.engine.drawing.versions import VERSIONS
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import is_file, require_writable, write_atomically
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Network, Weights, network_with, parameter_count
from fmnist_gui.engine.progress_bar import progress_bar
from fmnist_gui.engine.resources import resource
from fmnist_gui.engine.training.checkpoint import Checkpoint, save
from fmnist_gui.engine.training.config import PRESETS, TrainingConfig
from fmnist_gui.engine.training.evaluation import class_report, evaluate
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd
from fmnist_gui.engine.training.loop import train
from fmnist_gui.engine.training.shipped import FILE_NAME, SHIPPED_NAME
from fmnist_gui.engine.versions import package_versions

HELD_OUT = 10_000  # drawn garments that no run ever learns from


def train_model(config: TrainingConfig, data: FashionData) -> Weights:
    """The weights after the last epoch, with a progress bar on stderr."""
    weights: Weights = {}
    images = config.epochs * (len(data.train) + config.drawn_garments)
    with progress_bar(total=images, unit=" images") as bar:
        for event in train(config, data):
            if isinstance(event, BatchEnd):
                bar.update(event.size)
            elif isinstance(event, EpochEnd):
                weights = event.weights
                bar.set_postfix_str(f"photographs {100 * event.eval_accuracy:.2f} %")
    return weights


def held_out_scores(network: Network, count: int = HELD_OUT) -> DrawingScores:
    """How the network reads `count` drawn garments from a seed that training does not use."""
    images, labels = drawn_garments(count, mixture.HELD_OUT_SEED)
    return score_drawings(network, to_float(torch.from_numpy(images)), torch.from_numpy(labels))


def card(info: dict[str, object], config: TrainingConfig, report: list[str], tried: str) -> str:
    """The model card in Markdown; `report` are lines of figures."""
    return f"""# {SHIPPED_NAME}: the model that comes with FMNIST Studio

The course's network ({info["parameters"]:,} parameters), trained to name both the photographs of Fashion-MNIST and what
people draw. Made on {info["date"]} by `make model`, with torch {info["torch"]}.

## Data

- The 60,000 training photographs of Fashion-MNIST (Zalando Research, MIT licence).
- {config.drawn_garments:,} garments an epoch that the application draws itself (`engine/drawing/garments/`): chosen
  from a pool of {int(config.drawn_garments * mixture.POOL_FACTOR):,}, drawn anew every {mixture.POOL_EPOCHS} epochs,
  with {mixture.SHIRTS_KEPT[0]} of {mixture.SHIRTS_KEPT[1]} shirts kept. No drawing by a person was used for training.

## Recipe

Preset *{SHIPPED_NAME}* of the Train page: {config.epochs} epochs, batches of {config.batch_size}, {config.optimizer}
with learning rate {config.learning_rate} and weight decay {config.weight_decay}, {config.schedule} schedule,
augmentation {config.augmentation}, seed {config.seed}. A line drawing is predicted as the mean over {VERSIONS}
slightly tilted, shrunk, moved and mirrored versions of itself; everything else as it is.

## Figures

{chr(10).join(f"    {line}" for line in report)}

`fmnist-gui evaluate` prints the accuracy on photographs; `fmnist-gui evaluate --drawings FILE` the figures for a
Quick, Draw! ndjson file whose lines have a `label`.

## Limits

- Coats, pullovers and shirts are confused most often, in photographs as in drawings: often only buttons or a collar
  set them apart, and at 28 × 28 pixels these are a dot or two.
- It knows ten classes and nothing else: a drawing of a cat is named as one of the ten too.
- Drawings guided the shapes of the drawn garments, so figures on these development drawings flatter a little. The
  standard error of the mean over so few drawings is about four percentage points.
{tried}"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Train the shipped model from nothing and write it with its card.")
    parser.add_argument("--data", type=Path, help="folder with the four archives of Fashion-MNIST")
    parser.add_argument("--drawings", type=Path, help="labelled Quick, Draw! ndjson to report figures on")
    parser.add_argument("--out", type=Path, default=resource("models"), help="folder of the model and its card")
    options = parser.parse_args(arguments)
    try:
        _make(options.data, options.drawings, options.out)
    except StudioError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _make(data_folder: Path | None, drawings: Path | None, out: Path) -> None:
    folder = find_folder(data_folder)
    if folder is None:
        raise StudioError("Fashion-MNIST is not here. Run `fmnist-gui` and download it, or name its folder: --data.")
    out.mkdir(parents=True, exist_ok=True)
    require_writable(out / FILE_NAME)
    data, config = result_of(read_data(folder)), PRESETS["sketch-ready"].config
    network = network_with(train_model(config, data))
    photographs, garments = result_of(evaluate(network, data.test)), held_out_scores(network)
    report = [f"photographs: {100 * photographs.accuracy:.2f} % of the 10,000 test images"]
    report += [f"  {name}: {100 * row['recall']:.1f} %" for name, row in class_report(photographs).items()]
    report += [f"drawn garments from a seed of their own, {line}" for line in list(as_rows(garments))[:1]]
    report += list(as_rows(garments))[1:]
    info: dict[str, object] = {
        "name": SHIPPED_NAME,
        "test_accuracy": photographs.accuracy,
        "garments_top1": garments.top1,
        "garments_top3": garments.top3,
        "parameters": parameter_count(network),
        "date": datetime.now(UTC).date().isoformat(),
        "torch": package_versions()["torch"],
    }
    if drawings is not None:
        for match, what in (("tight", "people's drawings with a clear class"), ("", "all people's drawings")):
            lines = list(as_rows(score_drawings(network, *read_labelled(drawings, match))))
            report += [f"{what}, {lines[0]}", *lines[1:]]
    weights = {name: tensor.detach().clone() for name, tensor in network.state_dict().items()}
    save(Checkpoint(weights, config, None, info), out / FILE_NAME)
    tried = _tried(out / "tried.md")
    write_atomically(out / Path(FILE_NAME).with_suffix(".md").name, card(info, config, report, tried).encode())
    print("\n".join(report))


def _tried(path: Path) -> str:
    """What was tried besides, where somebody has written it down."""
    return "\n" + path.read_text(encoding="utf-8") if is_file(path) else ""


if __name__ == "__main__":
    sys.exit(main())
