"""A run as files that work without this application, in a folder that explains itself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import write_folder
from fmnist_gui.engine.network.design_code import course_code
from fmnist_gui.engine.numbers import percent_number
from fmnist_gui.engine.training.checkpoint import Checkpoint, to_bytes, weights_file
from fmnist_gui.engine.training.run_rows import DATA_SET, DRAWN, Run
from fmnist_gui.engine.training.runs import RunStore

if TYPE_CHECKING:  # torch takes seconds to import, and the window offers these files before it needs torch
    from fmnist_gui.engine.export.script import Translate

README = "README.md"


@dataclass(frozen=True)
class Kind:
    """One thing to export; texts are English sources for translation."""

    file: str
    label: str
    help: str


KINDS = {
    "script": Kind(
        "train.py",
        N_("Python script"),
        N_("Trains this network again, number for number, with torch and torchvision alone."),
    ),
    "notebook": Kind("train.ipynb", N_("Jupyter notebook"), N_("The same, cell by cell.")),
    "network": Kind(
        "network.pt",
        N_("Network for PyTorch (state_dict)"),
        N_("The trained weights alone, for Python programs of your own."),
    ),
    "onnx": Kind(
        "network.onnx",
        N_("Network for other programs (ONNX)"),
        N_("For other languages and devices: takes pictures with values from 0 to 255, gives probabilities."),
    ),
    "checkpoint": Kind(
        "checkpoint.pt",
        N_("Checkpoint"),
        N_("The whole state of the run, for this application: to use its network or to let it go on."),
    ),
    "curves": Kind("curves.csv", N_("Curves"), N_("Loss and accuracy of every batch and epoch, for a spreadsheet.")),
}
SCRIPTS = ("script", "notebook")


def why_no_script(run: Run) -> StudioError | None:
    """Why `run` cannot be trained again with torch and torchvision alone, or None if it can."""
    if run.starts_from:
        return StudioError(
            "“{name}” goes on from “{start}” and learned from your own drawings, which are not exported: without them "
            "it cannot be trained again. Export its network, or the checkpoint.",
            name=run.name,
            start=run.starts_from,
        )
    if run.config.drawn_garments:
        return StudioError(
            "“{name}” learned from garments that this application draws, which torch and torchvision alone do not "
            "have. Export its network, or the checkpoint.",
            name=run.name,
        )
    if run.versions.get(DATA_SET) == DRAWN:
        return StudioError(
            "“{name}” learned from drawn garments in place of Fashion-MNIST, which torch and torchvision alone do "
            "not have. Export its network, or the checkpoint.",
            name=run.name,
        )
    if run.epochs == 0:
        return StudioError(
            "A script compares whole epochs, and “{name}” has none yet. Resume the run, or export the network alone.",
            name=run.name,
        )
    return None


def export_run(store: RunStore, run: Run, kinds: Collection[str], parent: Path, tr: Translate) -> Path:
    """Write these kinds and a README into a new folder inside `parent`, and give the folder back.

    `tr` translates what is written for people. Raises StudioError, before anything is written where the run is
    the reason.
    """
    chosen = [kind for kind in KINDS if kind in kinds]
    files = {KINDS[kind].file: _content(kind, store, run, tr) for kind in chosen}
    files[README] = _readme(run, chosen, tr).encode()
    return write_folder(parent, run.name, files)


def _content(kind: str, store: RunStore, run: Run, tr: Translate) -> bytes:
    if kind in SCRIPTS:
        return _script(kind, store, run, tr).encode()
    if kind == "curves":
        return _curves(store, run.id).encode()
    if kind == "network":
        return weights_file(_scored(store, run).weights)
    if kind == "onnx":
        from fmnist_gui.engine.export.onnx_model import onnx_model

        return onnx_model(_scored(store, run).weights, _facts(run))
    stored = store.checkpoint(run.id)
    info = stored.info | {"name": run.name, "test_accuracy": run.test_accuracy, "versions": run.versions}
    return to_bytes(Checkpoint(stored.weights, stored.config, stored.training, info))


def _script(kind: str, store: RunStore, run: Run, tr: Translate) -> str:
    from fmnist_gui.engine.export.notebook import as_notebook, as_script
    from fmnist_gui.engine.export.script import run_cells

    problem = why_no_script(run)
    if problem is not None:
        raise problem
    cells = run_cells(run, store.epochs(run.id), tr)
    return as_script(cells) if kind == "script" else as_notebook(cells)


def _scored(store: RunStore, run: Run) -> Checkpoint:
    """The network of the last whole epoch, to which the run's accuracy belongs; the newest one if there is none."""
    return store.weights(run.id, run.epochs) if run.epochs else store.checkpoint(run.id)


