"""Writing a plot's picture and its numbers to files."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path

from pyqtgraph import PlotWidget, ScatterPlotItem
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from fmnist_gui.bridge.history import History, Quantity
from fmnist_gui.kit.look import SPACE, TYPE_HEADING, current_look
from fmnist_gui.kit.plots.legend import PlotLegend
from fmnist_gui.kit.text import Texts, tr

PICTURE_SCALE = 2  # pixels of the picture per pixel on the screen


def epoch_of(step: float, steps_per_epoch: int) -> int:
    """The epoch, from 1, that batch number `step`, from 1, belongs to."""
    if steps_per_epoch < 1:
        return 1
    return max(1, math.ceil(step / steps_per_epoch))


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


def plot_picture(view: PlotWidget, title: str, legend: PlotLegend) -> QImage:
    """The plot with a heading and its legend, drawn anew at twice the size, in the present look."""
    look = current_look()
    width = view.width()
    legend_height = legend.legend_height(width - 2 * SPACE)
    header_height = TYPE_HEADING + legend_height + 4 * SPACE
    image = QImage(width * PICTURE_SCALE, (view.height() + header_height) * PICTURE_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PICTURE_SCALE)
    image.fill(QColor(look.surface))
    painter = QPainter(image)
    font = view.font()
    font.setPixelSize(TYPE_HEADING)
    painter.setFont(font)
    painter.setPen(QColor(look.text))
    title_area = QRect(SPACE, SPACE, width - 2 * SPACE, TYPE_HEADING + SPACE)
    painter.drawText(title_area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
    painter.translate(SPACE, title_area.bottom())
    legend.paint_legend(painter, width - 2 * SPACE)
    painter.resetTransform()
    _draw_plot(view, painter, QRectF(0, header_height, width, view.height()))
    painter.end()
    return image


def _draw_plot(view: PlotWidget, painter: QPainter, target: QRectF) -> None:
    """Symbols are kept as small pictures for the screen; in export mode they are drawn as shapes, sharply."""
    symbols = [item for item in view.scene().items() if isinstance(item, ScatterPlotItem)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        for item in symbols:
            item.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})
        view.render(painter, target, view.viewport().rect())
    finally:
        for item in symbols:
            item.setExportMode(False)


def png_bytes(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


class ExportMenu(QMenu):
    """Asks for the file to write. The dialog does not hold up the program: the training goes on behind it."""

    pngFileChosen = Signal(str)
    csvFileChosen = Signal(str)

    def __init__(self, file_stem: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._file_stem = file_stem
        self._folder = Path()
        self._png_action = self.addAction("")
        self._png_action.triggered.connect(self.choose_png_file)
        self.csv_action = self.addAction("")
        self.csv_action.triggered.connect(self.choose_csv_file)
        Texts(self).call(self._set_texts)

    def _set_texts(self) -> None:
        self._png_action.setText(tr("Picture (PNG)…"))
        self.csv_action.setText(tr("Table of numbers (CSV)…"))

    @Slot()
    def choose_png_file(self) -> None:
        dialog = self._dialog("png", tr("Save the plot as a picture"), tr("Picture (*.png)"))
        dialog.fileSelected.connect(self.pngFileChosen)
        dialog.open()

    @Slot()
    def choose_csv_file(self) -> None:
        dialog = self._dialog("csv", tr("Save the numbers as a table"), tr("Table (*.csv)"))
        dialog.fileSelected.connect(self.csvFileChosen)
        dialog.open()

    def _dialog(self, suffix: str, title: str, kind: str) -> QFileDialog:
        dialog = QFileDialog(self.parentWidget(), title, str(self._folder), kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{self._file_stem}.{suffix}")
        dialog.fileSelected.connect(self._remember_folder)
        return dialog

    @Slot(str)
    def _remember_folder(self, path: str) -> None:
        self._folder = Path(path).parent
