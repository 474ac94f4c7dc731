"""Files of torch are read as plain values, and none of them takes more than a checkpoint may."""

import io
import os
import pickle
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.plain_load import MOST_BYTES, MOST_PICKLED, load_plain
from tests.limits import assert_bounded, cost_of_reading


def packed(content: Any, legacy: bool = False) -> bytes:
    buffer = io.BytesIO()
    torch.save(content, buffer, _use_new_zipfile_serialization=not legacy)
    return buffer.getvalue()


def rewritten(content: bytes, change: Callable[[str, bytes], bytes], **how: Any) -> bytes:
    """The archive `content` with its entries changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", **how) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return buffer.getvalue()


def with_pickle(content: bytes) -> bytes:
    """A checkpoint's archive with `content` in place of its pickle."""
    return rewritten(packed({"a": torch.zeros(4)}), lambda name, old: content if name.endswith("data.pkl") else old)


PLAIN = {"texts": ["a", ("b", None)], "numbers": {0: 1.5, "x": True, "y": -7}, "tensor": torch.arange(6).reshape(2, 3)}


@pytest.mark.parametrize("legacy", [False, True])
def test_plain_values_come_back_with_memory_of_their_own(legacy: bool) -> None:
    tensor = torch.arange(100.0)
    part = tensor[10:20:3]
    found = load_plain(packed(PLAIN | {"part": part, "again": part}, legacy), "a.pt")
    assert {key: found[key] for key in ("texts", "numbers")} == {key: PLAIN[key] for key in ("texts", "numbers")}
    assert found["part"].tolist() == part.tolist()
    assert found["tensor"].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert found["part"].untyped_storage().nbytes() == 4 * len(part)
    assert found["part"].data_ptr() != found["again"].data_ptr()


def unusual() -> dict[str, torch.Tensor]:
    dense = torch.eye(3)
    return {
        "sparse": dense.to_sparse(),
        "sparse rows": dense.to_sparse_csr(),
        "meta": torch.zeros(3, device="meta"),
        "quantized": torch.quantize_per_tensor(dense, 0.1, 0, torch.qint8),
    }


@pytest.mark.parametrize("kind", ["sparse", "sparse rows", "meta", "quantized"])
@pytest.mark.filterwarnings("ignore:Sparse CSR:UserWarning", "ignore:torch.quantize_per_tensor:UserWarning")
def test_tensors_of_another_kind_are_refused_in_words(kind: str) -> None:
    with pytest.raises(StudioError, match=r"^a\.pt holds tensors of another kind"):
        load_plain(packed(unusual()[kind]), "a.pt")


def laughs() -> list[Any]:
    """Ten times ten times ten … the same list."""
    found: list[Any] = ["ha"]
    for _ in range(15):
        found = [found] * 10
    return found


