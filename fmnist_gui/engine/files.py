"""Writing files whole or not at all, and looking for them where looking may not be allowed."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from io import FileIO
from itertools import count
from pathlib import Path
from secrets import token_hex

from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import file_size

TRIAL_BYTES = 1_000_000  # more than a checkpoint has
_ACL = "system.posix_acl_access"  # who else may do what with a file, on Linux
_LONGEST_NAME = 200  # bytes of a new folder's name: most file systems allow 255, and a number may follow


def is_file(path: Path) -> bool:
    """Whether there is a file. False where one may not look, and for an impossible name; Path's own method raises."""
    return os.path.isfile(path)


def is_folder(path: Path) -> bool:
    """Whether there is a folder; see `is_file`."""
    return os.path.isdir(path)


def regular_only(path: str, flags: int) -> int:
    """An opener for `open` and FileIO that waits for nobody at the other end of a pipe.

    Of a device or a pipe nobody knows where it ends, and who reads what is written: that raises an OSError, too.
    """
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666)  # Windows has no pipes among its files
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):  # of a folder the caller's own error says most
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "no file, but a device or a pipe")


def can_name(text: str) -> bool:
    """Whether `text` could be the path of a file: some letters stand in no name."""
    try:
        return b"\0" not in os.fsencode(text)
    except ValueError:
        return False


def write_atomically(path: Path, content: bytes) -> None:
    """Write through a temporary file beside `path`, so that on any failure an older `path` stays as it was.

    An older file's mode, extended attributes, access list (ACL) and, where that is allowed, owner are kept. A link
    stays, and what it leads to is written; a device or a pipe takes the bytes as they are. Raises StudioError.
    """
    try:
        old = _stat(path)
        if old is not None and not stat.S_ISREG(old.st_mode):
            _write_into(path, content)
        else:
            _replace(Path(os.path.realpath(path)), content, old)
    except OSError as error:
        raise not_written(path, error) from error


def append_line(path: Path, line: bytes, at_most: int) -> None:
    """Add a line to the end of a file, which is made if need be, as far as that has `at_most` so many bytes then.

    On any failure the file is as it was before. Raises StudioError.
    """
    try:
        if _stat(path) is None:
            return write_atomically(path, line)
        with open(path, "r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size and _last_byte(file) != b"\n":  # of a line that was broken off
                line = b"\n" + line
            if size + len(line) > at_most:
                raise StudioError(
                    "{path} is full: more than {most} are not opened again. Remove something first.",
                    path=path,
                    most=file_size(at_most),
                )
            _append(file, line, size)
    except OSError as error:
        raise not_written(path, error) from error


def _last_byte(file: FileIO) -> bytes:
    file.seek(-1, os.SEEK_END)
    return file.read(1)


def _append(file: FileIO, content: bytes, size: int) -> None:
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[file.write(rest) :]
        os.fsync(file.fileno())
    except BaseException:
        file.truncate(size)
        raise


def require_writable(path: Path) -> None:
    """Before long work: try whether `write_atomically` could write `path`. Raises StudioError as it would."""
    try:
        old = _stat(path)
        if old is None or stat.S_ISREG(old.st_mode):
            _write_beside(Path(os.path.realpath(path)), bytes(TRIAL_BYTES), old).unlink()
    except OSError as error:
        raise not_written(path, error) from error


def require_folder(folder: Path, name: str) -> None:
    """The same for a file `name` in a folder that is made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(folder, error) from error
    require_writable(folder / name)


def _stat(path: Path) -> os.stat_result | None:
    """What `path` leads to, None where nothing is there yet. Raises an error where that cannot be written."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISBLK(found.st_mode) or stat.S_ISSOCK(found.st_mode):
        raise StudioError("{path} could not be written: it is no file. Choose another name.", path=path)
    return found


def _write_into(path: Path, content: bytes) -> None:
    """Write to a device or a pipe; a pipe that nobody reads is an error, and does not hold up the program."""
    posix = os.name == "posix"
    descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK if posix else os.O_WRONLY)
    with open(descriptor, "wb") as file:
        if posix:  # pragma: no branch - Windows has no such pipes among its files
            os.set_blocking(descriptor, True)
        file.write(content)


