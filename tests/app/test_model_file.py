"""A trained network from a file: from the start, from a second start, and whatever else a file may be."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.app.application import Application
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.shipped import shipped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A trained network of another name than the one that is shipped."""
    path = tmp_path / "我的 网络.pt"
    checkpoints.save(checkpoints.Checkpoint(shipped().weights, info={"name": "mine", "test_accuracy": 0.5}), path)
    return path


def _no_network(path: Path) -> Path:
    path.write_text("hello")
    return path


def _archive(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "b")
    return path


OTHERS = {
    "text": (lambda folder: _no_network(folder / "text.pt"), "is not a checkpoint"),
    "archive": (lambda folder: _archive(folder / "archive.pt"), "is a zip archive"),
    "nowhere": (lambda folder: folder / "nowhere.pt", "cannot be read"),
    "folder": (lambda folder: folder, "cannot be read"),
}


def test_another_start_brings_its_network(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.showMinimized()
    window.come_forward(str(file))
    assert not window.isMinimized()
    qtbot.waitUntil(lambda: window.model.name == "mine")
    assert (window.model.accuracy, window.model.run_id) == (0.5, None)
    qtbot.waitUntil(lambda: "mine" in window.page_in_view().notice.text)
    assert window.page_in_view().notice.kind == "good"


@pytest.mark.parametrize("kind", list(OTHERS))
def test_anything_else_is_a_sentence_and_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    make, told = OTHERS[kind]
    before = window.model.name
    window.model_file.open(make(tmp_path))
    qtbot.waitUntil(lambda: told in window.page_in_view().notice.text)
    assert window.page_in_view().notice.kind == "error"
    assert window.model.name == before


class TestAtTheStart:
    @pytest.fixture
    def window(self, application: Application, qtbot: QtBot, no_data: None) -> MainWindow:
        application.settings["language"] = "en"
        window = application.new_window()
        qtbot.addWidget(window, before_close_func=lambda closing: closing.shut_down())
        window.show()
        return window

    def test_the_file_comes_before_the_newest_run(self, window: MainWindow, file: Path, qtbot: QtBot) -> None:
        with qtbot.waitSignal(window.ready, timeout=30_000):
            window.start(None, file)
        qtbot.waitUntil(lambda: window.model.name == "mine")

    def test_without_a_network_in_it_the_usual_model_is_there(
        self, window: MainWindow, qtbot: QtBot, tmp_path: Path
    ) -> None:
        with qtbot.waitSignal(window.ready, timeout=30_000):
            window.start(None, _no_network(tmp_path / "text.pt"))
        qtbot.waitUntil(lambda: window.model.name == "Sketch-ready")
        assert "text.pt is not a checkpoint" in window.page_in_view().notice.text


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(checkpoints, "MOST_BYTES", 1000)
    with pytest.raises(StudioError, match="too large"):
        checkpoints.load(file)
