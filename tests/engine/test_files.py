"""Files are replaced as a whole."""

import stat
from pathlib import Path

import pytest

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import write_atomically


def test_a_file_is_replaced_and_can_be_read_by_others(tmp_path: Path) -> None:
    target = tmp_path / "run.csv"
    target.write_text("old")
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) & 0o444
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match=r"loss.csv could not be written .* Choose another folder"):
        write_atomically(tmp_path / "nowhere" / "loss.csv", b"")
    folder = tmp_path / "taken"
    folder.mkdir()
    with pytest.raises(StudioError, match="taken could not be written"):
        write_atomically(folder, b"")
    assert list(tmp_path.iterdir()) == [folder]
