"""What comes from outside is read only as far as it may be long, and ends in a sentence where it is something else."""

import os
from pathlib import Path

import pytest

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.reading import TooLong, lines_of, open_file, plain_json, read_bytes


def test_a_file_is_read_up_to_the_length_that_it_may_have(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"1234")
    assert read_bytes(path, 4) == b"1234"
    with pytest.raises(StudioError, match=r"a\.bin is too large"):
        read_bytes(path, 3)


def test_a_file_that_grows_while_it_is_read_is_too_large_as_well() -> None:
    with pytest.raises(StudioError, match="status is too large"):  # its length is 0, as far as the system knows
        read_bytes(Path("/proc/self/status"), 100)


@pytest.mark.parametrize("at_most", [0, 10])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, at_most: int) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # nobody writes into it: whoever opens it as a file waits for ever
    for path in (pipe, Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(StudioError, match=rf"{path.name} cannot be read \(no file, but"):
            read_bytes(path, at_most)
    with pytest.raises(StudioError, match=r"cannot be read \(Is a directory\)"):
        read_bytes(tmp_path, at_most)
    for name in ("none", "no\0ne"):
        with pytest.raises(StudioError, match="cannot be read"):
            read_bytes(tmp_path / name, at_most)


def test_a_file_that_cannot_be_read_to_its_end_is_said() -> None:
    with pytest.raises(StudioError, match="mem cannot be read"):  # nothing of this process lies at the beginning
        read_bytes(Path("/proc/self/mem"), 10)


def test_lines_end_at_line_feeds_alone_and_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    content = "a\u2028b\x85c\r\n\n".encode() + b"\xff\x00\n no end"
    path.write_bytes(content)
    with open_file(path) as file:
        assert list(lines_of(file, 20)) == ["a\u2028b\x85c\r\n".encode(), b"\n", b"\xff\x00\n", b" no end"]


def test_a_line_that_is_too_long_hides_none_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"first\n" + b"x" * 100 + b"\nthird\n" + b"y" * 7)
    with open_file(path) as file:
        first, second, third, fourth = lines_of(file, 6)
    assert (first, third) == (b"first\n", b"third\n")
    assert isinstance(second, TooLong)
    assert isinstance(fourth, TooLong)
    assert "longer than" in str(second)


def test_a_line_without_an_end_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    with path.open("wb") as file:
        file.write(b"first\n")
        file.truncate(10 << 40)  # zeros, of which the disk holds none
    with open_file(path) as file:
        first, second = lines_of(file, 6)
    assert first == b"first\n"
    assert "no end" in str(second)


def test_json_as_text_and_as_bytes() -> None:
    assert plain_json('{"a": [1, 2.5, null, "ü"]}') == {"a": [1, 2.5, None, "ü"]}
    assert plain_json('\ufeff{"a": "ü"}'.encode()) == {"a": "ü"}


NOT_JSON: dict[str, str | bytes] = {
    "empty": "",
    "word": "no",
    "lists": "[" * 100_000,
    "objects": '{"a":' * 100_000,
    "nan": "NaN",
    "infinity": "[-Infinity]",
    "no finite number": '{"a": [0.1, -1e999]}',
    "huge number": "1" * 5_000,
    "too much": "[[]" + ",[]" * 2_000_000 + "]",
    "no text": b"\xff",
    "half a letter": b'"\xed\xa0\x80"',
}


@pytest.mark.parametrize("text", NOT_JSON.values(), ids=NOT_JSON)
def test_all_else_is_one_kind_of_error(text: str | bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence comes from whoever reads
        plain_json(text)
