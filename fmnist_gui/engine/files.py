"""Writing files whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

from fmnist_gui.engine.errors import N_, StudioError


def write_atomically(path: Path, content: bytes) -> None:
    """Write through a temporary file beside `path`, so that on any failure an older `path` stays as it was.

    Raises StudioError.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        with suppress(OSError):  # gone already where all went well
            temporary.unlink(missing_ok=True)


def write_folder(parent: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """A new folder for these files inside `parent`, called `name` as far as a folder can be: whole or not at all.

    Raises StudioError.
    """
    plain = "".join(c if c.isalnum() or c in " -_." else "-" for c in name).strip(" .")
    folder = _new_folder(parent, plain or "run")
    try:
        for file, content in files.items():
            write_atomically(folder / file, content)
    except StudioError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _new_folder(parent: Path, name: str) -> Path:
    """`name` inside `parent`, or “name 2” and so on: what somebody took before stays as it is."""
    for number in count(1):
        folder = parent / (name if number == 1 else f"{name} {number}")
        try:
            folder.mkdir()
            return folder
        except FileExistsError:
            continue
        except OSError as error:
            raise not_written(folder, error) from error
    raise AssertionError


def read_bytes(path: Path, at_most: int = -1) -> bytes:
    """The content of a file, or its first `at_most` bytes. Raises StudioError."""
    try:
        with path.open("rb") as file:
            return file.read(at_most)
    except OSError as error:
        raise not_read(path, error) from error


def not_read(path: Path | str, error: OSError) -> StudioError:
    return StudioError(
        "{path} cannot be read ({reason}). Check the name and that you may open it.",
        path=path,
        reason=error.strerror or error,
    )


def is_disk_full(error: OSError) -> bool:
    """Whether there is no room, on the disk or in what the user may use of it."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def not_written(path: Path, error: OSError) -> StudioError:
    text = N_("{path} could not be written ({reason}). Choose another folder.")
    if is_disk_full(error):
        text = N_("{path} could not be written: the disk is full. Make room and try again, or choose another folder.")
    return StudioError(text, path=path, reason=error.strerror or error)
