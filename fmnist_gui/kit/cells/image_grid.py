"""Many garments at once: a scrolling grid of thumbnails, of which only those in view are ever painted."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fmnist_gui.engine.data.sheet import SIDE, bands, sheet_png
from fmnist_gui.kit.cells.pictures import grey_image
from fmnist_gui.kit.look import SPACE, TYPE_SMALL, current_look, sized_font
from fmnist_gui.kit.text import Texts, tr

Index = QModelIndex | QPersistentModelIndex
Bytes = npt.NDArray[np.uint8]
GAP = SPACE // 2  # px between a picture and its frame
DEFAULT_THUMBNAIL = 2 * SIDE
LEAST_CAPTIONED = 2 * SIDE  # px; under smaller thumbnails no caption could be read
CAPTION_WIDTH = 84  # px at least: room for the longest name of a class


class ImageGrid(QListView):
    """Shows some of the images of a data set, in any order; `index` always means the number in the data set."""

    activated_index = Signal(int)  # double click or Enter
    opened = Signal(int)  # a click alone or Enter; with Ctrl or Shift a click selects, to copy
    current_index_changed = Signal(int)  # -1: none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption_lines = 0
        self._cell = QSize()  # the least that a thumbnail and its caption need
        self._model = _ImageModel(self)
        self.setModel(self._model)
        self._delegate = _Thumbnail(self)
        self.setItemDelegate(self._delegate)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its coming and going would re-lay all
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMinimumSize(120, 100)
        self.activated.connect(self._on_activated)
        self.activated_index.connect(self.opened)
        self.clicked.connect(self._on_clicked)
        self.set_thumbnail_size(DEFAULT_THUMBNAIL)
        Texts(self).call_for_look(self._follow_look)

    def set_items(
        self,
        images: Sequence[Any] | Bytes | Any,
        indices: Sequence[int] | npt.NDArray[np.int64] | Any,
        captions: Callable[[int], str] | None = None,
        marks: Callable[[int], bool] | None = None,
        caption_lines: int = 1,
    ) -> None:
        """Show `images[index]`, uint8 [28, 28], for each of `indices`, in that order.

        `images` may be an array, a tensor on the CPU, or anything that gives a picture for an index. `captions` and
        `marks` (a warning frame) are asked with the index when a thumbnail is painted; a caption has up to
        `caption_lines` lines. The current image stays
        current where it is still there.
        """
        before = self.current_index()
        lines = caption_lines if captions is not None else 0
        self._model.replace(images, np.asarray(indices, dtype=np.int64), captions, marks)
        if lines != self._caption_lines:
            self._caption_lines = lines
            self.set_thumbnail_size(self._delegate.thumbnail)
        if before >= 0 and self._model.row_of(before) >= 0:
            self.go_to(before)
        elif before >= 0:
            self.current_index_changed.emit(-1)

    def refresh(self) -> None:
        """The captions or marks say something new."""
        self.viewport().update()

    def set_thumbnail_size(self, px: int) -> None:
        """The side of a thumbnail; multiples of 28 show each pixel of a garment equally large, 28 shows no captions."""
        self._delegate.thumbnail = px
        self._delegate.caption_font = sized_font(self.font(), TYPE_SMALL)
        self._delegate.metrics = QFontMetrics(self._delegate.caption_font)
        caption = self._caption_lines * self._delegate.metrics.height() if px >= LEAST_CAPTIONED else 0
        self._cell = QSize(max(px + 3 * GAP, CAPTION_WIDTH if caption else 0), px + 3 * GAP + caption)
        self._fill_width()
        self.verticalScrollBar().setSingleStep(self._cell.height())
        current = self.currentIndex()
        if current.isValid():
            self.scrollTo(current)

    def count(self) -> int:
        return self._model.rowCount()

    def current_index(self) -> int:
        """The current image's index, -1 for none."""
        current = self.currentIndex()
        return self._model.index_at(current.row()) if current.isValid() else -1

    def selected_indices(self) -> list[int]:
        """The selected images, in the order in which they are shown."""
        parts = sorted(self._selected_ranges(), key=lambda part: part.start)
        return [index for part in parts for index in self._model.indices[part.start : part.stop].tolist()]

    def go_to(self, index: int) -> bool:
        """Make the image `index` the current one and bring it into view; false if it is not among those shown."""
        row = self._model.row_of(index)
        if row < 0:
            return False
        self.setCurrentIndex(self._model.index(row))
        self.scrollTo(self._model.index(row))
        return True

    def selected_count(self) -> int:
        return sum(map(len, self._selected_ranges()))

    def _selected_ranges(self) -> list[range]:
        """Rows, without overlap: a range at a time, because there may be 70,000 of them."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        return [range(part.top(), part.bottom() + 1) for part in parts]

    def selected_png(self) -> Callable[[], Any] | None:
        """What puts the selected pictures together as one PNG, for a thread; None where nothing is selected."""
        chosen = self.selected_indices()
        return partial(sheet_png, self._model.images, chosen) if chosen else None

    def copy_selected(self) -> None:
        """Put the selected pictures on the clipboard as one."""
        if chosen := self.selected_indices():
            picture = grey_image(np.concatenate(list(bands(self._model.images, chosen))))
            QGuiApplication.clipboard().setImage(picture)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_index_changed.emit(self._model.index_at(current.row()))

    def _on_activated(self, index: QModelIndex) -> None:
        self.activated_index.emit(self._model.index_at(index.row()))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.opened.emit(self._model.index_at(index.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fill_width()
        super().resizeEvent(event)

    def _fill_width(self) -> None:
        """Share the width evenly among as many columns as it holds."""
        width = self.viewport().width() - 1
        columns = max(width // self._cell.width(), 1)
        cell = QSize(max(width // columns, self._cell.width()), self._cell.height())
        if cell != self.gridSize():
            self.setGridSize(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing letters does not look through 70,000 captions."""

    def _follow_look(self) -> None:
        self._delegate.look = current_look()
        if self._delegate.caption_font != sized_font(self.font(), TYPE_SMALL):
            self.set_thumbnail_size(self._delegate.thumbnail)
        self.refresh()


