"""Writing files whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from fmnist_gui.engine.errors import StudioError


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


def not_written(path: Path, error: OSError) -> StudioError:
    return StudioError(
        "{path} could not be written ({reason}). Choose another folder, or make room and try again.",
        path=path,
        reason=error.strerror or error,
    )