def overlapping(times: int) -> bytes:
    """An archive whose directory names one entry over and over."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a/data.pkl", pickle.dumps({}, protocol=2))
        archive.writestr("a/data/0", bytes(10_000_000))
        last = archive.infolist()[-1]
        for number in range(times):
            entry = zipfile.ZipInfo(f"a/data/{number + 1}")
            entry.file_size = entry.compress_size = last.file_size
            entry.header_offset, entry.CRC = last.header_offset, last.CRC
            archive.filelist.append(entry)
    return buffer.getvalue()


def crowded(entries: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a/data.pkl", b"")
    whole = buffer.getvalue()
    start = whole.index(b"PK\1\2")
    directory = whole[start : whole.index(b"PK\5\6")] * entries
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, entries & 0xFFFF, entries & 0xFFFF, len(directory), start, 0)
    return whole[:start] + directory + end


def declared(kind: str, numel: int, legacy: bool) -> bytes:
    """A tensor whose storage is said to have another length than it has."""
    content = packed({"a": torch.zeros(4)}, legacy)
    small, large = b"cpuq\x06K\x04", b"cpuq\x06\x8a\x08" + struct.pack("<q", numel)

    def change(name: str, old: bytes) -> bytes:
        assert not name.endswith("data.pkl") or small in old
        return old.replace(small, large)

    return change("data.pkl", content) if legacy else rewritten(content, change)


def of_two_disks() -> bytes:
    """The beginning of an archive whose end says that its beginning is elsewhere."""
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 0, 2)
    return b"PK\3\4" + bytes(100) + locator + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 0, 0, 0)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "compressed": (
        lambda: rewritten(packed(PLAIN), lambda name, old: old, compression=zipfile.ZIP_DEFLATED),
        "is a zip archive, not a checkpoint",
    ),
    "one entry many times": (lambda: overlapping(9), "holds more than a checkpoint does"),
    "two disks": (of_two_disks, "is a zip archive, not a checkpoint"),
    "many entries": (lambda: crowded(10_001), "holds more than a checkpoint does"),
    "expanded": (lambda: packed(torch.zeros(1).expand(100_000, 100_000)), "holds more than a checkpoint does"),
    "laughs": (lambda: packed(laughs()), "holds more than a checkpoint does"),
    "many lists": (lambda: with_pickle(b"\x80\x02" + b"]" * (MOST_PICKLED + 1)), "holds more than a checkpoint does"),
    "odd keys": (lambda: packed({(1, 2): 3}), "is a zip archive, not a checkpoint"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_checkpoint_holds_is_refused_in_words(name: str) -> None:
    content, sentence = REFUSED[name]
    with pytest.raises(StudioError, match=sentence):
        load_plain(content(), "a.pt")


BOMBS: dict[str, Callable[[], bytes]] = {
    "deflated zeros": lambda: rewritten(
        packed({"a": torch.zeros(4)}),
        lambda name, old: bytes(300_000_000) if name.endswith("data/0") else old,
        compression=zipfile.ZIP_DEFLATED,
    ),
    "one entry many times": lambda: overlapping(900),
    "many entries": lambda: crowded(400_000),
    "expanded": lambda: packed({"a": torch.zeros(1).expand(100_000, 100_000)}),
    "expanded legacy": lambda: packed({"a": torch.zeros(1).expand(100_000, 100_000)}, True),
    "one tensor many times": lambda: packed([torch.zeros(1_000_000)] * 1_000),
    "long storage": lambda: declared("a", 10**11, False),
    "long storage legacy": lambda: declared("a", 10**11, True),
    "meta": lambda: packed({"a": torch.zeros(10**6, 10**6, device="meta")}),
    "laughs": lambda: packed(laughs()),
    "nested": lambda: with_pickle(b"\x80\x02" + b"]" * 90_000 + b"a" * 89_999 + b"."),
    "many lists": lambda: with_pickle(b"\x80\x02(" + b"]" * (MOST_BYTES - 10_000) + b"l."),
    "lists enough": lambda: with_pickle(b"\x80\x02(" + b"]" * (MOST_PICKLED - 100) + b"l."),
    "a long array": lambda: with_pickle(b"\x80\x02c__builtin__\nbytearray\nq\0\x8a\x05\0\0\0\0\x10\x85R."),
    "a far memo": lambda: with_pickle(b"\x80\x02]r\xff\xff\xff\x7f."),
    "a long text": lambda: with_pickle(b"\x80\x04\x8d" + struct.pack("<q", 1 << 40) + b"a."),
    "zeros": lambda: bytes(MOST_BYTES),
}


def test_no_file_takes_more_than_it_may(tmp_path: Path) -> None:
    for name, bomb in BOMBS.items():
        (tmp_path / name).write_bytes(bomb())
    with (tmp_path / "endless").open("wb") as endless:
        endless.truncate(10 << 40)
    os.mkfifo(tmp_path / "pipe")
    names = [*BOMBS, "endless", "pipe"]
    reader = "from fmnist_gui.engine.training.checkpoint import load as read"
    costs = cost_of_reading(reader, [*(tmp_path / name for name in names), Path("/dev/zero")])
    assert_bounded(costs)
    assert [name for name, cost in costs.items() if not cost.said] == []
