"""Exporting a plot: the picture, the table, and the dialogs that lead to them."""

import csv
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.training.history import History
from fmnist_gui.kit.look import current_look
from fmnist_gui.kit.plots.run_plot import RunPlot
from tests.conftest import pixel_colors


def test_png_is_twice_the_size_with_the_curves(plot: RunPlot) -> None:
    image = QImage.fromData(plot.content("png"))
    look = current_look()
    assert image.size() == 2 * plot.size()
    assert {look.surface, *look.series[:2]} <= pixel_colors(image)


def test_csv_has_every_batch_and_every_epoch(plot: RunPlot, history: History) -> None:
    rows = list(csv.DictReader(plot.content("csv").decode().splitlines()))
    assert list(rows[0]) == ["kind", "step", "epoch", "loss", "smoothed_loss"]
    batches = [row for row in rows if row["kind"] == "batch"]
    assert [int(row["step"]) for row in batches] == list(range(1, 251))
    assert [int(batches[index]["epoch"]) for index in (0, 99, 100, 249)] == [1, 1, 2, 3]
    assert [float(row["loss"]) for row in batches] == history.losses.tolist()
    assert [float(row["smoothed_loss"]) for row in batches] == history.smoothed("loss").tolist()
    epochs = [(row["kind"], row["step"], row["epoch"], row["loss"]) for row in rows[250:]]
    assert epochs == [
        ("training_average", "100", "1", "1.0"),
        ("training_average", "200", "2", "0.5"),
        ("evaluation", "100", "1", "0.8"),
        ("evaluation", "200", "2", "0.4"),
    ]


def open_dialog(plot: RunPlot) -> QFileDialog:
    return plot.findChildren(QFileDialog)[-1]


def test_the_dialog_leads_to_the_file_and_failures_to_the_page(plot: RunPlot, qtbot: QtBot, tmp_path: Path) -> None:
    png, table = plot.findChildren(QToolButton)[-1].menu().actions()
    assert (png.text(), table.text()) == ("Picture (PNG)…", "Table of numbers (CSV)…")
    table.trigger()
    dialog = open_dialog(plot)
    assert dialog.defaultSuffix() == "csv"
    dialog.fileSelected.emit(str(tmp_path / "run.csv"))
    assert plot._notice.text == f"Saved as {tmp_path / 'run.csv'}."
    assert (tmp_path / "run.csv").read_text().startswith("kind,step,epoch,loss")
    dialog.reject()
    png.trigger()
    dialog = open_dialog(plot)
    assert dialog.defaultSuffix() == "png"
    assert Path(dialog.directory().absolutePath()) == tmp_path  # where the last file went
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "run.png"))
    assert "run.png could not be written" in plot._notice.text
    dialog.reject()
