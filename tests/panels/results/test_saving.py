"""What the page shows, as files."""

import csv
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from fmnist_gui.engine.export.tables import report_text
from fmnist_gui.panels.results import ResultsPanel


def save(panel: ResultsPanel, kind: str, path: Path) -> None:
    menu = panel.save_menu
    menu.update_entries()
    entry = next(entry for entry in menu.actions() if entry.objectName() == f"save_{kind}")
    assert entry.isEnabled()
    entry.trigger()
    dialog = panel.findChildren(QFileDialog)[-1]
    assert dialog.defaultSuffix() == path.suffix[1:]
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_everything_is_saved_or_a_sentence_says_why_not(panel: ResultsPanel, tmp_path: Path) -> None:
    figures = panel.matrix.figures
    for kind, name in (("png", "m.png"), ("svg", "m.svg"), ("matrix", "m.csv"), ("report", "r.csv"), ("text", "r.txt")):
        save(panel, kind, tmp_path / name)
        assert panel.notice.text == f"Saved as {tmp_path / name}."
    assert not QImage(str(tmp_path / "m.png")).isNull()
    assert "A network: 300 test images" in (tmp_path / "m.svg").read_text(encoding="utf-8")
    with (tmp_path / "m.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert [[float(value) for value in row[1:]] for row in rows[1:]] == figures.matrix.tolist()
    assert (tmp_path / "r.csv").read_text(encoding="utf-8").startswith("class,precision,recall,f1,support\n")
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == report_text("test", figures) + "\n"
    save(panel, "png", tmp_path / "nowhere" / "m.png")
    assert "could not be written" in panel.notice.text


def test_the_difference_is_saved_without_a_report(comparing: ResultsPanel, tmp_path: Path) -> None:
    assert comparing.save_button.isEnabled()
    save(comparing, "svg", tmp_path / "d.svg")
    assert "Current model less Quick 1, epoch 1" in (tmp_path / "d.svg").read_text(encoding="utf-8")
    comparing.save_menu.update_entries()
    assert [entry.isEnabled() for entry in comparing.save_menu.actions()] == [True, True, True, False, False]