def _replace(target: Path, content: bytes, old: os.stat_result | None) -> None:
    temporary = _write_beside(target, content, old)
    try:
        os.replace(temporary, target)
    except OSError:
        _remove(temporary)
        raise
    synchronize(target.parent)


def _write_beside(target: Path, content: bytes, old: os.stat_result | None) -> Path:
    """A new file in the folder of `target`, on the disk, to be renamed or removed. Nobody can foresee its name."""
    temporary = target.with_name(f".{token_hex(8)}.part")
    # O_EXCL follows no link. What replaces a file may be read by nobody else before it has that file's mode.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if old is None else 0o600)
    try:
        with open(descriptor, "wb") as file:
            if old is not None:
                _take_over(target, old, descriptor)
            file.write(content)
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _take_over(target: Path, old: os.stat_result, descriptor: int) -> None:
    """Give a new file the owner, where that is allowed, attributes and mode of the one that it is to replace."""
    if os.name == "posix":  # pragma: no branch - Windows has neither
        with suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
        if sys.platform == "linux":  # pragma: no branch - Python has extended attributes nowhere else
            _take_attributes(target, descriptor)
        with suppress(OSError):  # a file system without modes
            os.fchmod(descriptor, old.st_mode & 0o777)


def _take_attributes(target: Path, descriptor: int) -> None:
    """What cannot be read is left out, and so is what only the system may set; losing another is an error."""
    names = _attributes_of(target)
    if _ACL not in names and _ACL in _attributes_of(descriptor):  # from its folder, for new files
        os.removexattr(descriptor, _ACL)
    for name in names:
        try:
            value = os.getxattr(target, name)
        except OSError:
            continue
        try:
            os.setxattr(descriptor, name, value)
        except OSError as error:
            own = not name.startswith(("security.", "trusted."))
            if error.errno not in ((errno.ENOTSUP,) if own else (errno.ENOTSUP, errno.EPERM, errno.EACCES)):
                raise


def _attributes_of(file: Path | int) -> list[str]:
    """Their names; none where the file system has none."""
    with suppress(OSError):
        return os.listxattr(file)
    return []


def _remove(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def synchronize(folder: Path) -> None:
    """After a power cut, too, the folder has the names that it has now."""
    with suppress(OSError):  # Windows cannot open a folder, and some network drives cannot do this
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_folder(parent: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """A new folder for these files inside `parent`, called `name` as far as a folder can be: whole or not at all.

    Raises StudioError.
    """
    plain = "".join(c if c.isalnum() or c in " -_." else "-" for c in name)
    plain = plain.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .")
    folder = _new_folder(parent, plain or "run")
    try:
        for file, content in files.items():
            write_atomically(folder / file, content)
    except StudioError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    synchronize(parent)
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


def is_disk_full(error: OSError) -> bool:
    """Whether there is no room, on the disk or in what the user may use of it."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def not_written(path: Path, error: OSError) -> StudioError:
    text = N_("{path} could not be written ({reason}). Choose another folder.")
    if is_disk_full(error):
        text = N_("{path} could not be written: the disk is full. Make room and try again, or choose another folder.")
    elif isinstance(error, IsADirectoryError):
        text = N_("{path} is a folder. Name a file in it.")
    elif isinstance(error, FileNotFoundError) and not is_folder(path.parent):
        text = N_("{path} could not be written: the folder {folder} does not exist. Create it or choose another.")
    elif error.errno == errno.ENAMETOOLONG:
        text = N_("{path} could not be written ({reason}). Choose a shorter name.")
    return StudioError(text, path=path, folder=path.parent, reason=error.strerror or error)
