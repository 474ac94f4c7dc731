"""A run or a model as a file: written whole or not at all, read without executing anything.

torch is imported where it is used, so that the history of runs can be listed before torch is loaded.
"""

from __future__ import annotations

import io
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import write_atomically
from fmnist_gui.engine.reading import read_bytes, too_large
from fmnist_gui.engine.training.config import TrainingConfig, config_from
from fmnist_gui.engine.training.plain_load import MOST_BYTES, load_plain

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights

FORMAT = "fmnist-studio-checkpoint"
VERSION = 1
SUFFIX = ".pt"
MOST_CHARACTERS = 200  # of a text in a checkpoint's `info`
_HUGE = 1e30  # beyond this a number is an accident; sums and products of smaller ones are finite
_NOT_FINITE = N_("{name} holds weights that are not finite numbers, so it cannot predict.")


@dataclass(frozen=True)
class Checkpoint:
    """A network at one moment of its training.

    `training` holds what it takes to go on exactly as if nothing had happened (optimizer, schedule, random
    states, position in the epoch); a model that is only used has none. `info` is for people: name, accuracy,
    versions.
    """

    weights: Weights
    config: TrainingConfig | None = None
    training: dict[str, Any] | None = None
    info: dict[str, Any] = field(default_factory=dict)

    @property
    def in_epoch(self) -> bool:
        """Whether it is none of an epoch's end."""
        batch = (self.training or {}).get("batch")
        return type(batch) is int and batch > 0


def to_bytes(checkpoint: Checkpoint) -> bytes:
    """The checkpoint as the content of a file that `torch.load(weights_only=True)` reads."""
    import torch

    from fmnist_gui.engine.network.course_network import ARCHITECTURE

    content = {
        "format": FORMAT,
        "version": VERSION,
        "architecture": ARCHITECTURE,
        "weights": checkpoint.weights,
        "config": asdict(checkpoint.config) if checkpoint.config else None,
        "training": checkpoint.training,
        "info": checkpoint.info,
    }
    buffer = io.BytesIO()
    torch.save(content, buffer)
    return buffer.getvalue()


def weights_file(weights: Weights) -> bytes:
    """The weights alone, as a `state_dict` for Python programs of any kind."""
    import torch

    buffer = io.BytesIO()
    torch.save(weights, buffer)
    return buffer.getvalue()


def from_bytes(content: bytes, name: str) -> Checkpoint:
    """Read a checkpoint, or the plain `state_dict` of the course's network. `name` is for the messages."""
    if len(content) > MOST_BYTES:
        raise too_large(name, MOST_BYTES)
    loaded = load_plain(content, name)
    if isinstance(loaded, dict) and isinstance(loaded.get("format"), str) and loaded["format"] == FORMAT:
        return _from_content(loaded, name)
    return Checkpoint(weights=_as_weights(loaded, name), info={"name": Path(name).stem})


def save(checkpoint: Checkpoint, path: Path) -> None:
    """Write `path` in one go: on any failure an older file of that name stays as it was."""
    write_atomically(path, to_bytes(checkpoint))


def load(path: Path) -> Checkpoint:
    """Read the checkpoint at `path`. Raises StudioError for anything that is not one."""
    return from_bytes(read_bytes(path, MOST_BYTES), path.name)


def _from_content(content: dict[str, Any], name: str) -> Checkpoint:
    _require_version(content.get("version"), name)
    config, training = content.get("config"), content.get("training")
    return Checkpoint(
        weights=_as_weights(content.get("weights"), name),
        config=config_from(config) if isinstance(config, dict) else None,
        training=training if isinstance(training, dict) else None,
        info=_as_info(content.get("info")),
    )


def _as_info(info: Any) -> dict[str, Any]:
    """What is for people: short texts, finite numbers, and one level of such below. All else is left out."""
    found = {}
    for key, value in info.items() if isinstance(info, dict) else ():
        if isinstance(value, dict):
            found[_short(key)] = {_short(name): _short(item) for name, item in value.items() if _is_short(item)}
        elif _is_short(value):
            found[_short(key)] = _short(value)
    accuracy = found.get("test_accuracy")
    if accuracy is not None and not (isinstance(accuracy, float) and 0 <= accuracy <= 1):
        del found["test_accuracy"]
    return found


def _is_short(value: Any) -> bool:
    return type(value) in (str, bool, type(None)) or (type(value) in (int, float) and abs(value) < _HUGE)


def _short(value: Any) -> Any:
    """A text on one line, and not longer than a name may be."""
    return " ".join(value.split())[:MOST_CHARACTERS] if isinstance(value, str) else value


def _require_version(version: Any, name: str) -> None:
    """Raise StudioError unless it is the version that this application reads."""
    if type(version) is not int:
        raise StudioError(
            "{name} does not say which version of a checkpoint it is, so it is damaged or of another program. Choose a "
            "checkpoint saved by this application.",
            name=name,
        )
    if version > VERSION:
        raise StudioError(
            "{name} was written by a newer version of this application. Update the application to open it. If there is "
            "no newer version, the file is damaged: choose another checkpoint.",
            name=name,
        )
    if version < VERSION:
        raise StudioError(
            "{name} was written by an older version of this application, in a form that is no longer read. Choose "
            "another checkpoint.",
            name=name,
        )


def _as_weights(weights: Any, name: str) -> Weights:
    """The parameters as the network computes with them, whatever their precision in the file. Raises StudioError."""
    import torch

    _require_architecture(weights, name)
    if not all(tensor.is_floating_point() for tensor in weights.values()):
        raise StudioError(_NOT_FINITE, name=name)
    converted = {key: tensor.to(torch.float32) for key, tensor in weights.items()}
    if not all(bool(tensor.isfinite().all()) for tensor in converted.values()):
        raise StudioError(_NOT_FINITE, name=name)
    _require_finite_predictions(converted, name)
    return converted


def _require_finite_predictions(weights: Weights, name: str) -> None:
    """Raise StudioError where an image could give scores without bounds, though all weights are finite.

    No value in the network is larger than the one that comes of the largest pixels where no weight is negative.
    """
    import torch

    from fmnist_gui.engine.network.course_network import network_with

    with torch.inference_mode():
        largest = network_with({key: tensor.abs() for key, tensor in weights.items()})(torch.ones(1, 1, 28, 28)).max()
    if not float(largest) < _HUGE:  # also where it is no number
        raise StudioError(
            "{name} holds weights so large that its predictions would not be finite numbers. Choose another "
            "checkpoint.",
            name=name,
        )


def _require_architecture(weights: Any, name: str) -> None:
    """Raise StudioError unless `weights` has exactly the ten parameters of the course's network."""
    import torch

    from fmnist_gui.engine.network.course_network import expected_shapes

    found = {}
    if isinstance(weights, dict):
        found = {str(key): tuple(value.shape) for key, value in weights.items() if isinstance(value, torch.Tensor)}
    if not found:
        raise StudioError("{name} holds no network. Choose a checkpoint saved by this application.", name=name)
    for parameter, shape in expected_shapes().items():
        if found.get(parameter) != shape:
            raise StudioError(
                "{name} holds another network: its {parameter} is {found}, the course's is {expected}. Choose a "
                "checkpoint of the course's network.",
                name=name,
                parameter=parameter,
                found=list(found[parameter]) if parameter in found else "–",
                expected=list(shape),
            )
    if len(weights) != len(expected_shapes()):
        raise StudioError(
            "{name} holds another network: it has {found} parameters with a name, the course's has {expected}.",
            name=name,
            found=len(weights),
            expected=len(expected_shapes()),
        )
