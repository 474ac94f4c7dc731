"""The doctor: a line for everything, and what to do about what is missing."""

import sys
from pathlib import Path

import pytest

from fmnist_gui import doctor
from fmnist_gui.engine import paths
from fmnist_gui.engine.data import fashion_mnist as data_module
from fmnist_gui.engine.data import vision
from fmnist_gui.engine.training.backups import backed_up_at, tend
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.runs import RunStore


@pytest.fixture(autouse=True)
def _no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window is tried in a process of its own, which takes its time; one test is enough for that."""
    monkeypatch.setattr(doctor, "_qt", lambda: (True, "window", "Qt platform test"))


def _line(lines: list[str], name: str) -> str:
    (found,) = [line for line in lines if line[8:].startswith(name)]
    return found


@pytest.mark.usefixtures("readable")
def test_where_all_is_there_all_is_ok(tmp_path: Path) -> None:
    RunStore(paths.runs_database()).create("run", TrainingConfig(), {}, 1000)
    lines, healthy = doctor.report(tmp_path)
    assert healthy
    assert any(line.startswith("torch ") for line in lines)
    assert [line.split()[0] for line in lines[-5:]] == ["ok"] * 5
    assert "cpu" in _line(lines, "device")
    assert str(paths.home()) in _line(lines, "folder")
    assert f"{tmp_path}: 1,000 + 300 images" in _line(lines, "data set")
    assert f"1 in {paths.runs_database()}, no backup yet" in _line(lines, "runs")
    tend(paths.runs_database())
    assert f"backed up as of {backed_up_at(paths.runs_database()):%Y-%m-%d %H:%M}" in doctor._runs()[2]


def test_a_missing_data_set_comes_with_what_to_do() -> None:
    lines, healthy = doctor.report(None)
    assert not healthy
    line = _line(lines, "data set")
    assert line.startswith("MISSING")
    assert "fmnist-gui train" in line
    assert "FMNIST_DATA" in line


def test_a_named_folder_that_is_not_there(tmp_path: Path) -> None:
    lines, healthy = doctor.report(tmp_path / "nowhere")
    assert not healthy
    assert f"There is no folder {tmp_path / 'nowhere'}" in _line(lines, "data set")


def test_a_home_that_cannot_be_written_does_not_end_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("FMNIST_HOME", str(tmp_path / "file" / "home"))
    lines, healthy = doctor.report(None)
    assert not healthy
    for name in ("folder", "data set", "runs"):
        assert _line(lines, name).startswith("MISSING")
        assert "cannot be created" in _line(lines, name)
    assert _line(lines, "device").startswith("ok")


def test_a_broken_history_is_told() -> None:
    paths.runs_database().write_text("Dear diary, " * 100)
    lines, healthy = doctor.report(None)
    assert not healthy
    assert "file is not a database" in _line(lines, "runs")


@pytest.mark.usefixtures("readable")
def test_a_broken_installation_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ImportError("libtorch.so: cannot open shared object file")

    monkeypatch.setattr(vision, "import_torchvision", fail)
    monkeypatch.setattr(data_module, "read_data", fail)
    lines, healthy = doctor.report(tmp_path)
    assert not healthy
    for name in ("device", "data set"):
        assert _line(lines, name).startswith("MISSING")
        assert "libtorch.so" in _line(lines, name)


class TestWindow:
    @pytest.fixture(autouse=True)
    def _no_window(self) -> None:
        """The real check, here."""

    def test_a_window_opens_where_qt_has_a_platform(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        assert doctor._qt() == (True, "window", "Qt platform offscreen")

    def test_a_platform_that_does_not_start_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
        good, _, text = doctor._qt()
        assert not good
        assert text.startswith("no window can be opened (")

    def test_without_a_display_pictures_are_offered(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "platform", "linux")
        for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(variable, raising=False)
        assert "fmnist-gui screenshots" in doctor._qt()[2]
