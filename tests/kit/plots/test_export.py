"""Exporting a plot: the picture, the table, and the dialogs that lead to them."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.history import History
from fmnist_gui.kit.look import current_look
from fmnist_gui.kit.plots.curves import Curve
from fmnist_gui.kit.plots.run_plot import RunPlot


def make_history() -> History:
    """Two and a half epochs of a hundred batches."""
    history = History()
    steps = np.arange(1, 251)
    history.extend(steps, 2.0 * np.exp(-steps / 100) + 0.2, steps / 250)
    history.append_epoch(100, 1.0, 0.7, 0.8, 0.75)
    history.append_epoch(200, 0.5, 0.7, 0.4, 0.75)
    return history


def make_plot(qtbot: QtBot, history: History) -> RunPlot:
    plot = RunPlot("loss")
    qtbot.addWidget(plot)
    plot.resize(400, 260)
    plot.set_steps_per_epoch(100)
    plot.show_curves([Curve("", history, batches=True)])
    plot.show()
    plot.refresh()
    return plot


def pixel_colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_png_is_twice_the_size_with_the_curves(qtbot: QtBot, tmp_path: Path) -> None:
    plot = make_plot(qtbot, make_history())
    target = tmp_path / "loss.png"
    plot.export("png", target)
    image = QImage(str(target))
    look = current_look()
    assert image.size() == 2 * plot.size()
    assert {look.surface, *look.series[:2]} <= pixel_colors(image)


def test_csv_has_every_batch_and_every_epoch(qtbot: QtBot, tmp_path: Path) -> None:
    history = make_history()
    plot = make_plot(qtbot, history)
    target = tmp_path / "loss.csv"
    target.write_text("old")
    plot.export("csv", target)
    with target.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
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
    assert stat.S_IMODE(target.stat().st_mode) & 0o444
    assert list(tmp_path.glob("*.part")) == []


def test_a_file_that_cannot_be_written_is_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    plot = make_plot(qtbot, make_history())
    with pytest.raises(StudioError, match=r"loss.csv could not be written .* Choose another folder"):
        plot.export("csv", tmp_path / "nowhere" / "loss.csv")
    folder = tmp_path / "taken"
    folder.mkdir()
    with pytest.raises(StudioError, match="taken could not be written"):
        plot.export("png", folder)
    assert list(tmp_path.iterdir()) == [folder]


def open_dialog(plot: RunPlot) -> QFileDialog:
    return plot.findChildren(QFileDialog)[-1]


def test_the_dialog_leads_to_the_file_and_failures_to_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    plot = make_plot(qtbot, make_history())
    png, table = plot.findChildren(QToolButton)[-1].menu().actions()
    assert (png.text(), table.text()) == ("Picture (PNG)…", "Table of numbers (CSV)…")
    table.trigger()
    dialog = open_dialog(plot)
    assert dialog.defaultSuffix() == "csv"
    with qtbot.waitSignal(plot.exported) as exported:
        dialog.fileSelected.emit(str(tmp_path / "run.csv"))
    assert exported.args == [str(tmp_path / "run.csv")]
    assert (tmp_path / "run.csv").read_text().startswith("kind,step,epoch,loss")
    dialog.reject()
    png.trigger()
    dialog = open_dialog(plot)
    assert dialog.defaultSuffix() == "png"
    assert Path(dialog.directory().absolutePath()) == tmp_path  # where the last file went
    with qtbot.waitSignal(plot.failed) as failed:
        dialog.fileSelected.emit(str(tmp_path / "nowhere" / "run.png"))
    assert "run.png could not be written" in str(failed.args[0])
    dialog.reject()
