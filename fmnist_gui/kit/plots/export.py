"""Writing a plot's picture and its numbers to files."""

import csv
import io
from collections.abc import Sequence

from pyqtgraph import PlotWidget, ScatterPlotItem
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.training.history import History, Quantity
from fmnist_gui.kit.buttons.save_menu import FileKind
from fmnist_gui.kit.look import current_look
from fmnist_gui.kit.plots.readout import epoch_of

PICTURE_SCALE = 2  # pixels of the picture per pixel on the screen
FILE_KINDS = {
    "png": FileKind(N_("Picture (PNG)…"), "png", N_("Picture")),
    "csv": FileKind(N_("Table of numbers (CSV)…"), "csv", N_("Table")),
}


def history_table(history: History, quantity: Quantity, steps_per_epoch: int) -> str:
    """All points as CSV, one per row: the batches first, then two rows per epoch."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["kind", "step", "epoch", quantity, f"smoothed_{quantity}"])
    columns = (history.steps, history.values(quantity), history.smoothed(quantity))
    for step, value, smoothed in zip(*(column.tolist() for column in columns), strict=True):
        table.writerow(["batch", int(step), epoch_of(step, steps_per_epoch), value, smoothed])
    for kind, values in (
        ("training_average", history.train_averages(quantity)),
        ("evaluation", history.evaluations(quantity)),
    ):
        for step, value in zip(history.epoch_points.steps.tolist(), values.tolist(), strict=True):
            table.writerow([kind, int(step), epoch_of(step, steps_per_epoch), value, ""])
    return text.getvalue()


def picture_of(widget: QWidget, parts: Sequence[QWidget]) -> QImage:
    """These parts of `widget` where they are, drawn anew at twice the size, in the present look.

    Symbols are kept as small pictures for the screen; in export mode they are drawn as shapes, sharply.
    """
    image = QImage(widget.size() * PICTURE_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PICTURE_SCALE)
    image.fill(QColor(current_look().surface))
    plots = [part for part in parts if isinstance(part, PlotWidget)]
    symbols = [item for plot in plots for item in plot.scene().items() if isinstance(item, ScatterPlotItem)]
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        for item in symbols:
            item.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})
        for part in parts:
            if isinstance(part, PlotWidget):
                part.render(painter, QRectF(part.geometry()), part.viewport().rect())
            else:
                part.render(painter, part.pos(), renderFlags=QWidget.RenderFlag.DrawChildren)
    finally:
        for item in symbols:
            item.setExportMode(False)
    painter.end()
    return image
