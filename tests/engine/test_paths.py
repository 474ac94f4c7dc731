import os
from pathlib import Path

import pytest

from fmnist_gui.engine import paths
from fmnist_gui.engine.errors import StudioError


def test_home_is_the_named_folder_and_exists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FMNIST_HOME", str(tmp_path / "a" / "b"))
    assert paths.home() == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()


def test_home_is_by_default_the_systems_place_for_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FMNIST_HOME")
    monkeypatch.setattr(paths.platformdirs, "user_data_path", lambda name, appauthor: tmp_path / name)
    assert paths.home() == tmp_path / "fmnist-studio"


def test_data_and_runs_lie_in_home(tmp_path: Path) -> None:
    assert paths.data_folder() == tmp_path / "home" / "data"
    assert not paths.data_folder().exists()
    assert paths.runs_database() == tmp_path / "home" / "runs.sqlite"
    assert paths.runs_database().parent.is_dir()


def test_a_file_in_the_place_of_home_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FMNIST_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(StudioError, match=r"file.home cannot be created \(.+\)\. Allow writing there"):
        paths.home()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(StudioError, match=r"home cannot be written\. Allow writing there"):
        paths.runs_database()


def test_the_folder_one_is_in_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FMNIST_HOME", ".")
    assert paths.home() == tmp_path
