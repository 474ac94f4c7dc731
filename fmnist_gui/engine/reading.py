"""Files from outside: only those that end are opened, only so much is read of them as they may hold."""

from __future__ import annotations

import codecs
import json
import math
import os
from collections.abc import Iterator
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Any, NoReturn

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import regular_only
from fmnist_gui.engine.numbers import file_size

_CHUNK_BYTES = 1 << 18
_MOST_SKIPPED = 1 << 28  # bytes of lines that are too long, until a file is given up
_MOST_VALUES = 2_000_000  # of a JSON text: each may take 70 bytes of memory, though it has only 3 in the text


def open_file(path: Path | str) -> BufferedReader:
    """`open_regular`, with a StudioError."""
    try:
        return open_regular(path)
    except (OSError, ValueError) as error:  # ValueError: no file can have this name
        raise not_read(path, error) from error


def open_regular(path: Path | str) -> BufferedReader:
    """A file, to read its bytes; a device or a pipe raises an OSError, too."""
    return BufferedReader(FileIO(path, opener=regular_only), _CHUNK_BYTES)


def read_bytes(path: Path, at_most: int) -> bytes:
    """The content of a regular file of `at_most` so many bytes. Raises StudioError."""
    with open_file(path) as file:
        try:
            size = os.fstat(file.fileno()).st_size
            content = file.read(at_most + 1) if size <= at_most else None
        except OSError as error:
            raise not_read(path, error) from error
    if content is None or len(content) > at_most:
        raise too_large(path.name, at_most)
    return content


def too_large(name: str, at_most: int) -> StudioError:
    return StudioError(
        "{name} is too large: more than {most} are not opened. Choose another file.", name=name, most=file_size(at_most)
    )


class TooLong(StudioError):
    """Stands for a line that is longer than what is read of one."""


def lines_of(file: BufferedReader, at_most: int) -> Iterator[bytes | TooLong]:
    """The lines of a file with their line feeds, one after the other; in place of those of more bytes a TooLong."""
    skipped = 0
    while line := file.readline(at_most + 1):
        if len(line) <= at_most:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            skipped += len(line)
            if skipped > _MOST_SKIPPED:
                yield TooLong("This line seems to have no end, and nothing after it was read. Remove it.")
                return
            line = file.readline(_CHUNK_BYTES)
        yield TooLong("This line is longer than {most}. Remove it.", most=file_size(at_most))


def is_blank(line: bytes | TooLong) -> bool:
    return isinstance(line, bytes) and not line.removeprefix(codecs.BOM_UTF8).strip()


def not_read(path: Path | str, error: OSError | ValueError) -> StudioError:
    return StudioError(
        "{path} cannot be read ({reason}). Check the name and that you may open it.",
        path=path,
        reason=getattr(error, "strerror", None) or error,
    )


def plain_json(text: str | bytes) -> Any:
    """What a JSON text says. Raises ValueError for all else: no JSON, no UTF-8, nested too deeply, too much, numbers
    that are not finite."""
    if isinstance(text, bytes):
        text = text.decode("utf-8-sig")
    if text.count(",") + text.count("[") + text.count("{") > _MOST_VALUES:
        raise ValueError("too many values")
    try:
        return json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _finite(digits: str) -> float:
    value = float(digits)
    return value if math.isfinite(value) else _refuse(digits)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
