"""Files of torch as plain values: nothing of them is executed, and none takes more memory than it may.

`torch.load(weights_only=True)` calls no foreign function, but makes whatever a file declares: archives are unpacked,
tensors of any kind and size made. So what a file declares is looked at before, and what came of it afterwards.
"""

from __future__ import annotations

import io
import pickle
import pickletools
import re
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

from fmnist_gui.engine.errors import N_, StudioError

if TYPE_CHECKING:
    from torch import Tensor

MOST_BYTES = 50_000_000  # of a file, and of all its tensors; a checkpoint with its training state has 0.5 MB
MOST_PICKLED = 1_000_000  # bytes of the pickle in it: each may make an object of 60
_MOST_ENTRIES = 10_000  # of an archive
_MOST_VALUES = 100_000  # of all dicts and lists together, each as often as it is met
_DEEPEST = 20  # dicts and lists within one another
_DIRECTORY_ENTRY = b"PK\1\2"
_LEGACY_PICKLES = 5  # magic number, protocol, system, the content itself, keys of its storages
_NAMED = {"GLOBAL", "STACK_GLOBAL", "INST"}  # opcodes with the name of what is to be called
_PLAIN = re.compile(
    r"collections OrderedDict|torch\._utils _rebuild_(tensor|tensor_v2|tensor_v3|parameter)"
    r"|torch(\.storage)? \w+Storage|torch (u?int|b?float)\d+\w*"
)
_OF_TENSORS = re.compile(r"torch\._utils _rebuild_\w+|torch \w+|torch\.serialization \w+")
_PROGRAM = N_(
    "{name} was not opened: it is not a checkpoint of plain numbers, and what it holds could run as a program. Choose "
    "a checkpoint saved by this application."
)
_FORM = N_(
    "{name} holds tensors of another kind than the course's network has: sparse, quantized or without values. Save "
    "them as dense tensors, or choose another checkpoint."
)
_TOO_MUCH = N_("{name} holds more than a checkpoint does. Choose a checkpoint of the course's network.")


class _Refused(Exception):
    """With the sentence about it, an English source with {name}."""


def load_plain(content: bytes, name: str) -> Any:
    """What a file of torch holds: dicts, lists, tuples, texts, numbers, None and dense tensors with memory of their
    own. `name` is for the messages. Raises StudioError."""
    import torch

    if not content:
        raise StudioError("{name} is empty. Choose a checkpoint that was saved completely.", name=name)
    is_zip = content.startswith(b"PK\3\4")
    try:
        checked = _checked_archive(content) if is_zip else _checked_pickles(content)
        with warnings.catch_warnings(action="ignore"):  # about foreign formats: the sentences below say it better
            loaded = torch.load(io.BytesIO(checked), map_location="cpu", weights_only=True)
        return _Plain().value(loaded)
    except _Refused as refusal:
        raise StudioError(str(refusal), name=name) from refusal
    except Exception as error:  # torch raises whatever a broken file leads it into
        if isinstance(error, pickle.UnpicklingError) and is_zip:
            raise StudioError(_PROGRAM, name=name) from error
        if _is_archive(content):
            raise StudioError(
                "{name} is a zip archive, not a checkpoint. Choose a checkpoint saved by this application.", name=name
            ) from error
        raise StudioError(
            "{name} is not a checkpoint, or only a part of one. Choose a file saved by this application.", name=name
        ) from error


def _is_archive(content: bytes) -> bool:
    try:
        return zipfile.is_zipfile(io.BytesIO(content))
    except zipfile.BadZipFile:  # one of many disks, for instance
        return True


def _checked_archive(content: bytes) -> bytes:
    """The same archive, written anew as torch writes it: two readers may see different files in one archive."""
    if content.count(_DIRECTORY_ENTRY) > _MOST_ENTRIES:
        raise _Refused(_TOO_MUCH)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(buffer, "w") as checked:
        entries = {entry.filename: entry for entry in archive.infolist()}
        if sum(entry.file_size for entry in entries.values()) > MOST_BYTES:
            raise _Refused(_TOO_MUCH)
        for name, entry in entries.items():
            if entry.compress_type != zipfile.ZIP_STORED:
                raise ValueError(f"{name} is compressed, as torch never does it")
            part = archive.read(entry)
            if name.endswith(".pkl"):
                _check_pickle(io.BytesIO(part))
            checked.writestr(name, part)
    return buffer.getvalue()


def _checked_pickles(content: bytes) -> bytes:
    stream = io.BytesIO(content)
    for _ in range(_LEGACY_PICKLES):
        _check_pickle(stream)
    return content


def _check_pickle(stream: io.BytesIO) -> None:
    """Go over one whole pickle, without doing what it says. Raises _Refused, and ValueError where it is broken."""
    names, start = set(), stream.tell()
    for opcode, argument, _ in pickletools.genops(stream):
        if opcode.name in _NAMED:
            names.add(str(argument))
        if stream.tell() - start > MOST_PICKLED:
            raise _Refused(_TOO_MUCH)
    foreign = [name for name in names if not _PLAIN.fullmatch(name)]
    if foreign:
        raise _Refused(_FORM if all(map(_OF_TENSORS.fullmatch, foreign)) else _PROGRAM)


class _Plain:
    """Copies what was loaded, and counts: what is there once may be met a thousand times."""

    def __init__(self) -> None:
        self._values_left, self._bytes_left = _MOST_VALUES, MOST_BYTES

    def value(self, loaded: Any, depth: int = 0) -> Any:
        import torch

        self._values_left -= 1
        if self._values_left < 0 or depth > _DEEPEST:
            raise _Refused(_TOO_MUCH)
        if isinstance(loaded, torch.Tensor):
            return self._tensor(loaded)
        if isinstance(loaded, dict) and all(type(key) in (str, int) for key in loaded):
            return {key: self.value(item, depth + 1) for key, item in loaded.items()}
        if type(loaded) in (list, tuple):
            return type(loaded)(self.value(item, depth + 1) for item in loaded)
        if loaded is None or type(loaded) in (bool, int, float, str):
            return loaded
        raise ValueError(f"a {type(loaded).__name__} is no plain value")

    def _tensor(self, loaded: Tensor) -> Tensor:
        import torch

        self._bytes_left -= loaded.numel() * loaded.element_size()
        if self._bytes_left < 0:
            raise _Refused(_TOO_MUCH)
        return loaded.detach().clone(memory_format=torch.contiguous_format)
