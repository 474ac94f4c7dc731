import errno
import gzip
import os
import struct
from pathlib import Path

import numpy as np
import pytest
import torch

from fmnist_gui.engine.data import fashion_mnist as data
from fmnist_gui.engine.errors import Cancelled, StudioError
from fmnist_gui.engine.generators import result_of
from tests.engine.conftest import ArchiveSet

IMAGES, LABELS = "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"
DIGIT_COUNTS = [
    [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
    [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
]


def failure(folder: Path, archives: ArchiveSet) -> str:
    with pytest.raises(StudioError) as caught:
        result_of(data.read_data(folder, archives=archives.table))
    return str(caught.value)


# The real data set


def test_the_real_data_set_is_the_course_s(real_data_folder: Path) -> None:
    fashion = result_of(data.read_data(real_data_folder))
    assert fashion.folder == real_data_folder
    assert (fashion.train.name, fashion.test.name) == ("train", "test")
    assert fashion.train.images.dtype == torch.uint8
    assert fashion.train.labels.dtype == torch.int64
    assert fashion.test.labels[:10].tolist() == [9, 2, 1, 1, 6, 1, 4, 6, 5, 7]


def test_the_table_agrees_with_torchvision_s(real_data_folder: Path) -> None:
    from fmnist_gui.engine.data.vision import import_torchvision

    expected = {(archive.name, archive.md5) for archive in data.ARCHIVES}
    assert set(import_torchvision().datasets.FashionMNIST.resources) == expected
    assert [state.state for state in data.archive_states(real_data_folder)] == ["ok"] * 4


# Finding the folder


@pytest.mark.parametrize("inner", [".", "FashionMNIST/raw", "raw"])
def test_each_layout_is_found(archive_set: ArchiveSet, tmp_path: Path, inner: str) -> None:
    place = archive_set.write_to(tmp_path / "set" / inner)
    assert data.find_folder(tmp_path / "set", archive_set.table) == place
    assert result_of(data.read_data(tmp_path / "set", archives=archive_set.table)).folder == place


def test_named_comes_before_the_variable_and_that_before_the_user_s_folder(
    archive_set: ArchiveSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = data.find_folder
    assert find(archives=archive_set.table) is None
    in_home = archive_set.write_to(tmp_path / "home" / "data" / "FashionMNIST" / "raw")
    assert find(archives=archive_set.table) == in_home
    by_variable = archive_set.write_to(tmp_path / "variable")
    monkeypatch.setenv("FMNIST_DATA", str(by_variable))
    assert find(archives=archive_set.table) == by_variable
    named = archive_set.write_to(tmp_path / "named")
    assert find(named, archive_set.table) == named


def test_an_incomplete_download_of_the_user_s_is_no_data_set(archive_set: ArchiveSet, tmp_path: Path) -> None:
    place = archive_set.write_to(tmp_path / "home" / "data" / "FashionMNIST" / "raw")
    (place / IMAGES).rename(place / f"{IMAGES}.part")
    assert data.find_folder(archives=archive_set.table) is None


def test_the_edition_with_the_data_set_inside_needs_no_folder(
    archive_set: ArchiveSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = archive_set.write_to(tmp_path / "resources" / data.OFFLINE_FOLDER)
    monkeypatch.setattr(data, "resource", lambda name: tmp_path / "resources" / name)
    assert data.find_folder(archives=archive_set.table) == inside
    (inside / archive_set.table[0].name).unlink()
    assert data.find_folder(archives=archive_set.table) is None


def test_a_named_folder_that_is_wrong_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StudioError, match=r"There is no folder .+nowhere\. Correct its name"):
        data.find_folder(tmp_path / "nowhere")
    with pytest.raises(StudioError, match="holds none of the four archives"):
        data.find_folder(tmp_path)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FMNIST_DATA", str(tmp_path / "file"))
    with pytest.raises(StudioError, match=r"file is a file\. Name the folder"):
        data.find_folder()


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "is_file", denied)
    with pytest.raises(StudioError, match=r"cannot be read \(Permission denied\)\. Allow reading it"):
        data.find_folder(tmp_path)


# Reading


def test_read_data_gives_what_the_archives_hold(archive_set: ArchiveSet, tmp_path: Path) -> None:
    fashion = result_of(data.read_data(archive_set.write_to(tmp_path), archives=archive_set.table))
    expected = np.frombuffer(archive_set.content(IMAGES), np.uint8, offset=16).reshape(60, 28, 28)
    assert np.array_equal(fashion.train.images.numpy(), expected)
    assert fashion.test.labels.tolist() == [*range(10), *range(10)]


def test_extracted_files_are_not_trusted(archive_set: ArchiveSet, tmp_path: Path) -> None:
    archive_set.write_to(tmp_path)
    (tmp_path / LABELS.removesuffix(".gz")).write_bytes(struct.pack(">2I", 2049, 60) + bytes(60))
    fashion = result_of(data.read_data(tmp_path, archives=archive_set.table))
    assert fashion.train.labels[:5].tolist() == [0, 1, 2, 3, 4]


def test_reading_is_cancelled(archive_set: ArchiveSet, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        result_of(data.read_data(archive_set.write_to(tmp_path), archive_set.table), lambda: True)


def test_missing_archives_are_named(archive_set: ArchiveSet, tmp_path: Path) -> None:
    archive_set.write_to(tmp_path)
    (tmp_path / IMAGES).unlink()
    (tmp_path / LABELS).unlink()
    told = failure(tmp_path, archive_set)
    assert told.startswith(f"Missing in {tmp_path}: ")
    assert IMAGES in told
    assert LABELS in told
    assert "t10k" not in told
    assert "Download the data set" in told


def test_each_damage_has_its_own_sentence(archive_set: ArchiveSet, tmp_path: Path) -> None:
    path = archive_set.write_to(tmp_path) / IMAGES
    right = path.read_bytes()
    path.write_bytes(right[:1000])
    assert f"{path} is incomplete: 1000 of {len(right)} bytes" in failure(tmp_path, archive_set)
    path.write_bytes(b"")
    assert "is incomplete: 0 of" in failure(tmp_path, archive_set)
    path.write_bytes(right[:-1] + bytes([right[-1] ^ 1]))
    assert f"{path} is not the original archive: its bytes differ" in failure(tmp_path, archive_set)
    path.write_bytes(right * 5)
    assert "its bytes differ" in failure(tmp_path, archive_set)
    path.write_bytes(b"<html>Please log in</html>")
    assert "is not a gzip archive; perhaps a web page" in failure(tmp_path, archive_set)


def test_a_file_that_cannot_be_read_is_told(
    archive_set: ArchiveSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    archive_set.write_to(tmp_path)
    monkeypatch.setattr(data, "open_regular", denied)
    assert "cannot be read (Permission denied). Allow reading it" in failure(tmp_path, archive_set)


def test_a_pipe_in_place_of_an_archive_holds_nothing_up(tmp_path: Path, archive_set: ArchiveSet) -> None:
    archive = archive_set.table[0]
    os.mkfifo(tmp_path / archive.name)
    state = data.archive_state(archive, tmp_path / archive.name)
    assert state.state == "wrong"
    assert "cannot be read (no file, but a device or a pipe)" in str(state.problem)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            LABELS,
            struct.pack(">2I", 2051, 60) + bytes(60),
            "IDX data of the expected kind (it starts with 2051",
        ),
        (LABELS, struct.pack(">2I", 2049, 59) + bytes(60), "data of the size 59, not 60"),
        (LABELS, struct.pack(">2I", 2049, 60) + bytes([10] * 60), "the label 10; there are only the classes 0 to 9"),
        (LABELS, struct.pack(">2I", 2049, 60) + bytes(59), "cannot be unpacked to the length"),
        (LABELS, struct.pack(">2I", 2049, 60) + bytes(61), "cannot be unpacked to the length"),
        (IMAGES, struct.pack(">4I", 2051, 60, 56, 14) + bytes(60 * 784), "the size 60 × 56 × 14, not 60 × 28 ×"),
    ],
)
def test_contents_are_checked_even_where_the_checksums_agree(
    archive_set: ArchiveSet, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    archive_set.add(name, content, 60)
    message = failure(archive_set.write_to(tmp_path), archive_set)
    assert told in message
    assert name in message
    assert "Download it again" in message


def test_bytes_that_only_look_like_gzip_are_told(archive_set: ArchiveSet, tmp_path: Path) -> None:
    archive_set.add_packed(IMAGES, b"\x1f\x8b and nothing that could be unpacked", 60)
    assert "cannot be unpacked" in failure(archive_set.write_to(tmp_path), archive_set)


# The handwritten digits


@pytest.mark.parametrize("counts", DIGIT_COUNTS)
def test_the_digits_are_refused_by_their_labels(tmp_path: Path, counts: list[int]) -> None:
    labels = np.repeat(np.arange(10, dtype=np.uint8), counts)
    np.random.default_rng(0).shuffle(labels)
    path = tmp_path / LABELS
    path.write_bytes(gzip.compress(struct.pack(">2I", 2049, len(labels)) + labels.tobytes()))
    archive = next(archive for archive in data.ARCHIVES if archive.name == LABELS)
    state = data.archive_state(archive, path)
    assert state.state == "wrong"
    assert "These are the handwritten digits (MNIST), not Fashion-MNIST" in str(state.problem)


def test_the_digits_are_refused_by_their_known_checksums(
    archive_set: ArchiveSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digits = b"\x1f\x8b the digits' archive, shorter than the garments'"
    monkeypatch.setattr(data, "_DIGITS_MD5", {data.hashlib.md5(digits).hexdigest()})
    (archive_set.write_to(tmp_path) / IMAGES).write_bytes(digits)
    assert "These are the handwritten digits (MNIST)" in failure(tmp_path, archive_set)


def test_the_digits_checksums_are_torchvision_s() -> None:
    from fmnist_gui.engine.data.vision import import_torchvision

    assert {md5 for _, md5 in import_torchvision().datasets.MNIST.resources} == data._DIGITS_MD5
    assert tuple(import_torchvision().datasets.FashionMNIST.classes) == data.CLASS_NAMES


# The doctor's view


def test_archive_states_tell_each_file(archive_set: ArchiveSet, tmp_path: Path) -> None:
    archive_set.write_to(tmp_path)
    (tmp_path / IMAGES).unlink()
    (tmp_path / LABELS).write_bytes(archive_set.files[LABELS][:20])
    (tmp_path / "t10k-labels-idx1-ubyte.gz").write_bytes(bytes(2000))
    states = {state.archive.name: state for state in data.archive_states(tmp_path, archive_set.table)}
    assert {name: state.state for name, state in states.items()} == {
        IMAGES: "missing",
        LABELS: "truncated",
        "t10k-images-idx3-ubyte.gz": "ok",
        "t10k-labels-idx1-ubyte.gz": "wrong",
    }
    assert states[IMAGES].path is None
    assert states[LABELS].path == tmp_path / LABELS
    assert [state.problem is None for state in states.values()] == [state.state == "ok" for state in states.values()]


# The course's way


def test_the_loader_shuffles_when_asked(tiny_data: data.FashionData) -> None:
    dataset = torch.utils.data.TensorDataset(tiny_data.test.images, tiny_data.test.labels)
    in_order = next(iter(data.course_loader(dataset, 300)))[1]
    torch.manual_seed(0)
    shuffled = next(iter(data.course_loader(dataset, 300, shuffle=True)))[1]
    assert torch.equal(in_order, tiny_data.test.labels)
    assert not torch.equal(shuffled, in_order)
    assert torch.equal(shuffled.sort().values, in_order.sort().values)