class _ImageModel(QStringListModel):
    """Its rows are empty strings: laying out 70,000 of them asks a model for its row count 70,000 times, which takes
    a tenth of a second where the answer comes from Python."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.images: Any = ()
        self.indices: npt.NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._rows: npt.NDArray[np.int64] | None = None  # row of each index, made when first asked
        self.captions: Callable[[int], str] | None = None
        self.marks: Callable[[int], bool] | None = None

    def replace(
        self,
        images: Any,
        indices: npt.NDArray[np.int64],
        captions: Callable[[int], str] | None,
        marks: Callable[[int], bool] | None,
    ) -> None:
        self.images = images.numpy() if hasattr(images, "numpy") else images
        self.indices, self._rows = indices, None
        self.captions, self.marks = captions, marks
        self.setStringList([""] * len(indices))

    def picture(self, index: int) -> Bytes:
        return np.asarray(self.images[index], dtype=np.uint8)

    def index_at(self, row: int) -> int:
        return int(self.indices[row])

    def row_of(self, index: int) -> int:
        if self._rows is None:
            self._rows = np.full(int(self.indices.max(initial=-1)) + 1, -1, dtype=np.int64)
            self._rows[self.indices] = np.arange(len(self.indices))
        return int(self._rows[index]) if 0 <= index < len(self._rows) else -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            number = self.index_at(index.row())
            if self.captions is None:
                return tr("Image {index}", index=number)
            return self.captions(number).replace("\n", " ")
        return None


class _Thumbnail(QStyledItemDelegate):
    """Paints one garment with its frame and caption."""

    def __init__(self, grid: ImageGrid) -> None:
        super().__init__(grid)
        self.thumbnail = DEFAULT_THUMBNAIL
        self.look = current_look()
        self.metrics = QFontMetrics(grid.font())
        self.caption_font = grid.font()
        self._grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, look, side = self._grid._model, self.look, self.thumbnail
        number = model.index_at(index.row())
        cell, state = option.rect.adjusted(1, 0, -1, 0), option.state
        left = cell.x() + (cell.width() - side) // 2
        frame = QRect(left, cell.y() + GAP, side, side)
        around = frame.adjusted(-GAP + 1, -GAP + 1, GAP - 1, GAP - 1)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, QColor(look.selected))
            painter.fillRect(around, QColor(look.accent))
        elif model.marks is not None and model.marks(number):
            painter.fillRect(around, QColor(look.warn))
            painter.fillRect(frame.adjusted(-1, -1, 1, 1), QColor(look.surface))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)  # list views have it on
        pixels = np.ascontiguousarray(model.picture(number))
        painter.drawImage(frame, QImage(pixels.data, SIDE, SIDE, SIDE, QImage.Format.Format_Grayscale8))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(look.text), 1, Qt.PenStyle.DotLine))
            painter.drawRect(cell.adjusted(0, 0, -1, -1))
        if model.captions is not None and side >= LEAST_CAPTIONED:
            painter.setFont(self.caption_font)
            painter.setPen(QColor(look.text))
            line = QRect(cell.x() + 1, frame.bottom() + GAP, cell.width() - 2, self.metrics.height())
            for text in model.captions(number).split("\n"):
                shown = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
                painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown)
                line.translate(0, line.height())
