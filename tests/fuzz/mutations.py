"""What becomes of good files: bits flip, parts are lost, repeated, exchanged, or replaced by what is rarely meant."""

import gzip
import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from random import Random
from typing import Any

from tests.fuzz.samples import samples

ODD_NUMBERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 1 << 40, -1)
ODD_VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1, 9, 10, 255, 10**9, 10**19, 10**400, 0.5, -0.0, 1e-320, 1e12, 1e308, float("inf")),
    *(float("nan"), "", "a\u2028b\x85c", "\ud800", "x" * 1_000, [], [[]], [0] * 50, {}, {"a": {}}, [None, "1"]),
]
ODD_TEXTS = [
    b"Infinity",
    b"NaN",
    b"1e999",
    b"[" * 3_000,
    b"null",
    b"\xff",
    b"\0",
    b"\r",
    b"\n",
    b"\xe2\x80\xa8",
    b"-",
    b'"',
]
Change = Callable[[bytes, Random, str], bytes]


def mutations(kind: str, seed: int) -> Iterator[bytes]:
    """Contents of files of a kind, without end. Each depends on the seed and its number alone."""
    for number in count():
        yield mutation(kind, seed, number)


def mutation(kind: str, seed: int, number: int) -> bytes:
    random = Random(f"{kind} {seed} {number}")
    content = random.choice(samples(kind))
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        content = random.choice(_changes(kind))(content, random, kind)
    return content


@cache
def _changes(kind: str) -> tuple[Change, ...]:
    of_bytes = (_flip, _number, _cut, _lose, _repeat, _splice)
    within: dict[str, tuple[Change, ...]] = {
        "checkpoint": (_in_archive, _in_archive, _in_archive, _double_entry),
        "archive": (_in_gzip, _in_gzip),
    }
    return of_bytes + within.get(kind, (_value, _value, _value, _text) if kind != "picture" else ())


def _position(content: bytes, random: Random) -> int:
    """Anywhere, and more often near the beginning, where headers are."""
    return random.randrange(min(len(content), random.choice((16, 128, 1 << 40))) or 1)


def _flip(content: bytes, random: Random, kind: str) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 2, 10))):
        if changed:
            changed[_position(content, random)] ^= 1 << random.randrange(8)
    return bytes(changed)


def _number(content: bytes, random: Random, kind: str) -> bytes:
    """An odd number, of some size and in some order of bytes."""
    size, order = random.choice("BHIQ"), random.choice("<>")
    part = struct.pack(f"{order}{size}", random.choice(ODD_NUMBERS) % (1 << 8 * struct.calcsize(f"<{size}")))
    at = _position(content, random)
    return content[:at] + part + content[at + len(part) :]


def _cut(content: bytes, random: Random, kind: str) -> bytes:
    return content[: _position(content, random)]


def _lose(content: bytes, random: Random, kind: str) -> bytes:
    at = _position(content, random)
    return content[:at] + content[at + random.choice((1, 2, 4, 100, 5_000)) :]


def _repeat(content: bytes, random: Random, kind: str) -> bytes:
    at, length = _position(content, random), random.choice((1, 4, 12, 200, 5_000))
    return content[:at] + content[at : at + length] * random.choice((2, 2, 50)) + content[at + length :]


def _splice(content: bytes, random: Random, kind: str) -> bytes:
    """The beginning of one file, and the end of another."""
    other = random.choice(samples(kind))
    return content[: _position(content, random)] + other[_position(other, random) :]


def _any(content: bytes, random: Random, kind: str) -> bytes:
    return random.choice((_flip, _number, _number, _lose, _repeat))(content, random, kind)


def _in_archive(content: bytes, random: Random, kind: str) -> bytes:
    """A change inside one entry of an archive that is sound as such."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old:
            entries = [(name, old.read(name)) for name in old.namelist()]
    except Exception:  # changed before
        return _any(content, random, kind)
    pickles = [index for index, (name, _) in enumerate(entries) if name.endswith(".pkl")]
    chosen = random.choice(pickles) if pickles and random.random() < 0.8 else random.randrange(len(entries) or 1)
    return _zipped(
        [(name, _any(part, random, kind) if i == chosen else part) for i, (name, part) in enumerate(entries)]
    )


def _double_entry(content: bytes, random: Random, kind: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old:
            entries = [(name, old.read(name)) for name in old.namelist()]
    except Exception:
        return _any(content, random, kind)
    if entries:
        (name, _), (_, part) = random.choice(entries), random.choice(entries)
        entries.insert(random.randrange(len(entries)), (name, _any(part, random, kind)))
    return _zipped(entries)


def _zipped(entries: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(buffer, "w") as new:  # of one name twice
        for name, part in entries:
            new.writestr(name, part)
    return buffer.getvalue()


def _in_gzip(content: bytes, random: Random, kind: str) -> bytes:
    try:
        return gzip.compress(_any(gzip.decompress(content), random, kind), compresslevel=1, mtime=0)
    except Exception:
        return _any(content, random, kind)


def _value(content: bytes, random: Random, kind: str) -> bytes:
    """An odd value somewhere in the JSON of a line."""
    lines = content.split(b"\n")
    index = random.randrange(len(lines))
    try:
        lines[index] = json.dumps(_changed(json.loads(lines[index]), random), ensure_ascii=False).encode(
            errors="surrogatepass"
        )
    except (ValueError, RecursionError):
        return _any(content, random, kind)
    return b"\n".join(lines)


def _changed(value: Any, random: Random) -> Any:
    if not isinstance(value, dict | list) or not value or random.random() < 0.2:
        return random.choice(ODD_VALUES)
    key = random.choice(list(value)) if isinstance(value, dict) else random.randrange(len(value))
    value = value.copy()
    if random.random() < 0.1:
        del value[key]
    else:
        value[key] = _changed(value[key], random)
    return value


def _text(content: bytes, random: Random, kind: str) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.choice(ODD_TEXTS) + content[at + random.choice((0, 1, 10)) :]
