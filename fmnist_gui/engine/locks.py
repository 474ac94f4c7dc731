"""A lock that ends with its process: who has it lives, whatever the clock says and however the process ends."""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
import weakref
from contextlib import suppress
from pathlib import Path

PATIENCE_S = 0.2  # for somebody who looks whether a lock is taken, and for that takes it for a moment
_PAUSE_S = 0.01
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK)
_WINDOWS = sys.platform == "win32"

if sys.platform == "win32":  # pragma: no cover - the tests run elsewhere
    import msvcrt

    def _request(descriptor: int, alone: bool) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _request(descriptor: int, alone: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)


class FileLock:
    """A lock on a file of its own, which is there only while somebody has it, or was killed with it.

    It belongs to this object: two in one process exclude each other as well, and one that is forgotten is released.
    (That is flock, which NFS carries to the server; POSIX's other locks end as soon as the process closes any file of
    that path.) A process that stands still keeps its locks. Where a file system has no locks nobody is excluded.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None
        self._close: weakref.finalize[[int], FileLock] | None = None

    def take(self, patience_s: float = PATIENCE_S) -> bool:
        """Whether it is this one's now, or was already. Raises OSError where the file cannot be made."""
        deadline = time.monotonic() + patience_s
        while not self.held and not self._try():
            if time.monotonic() >= deadline:
                return False
            threading.Event().wait(_PAUSE_S)
        return True

    @property
    def held(self) -> bool:
        """Whether it is this one's, and its file is still the one that others look at."""
        return self._descriptor is not None and _is_at(self._descriptor, self.path)

    def release(self) -> None:
        if self._close is None:
            return
        if not _WINDOWS and self.held:  # before it is free, or it may be another's already
            _remove(self.path)
        self._close()
        self._descriptor = self._close = None
        if _WINDOWS:  # pragma: no cover - there no file goes that somebody has open
            _remove(self.path)

    def _try(self) -> bool:
        self.release()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        # Whoever had it before may have removed the file in between.
        if not _lock(descriptor, alone=True) or not _is_at(descriptor, self.path):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        self._close = weakref.finalize(self, os.close, descriptor)
        return True


def is_locked(path: Path) -> bool:
    """Whether somebody has the lock on `path`; looking takes it from nobody. False where nothing can be seen."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(descriptor, alone=False)
    finally:
        os.close(descriptor)  # with the lock that it may have got


def _lock(descriptor: int, alone: bool) -> bool:
    try:
        _request(descriptor, alone)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except OSError:
        return False


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
