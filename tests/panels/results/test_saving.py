"""What the page shows, as files."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from fmnist_gui.engine.export.tables import report_text
from tests.panels.results.conftest import Desk


def save(desk: Desk, kind: str, path: Path) -> None:
    menu = desk.panel.save_menu
    menu.update_entries()
    entry = next(entry for entry in menu.actions() if entry.objectName() == f"save_{kind}")
    assert entry.isEnabled()
    entry.trigger()
    dialog = desk.panel.findChildren(QFileDialog)[-1]
    assert dialog.defaultSuffix() == path.suffix[1:]
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_everything_is_saved(full_desk: Desk, tmp_path: Path) -> None:
    figures = full_desk.panel.current.figures
    assert figures is not None
    for kind, name in (("png", "m.png"), ("svg", "m.svg"), ("matrix", "m.csv"), ("report", "r.csv"), ("text", "r.txt")):
        save(full_desk, kind, tmp_path / name)
        assert full_desk.panel.notice.text == f"Saved as {tmp_path / name}."
    assert not QImage(str(tmp_path / "m.png")).isNull()
    assert "Course 1, epoch 2: 300 test images" in (tmp_path / "m.svg").read_text(encoding="utf-8")
    with (tmp_path / "m.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert [[float(value) for value in row[1:]] for row in rows[1:]] == figures.matrix.tolist()
    assert (tmp_path / "r.csv").read_text(encoding="utf-8").startswith("class,precision,recall,f1,support\n")
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == report_text("test", figures) + "\n"


def test_a_file_that_cannot_be_written_is_a_sentence(full_desk: Desk, tmp_path: Path) -> None:
    save(full_desk, "png", tmp_path / "nowhere" / "m.png")
    assert "could not be written" in full_desk.panel.notice.text


def test_the_difference_is_saved_without_a_report(comparing: Desk, tmp_path: Path) -> None:
    assert comparing.panel.save_button.isEnabled()
    save(comparing, "svg", tmp_path / "d.svg")
    assert "Current model less Quick 1, epoch 1" in (tmp_path / "d.svg").read_text(encoding="utf-8")
    comparing.panel.save_menu.update_entries()
    assert [entry.isEnabled() for entry in comparing.panel.save_menu.actions()] == [True, True, True, False, False]
