"""A run or a model as a file: written whole or not at all, read without executing anything.

torch is imported where it is used, so that the history of runs can be listed before torch is loaded.
"""

from __future__ import annotations

import io
import pickle
import pickletools
import warnings
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import write_atomically
from fmnist_gui.engine.training.config import TrainingConfig, config_from

if TYPE_CHECKING:
    from fmnist_gui.engine.network.course_network import Weights

FORMAT = "fmnist-studio-checkpoint"
VERSION = 1
SUFFIX = ".pt"
MOST_BYTES = 500_000_000  # of a file that is read at all; a checkpoint with its training state has 0.5 MB


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
    loaded = _load_plain(content, name)
    if isinstance(loaded, dict) and loaded.get("format") == FORMAT:
        return _from_content(loaded, name)
    _require_architecture(loaded, name)
    return Checkpoint(weights=_as_weights(loaded), info={"name": Path(name).stem})


def save(checkpoint: Checkpoint, path: Path) -> None:
    """Write `path` in one go: on any failure an older file of that name stays as it was."""
    write_atomically(path, to_bytes(checkpoint))


def load(path: Path) -> Checkpoint:
    """Read the checkpoint at `path`. Raises StudioError for anything that is not one."""
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise StudioError("{name} is too large for a checkpoint. Choose another file.", name=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise StudioError(
            "The checkpoint {path} cannot be read ({reason}). Check the name and that you may open it.",
            path=path,
            reason=error.strerror,
        ) from error
    return from_bytes(content, path.name)


def _load_plain(content: bytes, name: str) -> Any:
    import torch

    if not content:
        raise StudioError("{name} is empty. Choose a checkpoint that was saved completely.", name=name)
    try:
        with warnings.catch_warnings(action="ignore"):  # about foreign formats: the sentences below say it better
            return torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    except Exception as error:  # torch raises whatever a broken file leads it into
        is_zip = zipfile.is_zipfile(io.BytesIO(content))
        if isinstance(error, pickle.UnpicklingError) and (is_zip or _is_program(content)):
            raise StudioError(
                "{name} was not opened: it is not a checkpoint of plain numbers, and what it holds could run as a "
                "program. Choose a checkpoint saved by this application.",
                name=name,
            ) from error
        if is_zip:
            raise StudioError(
                "{name} is a zip archive, not a checkpoint. Choose a checkpoint saved by this application.", name=name
            ) from error
        raise StudioError(
            "{name} is not a checkpoint, or only a part of one. Choose a file saved by this application.", name=name
        ) from error


def _is_program(content: bytes) -> bool:
    """Whether `content` begins with whole pickles that name functions to call; nothing of them is executed."""
    stream = io.BytesIO(content)
    names: set[str] = set()
    try:
        while stream.tell() < len(content):
            names.update([opcode.name for opcode, _, _ in pickletools.genops(stream)])
    except ValueError:  # broken off, or no pickle any more
        pass
    return not names.isdisjoint({"GLOBAL", "STACK_GLOBAL", "INST"})


def _from_content(content: dict[str, Any], name: str) -> Checkpoint:
    _require_version(content.get("version"), name)
    _require_architecture(content.get("weights"), name)
    config, training, info = content.get("config"), content.get("training"), content.get("info")
    return Checkpoint(
        weights=_as_weights(content["weights"]),
        config=config_from(config) if isinstance(config, dict) else None,
        training=training if isinstance(training, dict) else None,
        info=info if isinstance(info, dict) else {},
    )


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
            "{name} was written by a newer version of this application. Update the application to open it.", name=name
        )
    if version < VERSION:
        raise StudioError(
            "{name} was written by an older version of this application, in a form that is no longer read. Choose "
            "another checkpoint.",
            name=name,
        )


def _as_weights(weights: dict[str, Any]) -> Weights:
    """The parameters as the network computes with them; a file may hold them in another precision."""
    return {name: tensor.detach().float() for name, tensor in weights.items()}


def _require_architecture(weights: Any, name: str) -> None:
    """Raise StudioError unless `weights` has exactly the ten parameters of the course's network, all finite."""
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
    if not all(tensor.is_floating_point() and bool(tensor.isfinite().all()) for tensor in weights.values()):
        raise StudioError("{name} holds weights that are not finite numbers, so it cannot predict.", name=name)
