"""Fashion-MNIST: find the four archives, verify them, and read both splits as tensors."""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from fmnist_gui.engine import paths
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import is_file, is_folder
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.reading import open_regular
from fmnist_gui.engine.resources import resource

if TYPE_CHECKING:  # torch takes a second to import: names and tables must be there before it
    import torch
    from torch.utils.data import DataLoader, Dataset

DATA_VARIABLE = "FMNIST_DATA"
OFFLINE_FOLDER = "data"  # among the resources of the edition that was packaged with the data set
CLASS_NAMES = (  # of the data set that the course reads
    N_("T-shirt/top"),
    N_("Trouser"),
    N_("Pullover"),
    N_("Dress"),
    N_("Coat"),
    N_("Sandal"),
    N_("Shirt"),
    N_("Sneaker"),
    N_("Bag"),
    N_("Ankle boot"),
)
CLASS_COUNT = len(CLASS_NAMES)  # the network has a score for each
IMAGE_SIDE = 28  # pixels
_CHUNK_BYTES = 1 << 20
_GZIP_START = b"\x1f\x8b"
_IMAGES_MAGIC, _LABELS_MAGIC = 2051, 2049  # IDX: unsigned bytes in three dimensions, in one

# The handwritten digits have the same file names, format and shapes: only these set them apart.
_DIGITS_MD5 = frozenset(
    {
        "f68b3c2dcbeaaa9fbdd348bbdeb94873",
        "d53e105ee54ea40749a09fcbcd1e9432",
        "9fb629c4189551a2d022fa330f9573f3",
        "ec29112dd5afa0611ce80d1b7f02629c",
    }
)
_DIGITS_LABEL_COUNTS = (
    [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
    [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
)


@dataclass(frozen=True)
class Archive:
    """One gzip-compressed IDX file: `size` in bytes as compressed, `count` images or labels in it."""

    name: str
    md5: str
    sha256: str
    size: int
    count: int

    @property
    def holds_images(self) -> bool:
        return "images" in self.name

    @property
    def split(self) -> Literal["train", "test"]:
        return "train" if self.name.startswith("train") else "test"

    @property
    def unpacked_size(self) -> int:
        """Bytes of the IDX file inside: its header and one byte a pixel or label."""
        return 16 + self.count * IMAGE_SIDE**2 if self.holds_images else 8 + self.count


ARCHIVES = (
    Archive(
        "train-images-idx3-ubyte.gz",
        "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
        "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
        26_421_880,
        60_000,
    ),
    Archive(
        "train-labels-idx1-ubyte.gz",
        "25c81989df183df01b3e8a0aad5dffbe",
        "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
        29_515,
        60_000,
    ),
    Archive(
        "t10k-images-idx3-ubyte.gz",
        "bef4ecab320f06d8554ea6380940ec79",
        "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
        4_422_102,
        10_000,
    ),
    Archive(
        "t10k-labels-idx1-ubyte.gz",
        "bb300cfdad3c16e7a12a480ee83cd310",
        "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
        5_148,
        10_000,
    ),
)


@dataclass(frozen=True, eq=False)
class Split:
    """A part of the data set: `images` uint8 [N, 28, 28], `labels` int64 [N], both on the CPU."""

    images: torch.Tensor
    labels: torch.Tensor
    name: Literal["train", "test", "validation"]
    class_names: tuple[str, ...] = CLASS_NAMES  # English; the window shows them translated

    def __len__(self) -> int:
        return len(self.labels)

    def first(self, count: int) -> Split:
        return replace(self, images=self.images[:count], labels=self.labels[:count])


@dataclass(frozen=True, eq=False)
class FashionData:
    """A whole data set in memory, and the folder that its archives were read from."""

    train: Split
    test: Split
    folder: Path
    drawn: bool = False  # garments that the application drew: not Fashion-MNIST, and never called so

    @property
    def class_names(self) -> tuple[str, ...]:
        return self.train.class_names

    def first(self, images: int, test_images: int) -> FashionData:
        """The first images of the training set and of the test set, as far as there are that many."""
        return replace(self, train=self.train.first(images), test=self.test.first(test_images))


@dataclass(frozen=True)
class ArchiveState:
    """What is on the disk for one archive; `problem` is the sentence to show unless the state is "ok"."""

    archive: Archive
    path: Path | None
    state: Literal["ok", "missing", "truncated", "wrong"]
    problem: StudioError | None = None


def find_folder(named: Path | None = None, archives: Sequence[Archive] = ARCHIVES) -> Path | None:
    """The folder that holds the archives: `named`, else the variable FMNIST_DATA, else the user's data folder, else
    the data set that was packaged with the application.

    Accepts the archives side by side, or torchvision's FashionMNIST/raw, or that tree's inner folders.
    None when nobody named a folder and the user's one is not complete. Raises StudioError when a named
    folder is absent, unreadable or holds none of the archives; whether they are sound, `read_data` says.
    """
    if named is None and (from_environment := os.environ.get(DATA_VARIABLE)):
        named = Path(from_environment)
    if named is None:
        for folder in (paths.data_folder(), resource(OFFLINE_FOLDER)):
            found = archive_folder(folder, archives)
            if _count_present(found, archives) == len(archives):
                return found
        return None
    named = paths.expanded(named).absolute()
    inner = archive_folder(named, archives)
    if is_file(named):
        raise StudioError("{folder} is a file. Name the folder that holds the archives.", folder=named)
    if not is_folder(named):
        raise StudioError("There is no folder {folder}. Correct its name, or download the data set.", folder=named)
    if _count_present(inner, archives) == 0:
        raise StudioError(
            "The folder {folder} holds none of the four archives of Fashion-MNIST (“{example}” and three more). "
            "Name the folder that holds them, or download the data set.",
            folder=named,
            example=archives[0].name,
        )
    return inner


def archive_folder(folder: Path, archives: Sequence[Archive] = ARCHIVES) -> Path:
    """The folder inside `folder` that holds most of the archives; `folder` itself when none does."""
    # What a download just wrote comes before older files that lie beside it.
    candidates = (folder / "FashionMNIST" / "raw", folder / "raw", folder)
    best = max(candidates, key=lambda folder: _count_present(folder, archives))
    return best if _count_present(best, archives) else folder


def _count_present(folder: Path, archives: Sequence[Archive]) -> int:
    try:
        return sum((folder / archive.name).is_file() for archive in archives)
    except OSError as problem:
        raise StudioError(
            "The folder {folder} cannot be read ({reason}). Allow reading it, or name another folder.",
            folder=folder,
            reason=problem.strerror or problem,
        ) from problem


def archive_states(folder: Path, archives: Sequence[Archive] = ARCHIVES) -> list[ArchiveState]:
    """What is there for each archive, its bytes verified (a fraction of a second for all)."""
    inner = archive_folder(folder, archives)
    return [archive_state(archive, inner / archive.name) for archive in archives]


def archive_state(archive: Archive, path: Path) -> ArchiveState:
    """Whether the file at `path` is `archive`, byte for byte."""
    return result_of(_examine(archive, path))[0]


def read_data(folder: Path, archives: Sequence[Archive] = ARCHIVES) -> Generator[None, None, FashionData]:
    """Verify the four archives in `folder` and read them; extracted files beside them are never trusted.

    Raises StudioError, with the file's name and what to do, for whatever is not the original data set.
    """
    inner = archive_folder(folder, archives)
    missing = [archive.name for archive in archives if not is_file(inner / archive.name)]
    if missing:
        raise StudioError(
            "Missing in {folder}: {files}. Download the data set, or put the missing archives there.",
            folder=inner,
            files=", ".join(missing),
        )
    arrays: dict[tuple[str, bool], np.ndarray] = {}
    # Labels first: they are small, and they show whether it is the handwritten digits or damaged garments.
    for archive in sorted(archives, key=lambda archive: archive.holds_images):
        arrays[archive.split, archive.holds_images] = _parse(archive, (yield from _unpack(archive, inner)))
    return FashionData(_as_split("train", arrays), _as_split("test", arrays), inner)


def _as_split(name: Literal["train", "test"], arrays: dict[tuple[str, bool], np.ndarray]) -> Split:
    import torch

    images, labels = arrays[name, True], arrays[name, False]
    return Split(torch.from_numpy(images.copy()), torch.from_numpy(labels.astype(np.int64)), name)


def _unpack(archive: Archive, folder: Path) -> Generator[None, None, bytes]:
    """The IDX file inside a verified archive."""
    state, packed = yield from _examine(archive, folder / archive.name)
    if state.problem is not None:
        raise state.problem
    content = _gunzip(packed, archive.unpacked_size)
    if content is None:
        raise StudioError(
            "{file} cannot be unpacked to the length it should have. Download it again.", file=archive.name
        )
    yield
    return content


def _gunzip(packed: bytes, size: int) -> bytes | None:
    """The unpacked bytes if there are exactly `size` of them, else None; never needs much more memory than that."""
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        content = unpacker.decompress(packed, size + 1)
    except zlib.error:
        return None
    return content if unpacker.eof and len(content) == size else None


def _parse(archive: Archive, content: bytes) -> np.ndarray:
    """uint8 [count, 28, 28] for images, [count] for labels, from the bytes of an IDX file."""
    if archive.holds_images:
        expected: tuple[int, ...] = (_IMAGES_MAGIC, archive.count, IMAGE_SIDE, IMAGE_SIDE)
    else:
        expected = (_LABELS_MAGIC, archive.count)
    header = struct.unpack_from(f">{len(expected)}I", content)
    if header[0] != expected[0]:
        raise StudioError(
            "{file} does not hold IDX data of the expected kind (it starts with {found}, not {expected}). "
            "Download it again.",
            file=archive.name,
            found=header[0],
            expected=expected[0],
        )
    if header != expected:
        raise StudioError(
            "{file} holds data of the size {found}, not {expected}. Download it again.",
            file=archive.name,
            found=" × ".join(map(str, header[1:])),
            expected=" × ".join(map(str, expected[1:])),
        )
    values = np.frombuffer(content, np.uint8, offset=4 * len(expected)).reshape(expected[1:])
    if not archive.holds_images and values.max(initial=0) >= CLASS_COUNT:
        raise StudioError(
            "{file} holds the label {label}; there are only the classes 0 to 9. Download it again.",
            file=archive.name,
            label=int(values.max()),
        )
    return values


def _examine(archive: Archive, path: Path) -> Generator[None, None, tuple[ArchiveState, bytes]]:
    """The state of the file at `path`, and its bytes as they were verified."""
    packed, md5, sha256 = b"", hashlib.md5(usedforsecurity=False), hashlib.sha256()
    try:
        with open_regular(path) as file:
            # A file that is far too long is wrong whatever it holds: do not read it to its end.
            while len(packed) <= 2 * archive.size and (chunk := file.read(max(archive.size, _CHUNK_BYTES))):
                packed += chunk
    except FileNotFoundError:
        missing = StudioError("{file} is missing. Download the data set.", file=path)
        return ArchiveState(archive, None, "missing", missing), b""
    except OSError as error:
        unreadable = StudioError(
            "{file} cannot be read ({reason}). Allow reading it, or download the data set elsewhere.",
            file=path,
            reason=error.strerror or error,
        )
        return ArchiveState(archive, path, "wrong", unreadable), b""
    for start in range(0, len(packed), _CHUNK_BYTES):
        yield
        chunk = packed[start : start + _CHUNK_BYTES]
        md5.update(chunk)
        sha256.update(chunk)
    if (len(packed), md5.hexdigest(), sha256.hexdigest()) == (archive.size, archive.md5, archive.sha256):
        return ArchiveState(archive, path, "ok"), packed
    return _diagnose(archive, path, packed, md5.hexdigest()), b""


def _diagnose(archive: Archive, path: Path, packed: bytes, md5: str) -> ArchiveState:
    """Why `packed` is not the archive, by its bytes, likeliest reason first."""
    if md5 in _DIGITS_MD5 or (not archive.holds_images and _holds_digit_labels(packed)):
        problem = StudioError(
            "These are the handwritten digits (MNIST), not Fashion-MNIST: {file}. Both have the same file names; "
            "put the archives of Fashion-MNIST there, or download them into another folder.",
            file=path,
        )
        return ArchiveState(archive, path, "wrong", problem)
    if packed and not packed.startswith(_GZIP_START):
        problem = StudioError(
            "{file} is not a gzip archive; perhaps a web page was saved in its place. Download it again.", file=path
        )
        return ArchiveState(archive, path, "wrong", problem)
    if len(packed) < archive.size:
        problem = StudioError(
            "{file} is incomplete: {found} of {expected} bytes are there. Download it again.",
            file=path,
            found=len(packed),
            expected=archive.size,
        )
        return ArchiveState(archive, path, "truncated", problem)
    problem = StudioError(
        "{file} is not the original archive: its bytes differ (checksum {found}, not {expected}). Download it again.",
        file=path,
        found=md5,
        expected=archive.md5,
    )
    return ArchiveState(archive, path, "wrong", problem)


def _holds_digit_labels(packed: bytes) -> bool:
    for counts in _DIGITS_LABEL_COUNTS:
        content = _gunzip(packed, 8 + sum(counts))
        if content and np.bincount(np.frombuffer(content, np.uint8, offset=8), minlength=10).tolist() == counts:
            return True
    return False


def course_loader(
    dataset: Dataset[tuple[torch.Tensor, int]], batch_size: int, shuffle: bool = False
) -> DataLoader[tuple[torch.Tensor, int]]:
    """The course's loader: batches of images float32 [batch_size, 1, 28, 28] and labels int64 [batch_size]."""
    from torch.utils.data import DataLoader

    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle)
