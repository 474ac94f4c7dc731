"""Surroundings in which no window can open: one sentence and status 2, no traceback, no core dump."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fmnist_gui.app import surroundings
from fmnist_gui.engine import paths
from fmnist_gui.engine.errors import StudioError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="displays and Qt's platforms are those of Linux")
HIDDEN_LIBRARY = """
import sys

class Hides:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtGui":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

sys.meta_path.insert(0, Hides())
from fmnist_gui.__main__ import main
sys.exit(main())
"""


def _start(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, *command], env=kept | variables, capture_output=True, text=True, check=False, timeout=50
    )


def _one_sentence(ended: subprocess.CompletedProcess[str]) -> str:
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("fmnist-gui: ")
    assert len(ended.stderr.splitlines()) == 1
    return ended.stderr


@pytest.mark.parametrize(
    ("command", "variables", "told"),
    [
        (["-m", "fmnist_gui"], {}, ["There is no display"]),
        (["-m", "fmnist_gui"], {"DISPLAY": ":4711"}, ["could not connect to display :4711", "apt install"]),
        (["-m", "fmnist_gui"], {"QT_QPA_PLATFORM": "nonsense"}, ["nonsense"]),
        (["-c", HIDDEN_LIBRARY], {"QT_QPA_PLATFORM": "offscreen"}, ["libEGL.so.1", "libegl1"]),
    ],
    ids=["no display", "a display that does not answer", "no such platform", "no library of the graphics driver"],
)
def test_where_no_window_opens(command: list[str], variables: dict[str, str], told: list[str]) -> None:
    sentence = _one_sentence(_start(*command, **variables))
    assert [part for part in told if part not in sentence] == []


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told = _start("-m", "fmnist_gui", QT_QPA_PLATFORM="offscreen", FMNIST_HOME=str(tmp_path / "file" / "home"))
    assert "cannot be created" in _one_sentence(told)


def test_no_home_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FMNIST_HOME", "~nobody-of-this-name/x")
    with pytest.raises(StudioError, match="no home folder"):
        paths.home()


def test_a_missing_chinese_font_is_told_in_english(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.setattr(surroundings.QFontDatabase, "families", lambda *_: [])
    assert surroundings.missing_fonts("en") == ""
    assert "no Chinese font" in surroundings.missing_fonts("zh")