def _facts(run: Run) -> dict[str, str]:
    """What the metadata of an ONNX file says of the run."""
    return {
        "run": run.name,
        "epochs": str(run.epochs),
        "accuracy on new images": "" if run.accuracy is None else f"{run.accuracy:.4f}",
        "settings": json.dumps(vars(run.config)),
        "versions": json.dumps(run.versions),
    }


def _curves(store: RunStore, run_id: int) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["kind", "epoch", "step", "loss", "accuracy", "seconds", "evaluated_on"])
    for b in store.batches(run_id):
        table.writerow(["batch", b.epoch, b.step, b.loss, b.correct / b.size, b.seconds, ""])
    for e in store.epochs(run_id):
        table.writerow(["train", e.epoch, e.step, e.train_loss, e.train_accuracy, "", ""])
        table.writerow(["evaluation", e.epoch, e.step, e.eval_loss, e.eval_accuracy, "", e.evaluated_on])
    return text.getvalue()


# ---- how to use it


def _readme(run: Run, kinds: Sequence[str], tr: Translate) -> str:
    """Markdown: what each file is, and the few lines that use it."""
    lines = [f"# {run.name}", ""]
    if run.accuracy is not None:
        accuracy = percent_number(run.accuracy, 2)
        lines += [
            tr("A network that classifies {score} % of new images of Fashion-MNIST correctly.", score=accuracy),
            "",
        ]
    for kind in kinds:
        lines += [f"## {KINDS[kind].file}", "", tr(KINDS[kind].help), *_usage(kind, tr), ""]
    return "\n".join(lines)


def _usage(kind: str, tr: Translate) -> list[str]:
    pictures = tr("pictures of 28 × 28, a white garment on black")
    if kind == "script":
        return ["", "```", "pip install torch torchvision", f"python {KINDS[kind].file}", "```"]
    if kind == "notebook":
        return ["", "```", "pip install torch torchvision jupyterlab", f"jupyter lab {KINDS[kind].file}", "```"]
    if kind == "network":
        return ["", "```python", _use_network(pictures), "```"]
    if kind == "onnx":
        return ["", "```python", _USE_ONNX.format(pictures=pictures), "```"]
    return []


def _use_network(pictures: str) -> str:
    return _USE_NETWORK.format(network=course_code(), classes=list(CLASS_NAMES), pictures=pictures)


_USE_NETWORK = """import torch
from torch import Tensor, nn
from torch.nn import functional as F

{network}


network = Network().eval()
network.load_state_dict(torch.load("network.pt", weights_only=True))
classes = {classes}
images = torch.zeros(1, 1, 28, 28)  # 0 … 1: {pictures}
with torch.inference_mode():
    probabilities = network(images).softmax(dim=1)
print(classes[probabilities[0].argmax()])"""

_USE_ONNX = """import json

import numpy
import onnxruntime

session = onnxruntime.InferenceSession("network.onnx")
classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
images = numpy.zeros((1, 1, 28, 28), numpy.uint8)  # 0 … 255: {pictures}
logits, probabilities = session.run(None, {{"images": images}})
print(classes[probabilities[0].argmax()])"""
