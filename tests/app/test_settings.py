"""What is remembered: plain values in a text, each checked as it is read; no file keeps the window from opening."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fmnist_gui.app import settings as settings_module
from fmnist_gui.app.settings import DEFAULTS, MOST_BYTES, Settings
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.config import PRESETS, TrainingConfig
from tests.app.conftest import MakeWindow

CHOSEN: dict[str, Any] = {
    "theme": "dark",
    "language": "zh",
    "page": "draw",
    "first_steps": False,
    "lesson": "C3",
    "lessons_done": ["C1", "C2"],
    "answers": {"C3": [1, 0, 1]},
    "quiz_scores": {"Data": [4, 5]},
    "pages_seen": ["data"],
    "geometry": "AdnQywAD",
    "splitters": [300, 120],
    "training": vars(PRESETS["best-photo"].config),
    "data_folder": 'C:\\数据; "of mine", 100 %',
    "drawn_data": True,
    "model": "run 12",
    "pictures": ["/tmp/裤子", "C:\\a b.png"],
}


@pytest.fixture
def path(tmp_path: Path, qapp: QApplication) -> Path:
    return tmp_path / "settings.json"


def values_of(settings: Settings) -> dict[str, Any]:
    return {name: settings[name] for name in DEFAULTS}


def test_every_setting_is_remembered(path: Path) -> None:
    settings = Settings(path)
    assert values_of(settings) == DEFAULTS
    assert CHOSEN.keys() == DEFAULTS.keys()
    for name, value in CHOSEN.items():
        settings[name] = value
    settings.save()
    again = Settings(path)
    assert values_of(again) == CHOSEN
    assert again.problem is None
    with pytest.raises(KeyError):
        again["no such setting"]


def test_a_change_is_kept_a_moment_later(path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the application does not come to its end."""
    monkeypatch.setattr(settings_module, "SAVE_MS", 1)
    settings = Settings(path)
    settings["theme"] = "dark"
    qtbot.waitUntil(path.exists)
    assert Settings(path)["theme"] == "dark"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", {}),
        ("language", ["en"]),
        ("first_steps", 1),
        ("lesson", 3),
        ("lessons_done", [{}]),
        ("lessons_done", "C1"),
        ("splitters", ["100"]),
        ("splitters", [True]),
        ("splitters", [-1]),
        ("splitters", [2**40]),
        ("geometry", [1, 2]),
        ("training", {"epochs": [1]}),
        ("training", ["epochs"]),
        ("data_folder", "a\0b"),
        ("data_folder", "\ud800"),
        ("model", 5),
        ("model", "a\0.pt"),
        ("model", ["shipped"]),
        ("pictures", "/tmp/a.png"),
        ("pictures", [5]),
        ("pictures", ["a\0.png"]),
        ("pictures", ["/tmp/" + 200 * "p"] * 1_000),
        ("no such setting", 1),
    ],
)
def test_a_value_that_does_not_fit_is_the_default_and_hides_no_other(path: Path, name: str, value: Any) -> None:
    path.write_text(json.dumps({"page": "data", name: value, "drawn_data": True}))
    settings = Settings(path)
    assert values_of(settings) == DEFAULTS | {"page": "data", "drawn_data": True}
    assert settings.problem is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{broken",
        b"[1]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"training":' * 50_000,
        b'{"theme": "dark"}' + b" " * MOST_BYTES,
        b'{"splitters": ' + b"1" * 5_000 + b"}",
        b'{"splitters": NaN}',
    ],
    ids=["empty", "broken", "list", "no text", "deep list", "deep object", "huge", "huge number", "no number"],
)
def test_a_file_without_settings_is_said_and_begins_anew(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings = Settings(path)
    assert values_of(settings) == DEFAULTS
    assert isinstance(settings.problem, StudioError)
    assert str(path) in str(settings.problem) or path.name in str(settings.problem)
    settings["theme"] = "dark"
    settings.save()
    assert Settings(path)["theme"] == "dark"


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_said_once_and_left_alone(path: Path, qtbot: QtBot, kind: str) -> None:
    if kind == "folder":
        path.mkdir()
    elif os.name != "posix":
        pytest.skip("there are no pipes among the files here")
    else:
        os.mkfifo(path)
    settings = Settings(path)
    assert values_of(settings) == DEFAULTS
    assert settings.problem is not None
    settings["theme"] = "dark"
    with qtbot.waitSignal(settings.failed, timeout=5_000) as failed:
        settings.save()
    assert str(path) in str(failed.args[0])
    with qtbot.assertNotEmitted(settings.failed):
        settings.save()
    assert settings["theme"] == "dark"
    assert not path.is_file()


class Burglar:
    """Leaves a trace where it is read as Qt for Python reads what it has written itself."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Any, ...]:
        return open, (str(self.trace), "w")


@pytest.mark.filterwarnings("ignore:unclosed file")
@pytest.mark.parametrize("suffix", [".ini", ".json"])
def test_no_settings_file_runs_code(path: Path, suffix: str) -> None:
    trace, written, proof = (path.with_name(name) for name in ("trace", "written.ini", "proof.ini"))
    writer = QSettings(str(written), QSettings.Format.IniFormat)
    for name in DEFAULTS:
        writer.setValue(name, Burglar(trace))
    writer.sync()
    proof.write_bytes(written.read_bytes())
    QSettings(str(proof), QSettings.Format.IniFormat).value("theme")
    assert trace.exists()  # it would work
    trace.unlink()
    written.rename(path.with_suffix(suffix))
    assert values_of(Settings(path)) == DEFAULTS
    assert not trace.exists()


def test_what_earlier_versions_wrote_is_taken_over(path: Path) -> None:
    writer = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
    for name, value in CHOSEN.items():
        if name not in ("geometry", "splitters"):
            writer.setValue(name, json.dumps(value))
    writer.setValue("geometry", b"bytes")
    writer.sync()
    assert values_of(Settings(path)) == CHOSEN | {"geometry": "", "splitters": []}


ODD: dict[str, Any] = {
    "page": "nowhere",
    "lesson": "C999",
    "lessons_done": [{}],
    "geometry": "AdnQywADAACAAAAAgAAAAH////9/////",  # a broken-off one, of a window without end
    "splitters": [0, 0, 100_000],
    "training": {"epochs": 10**400, "optimizer": "none", "device": {}},
    "data_folder": "x" * 5_000,
    "model": f"run {2**62}",
}


@pytest.fixture
def _odd_settings(home: Path) -> None:
    (home / "settings.json").write_text(json.dumps(ODD))


@pytest.mark.usefixtures("_odd_settings", "no_data")
def test_odd_settings_keep_no_window_from_opening(make_window: MakeWindow) -> None:
    window = make_window()
    assert window.isVisible()
    assert min(window.train.splitter.sizes()) > 0
    assert window.train.form.config() == TrainingConfig()
    assert not window.page_in_view().notice.isVisible()


@pytest.fixture
def _no_settings_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_module, "SAVE_MS", 60_000)
    (home / "settings.json").mkdir()


@pytest.mark.usefixtures("_no_settings_file", "no_data")
def test_a_window_without_a_settings_file_opens_and_says_so(make_window: MakeWindow) -> None:
    window = make_window()
    notice = window.page_in_view().notice
    assert notice.isVisible()
    assert "settings.json" in notice.text
    assert notice.text.endswith("The usual settings are in force.")
    notice.clear()
    window.settings.save()
    assert notice.isVisible()
    assert notice.text.endswith("What you choose in the window is not remembered.")


@pytest.mark.usefixtures("no_data")
def test_the_window_looks_as_it_was_left(make_window: MakeWindow) -> None:
    window = make_window()
    window.resize(1000, 740)
    plots, runs = window.train.splitter.sizes()
    window.train.splitter.moveSplitter(plots - 60, 1)
    window.close()
    later = make_window()
    assert later.height() == 740
    assert later.train.splitter.sizes()[1] > runs + 30
