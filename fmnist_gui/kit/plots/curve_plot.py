"""A training run's loss or accuracy, batch by batch, drawn while it grows."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from fmnist_gui.bridge.history import Floats, History, Quantity
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import write_atomically
from fmnist_gui.kit.icons import icon
from fmnist_gui.kit.look import SPACE, TYPE_BODY, Look, current_look, type_px
from fmnist_gui.kit.plots.canvas import NO_STEP, PlotCanvas
from fmnist_gui.kit.plots.data import Overlay
from fmnist_gui.kit.plots.export import ExportMenu, history_table, plot_picture, png_bytes
from fmnist_gui.kit.plots.legend import Field, PlotLegend
from fmnist_gui.kit.plots.parts import small_font
from fmnist_gui.kit.plots.readout import legend_fields, nearest_index, value_fields, widest_value_fields
from fmnist_gui.kit.text import Texts, tr

__all__ = ["CurvePlot", "Overlay"]


class CurvePlot(QWidget):
    """The curves of one run, and of other runs to compare with, for one quantity.

    The page gives it a `History` and calls `refresh()` from its display timer. The view follows the data
    until the user zooms or pans, and again after `reset_view()`.
    """

    followingChanged = Signal(bool)  # whether the view follows the data
    xRangeChosen = Signal(float, float)  # the user zoomed or panned to these steps
    viewReset = Signal()
    cursorMoved = Signal(float)  # the step that is read off; NaN for none
    exported = Signal(str)  # the file's path
    failed = Signal(object)  # the StudioError

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quantity: Quantity = quantity
        self._history = History()
        self._steps_per_epoch = 0
        self._following = True
        self._cursor = NO_STEP
        self._shows_focus = False  # a frame, for those who came by keyboard
        self._stale = True  # something other than the data changed
        self._drawn_revisions: list[tuple[int, int]] = []
        self._look: Look | None = None
        self._small_pixels = 0
        self._redraw_soon = QTimer(self, interval=0, singleShot=True)  # one redraw for any number of changes
        self._redraw_soon.timeout.connect(self.refresh)
        self.canvas = PlotCanvas(quantity, self)
        self.canvas.movedByUser.connect(self._on_moved_by_user)
        self.canvas.viewChanged.connect(self._on_view_changed)
        self.canvas.pointedAt.connect(self._on_pointed_at)
        self._build_tools()
        self._lay_out()
        self._apply_look()
        Texts(self).call(self._set_texts)

    # ---- what the page calls

    def show_history(self, history: History | None) -> None:
        """Draw this run from now on; None for none. The view follows it."""
        self._history = History() if history is None else history
        self._set_cursor(NO_STEP)
        self.reset_view()

    def set_overlays(self, overlays: list[Overlay]) -> None:
        """Draw these other runs too, instead of those set before."""
        self.canvas.set_overlays(overlays, current_look())
        self._set_legend()
        self._mark_stale()

    def set_steps_per_epoch(self, steps: int) -> None:
        """How many batches make an epoch; 0 if that is not known, then no epoch lines are drawn."""
        self._steps_per_epoch = steps
        self.canvas.set_steps_per_epoch(steps)
        self._set_legend()
        self._mark_stale()

    def set_empty_text(self, text: str) -> None:
        """What to say, in the user's language, while there is no curve."""
        self._empty_label.setText(text)
        self._mark_stale()

    def set_log(self, log: bool) -> None:
        """Logarithmic y axis; for the loss only. The view shows everything again, since its range means another."""
        self._log_button.setChecked(log and self._quantity == "loss")

    def link_x(self, other: CurvePlot) -> None:
        """Zoom, pan, reset and read off both plots together along the steps; `other`, below, names the axis."""
        self.canvas.shows_step_label = False
        self.canvas.set_texts()
        for one, another in ((self, other), (other, self)):
            one.xRangeChosen.connect(another._on_partner_range_chosen)
            one.viewReset.connect(another._follow)
            one.cursorMoved.connect(another._show_cursor)

    @property
    def following(self) -> bool:
        """Whether the view follows the data."""
        return self._following

    @Slot()
    def reset_view(self) -> None:
        """Show everything, and follow the data again."""
        self._follow()
        self.viewReset.emit()

    @Slot()
    def refresh(self) -> None:
        """Draw what is new. Costs nothing if nothing is, or if the plot is hidden."""
        if self.isVisible() and (self._stale or self._revisions() != self._drawn_revisions):
            self._redraw()

    def readout(self) -> str:
        """What the line above the plot says: the values at the cursor, or the legend."""
        return self._legend.text()

    def export_png(self, path: str | Path) -> None:
        """Write the plot as a picture, twice its size on the screen. StudioError if that fails."""
        self._redraw()
        write_atomically(Path(path), png_bytes(plot_picture(self.canvas, self._title.text(), self._legend)))

    def export_csv(self, path: str | Path) -> None:
        """Write the run's numbers as a table. StudioError if that fails."""
        write_atomically(Path(path), history_table(self._history, self._quantity, self._steps_per_epoch).encode())

    # ---- how it is made

    def _build_tools(self) -> None:
        self._title = QLabel(self)
        font = self._title.font()
        font.setPixelSize(type_px(TYPE_BODY))
        font.setBold(True)
        self._title.setFont(font)
        self._legend = PlotLegend(self)
        self._empty_label = QLabel(self)
        self._empty_label.setWordWrap(True)
        self._empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty_label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._empty_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty_label.hide()
        self._reset_button = self._tool_button()
        self._reset_button.clicked.connect(self.reset_view)
        self._log_button = self._tool_button()
        self._log_button.setCheckable(True)
        self._log_button.toggled.connect(self._on_log_toggled)
        self._log_button.setVisible(self._quantity == "loss")
        self._export_button = self._tool_button()
        self._export_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._export_menu = ExportMenu(self._quantity, self._export_button)
        self._export_menu.pngFileChosen.connect(self._on_png_file_chosen)
        self._export_menu.csvFileChosen.connect(self._on_csv_file_chosen)
        self._export_button.setMenu(self._export_menu)

    def _tool_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(SPACE // 2)
        tools.addWidget(self._title)
        tools.addSpacing(SPACE)
        tools.addWidget(self._legend, 1)
        for button in (self._reset_button, self._log_button, self._export_button):
            tools.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE, SPACE // 2, SPACE // 2, SPACE // 2)
        grid.setSpacing(SPACE // 2)
        grid.addLayout(tools, 0, 0)
        grid.addWidget(self.canvas, 1, 0)
        grid.addWidget(self._empty_label, 1, 0, Qt.AlignmentFlag.AlignCenter)
        grid.setRowStretch(1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _set_texts(self) -> None:
        self._title.setText(tr("Loss") if self._quantity == "loss" else tr("Accuracy"))
        self.setAccessibleName(self._title.text())
        self.canvas.set_texts()
        for button, text in (
            (self._reset_button, tr("Show everything and follow the training")),
            (self._log_button, tr("Logarithmic scale")),
            (self._export_button, tr("Save the plot as a file")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._set_legend()
        self._set_readout()

    def _apply_look(self) -> None:
        look, pixels = current_look(), small_font().pixelSize()
        if (look, pixels) == (self._look, self._small_pixels):
            return
        self._look, self._small_pixels = look, pixels
        self.canvas.apply_look(look)
        for button, name in (
            (self._reset_button, "fit-to-page-outline"),
            (self._log_button, "math-log"),
            (self._export_button, "export-variant"),
        ):
            button.setIcon(icon(name))
        self._set_legend()
        self._mark_stale()

    # ---- legend and read-out

    def _overlays(self) -> list[Overlay]:
        return [overlay for overlay, _ in self.canvas.overlays]

    def _set_legend(self) -> None:
        overlays = self._overlays()
        widest = widest_value_fields(overlays, self._quantity, self._steps_per_epoch)
        self._legend.set_legend(legend_fields(overlays), widest)

    def _set_readout(self) -> None:
        step = self._cursor
        values: list[Field] = []
        if math.isfinite(step):
            values = value_fields(step, self._history, self._overlays(), self._quantity, self._steps_per_epoch)
        self._legend.set_values(values)
        self.setAccessibleDescription(self.readout())

    # ---- cursor

    def _cursor_steps(self) -> Floats:
        """The steps that the cursor can stand on: the run's, or else the longest overlay's."""
        if len(self._history):
            return self._history.steps
        return max((overlay.history.steps for overlay in self._overlays()), key=len, default=self._history.steps)

    def _set_cursor(self, step: float) -> None:
        """Move to the step there is nearest to `step`; NaN for no cursor."""
        steps = self._cursor_steps()
        step = float(steps[nearest_index(steps, step)]) if math.isfinite(step) and len(steps) else NO_STEP
        self._show_cursor(step)
        self.cursorMoved.emit(step)

    @Slot(float)
    def _show_cursor(self, step: float) -> None:
        self._cursor = step
        self.canvas.show_cursor(step)
        self._set_readout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = self._cursor_steps()
        key = event.key()
        (left, right) = self.canvas.box.viewRange()[0]
        pixel = max(1.0, (right - left) / max(1.0, self.canvas.box.width()))
        stride = pixel * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        if not len(steps):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            start = self._cursor if math.isfinite(self._cursor) else min(float(steps[-1]), right)
            self._set_cursor(start + (stride if key == Qt.Key.Key_Right else -stride))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._set_cursor(float(steps[0 if key == Qt.Key.Key_Home else -1]))
        elif key == Qt.Key.Key_Escape and math.isfinite(self._cursor):
            self._set_cursor(NO_STEP)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shows_focus = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._shows_focus = False
        self._set_cursor(NO_STEP)
        self.update()

    @Slot(float)
    def _on_pointed_at(self, step: float) -> None:
        self._set_cursor(step)

    # ---- view

    @Slot()
    def _follow(self) -> None:
        self._set_following(True)
        self._mark_stale()

    def _set_following(self, following: bool) -> None:
        if following != self._following:
            self._following = following
            self.followingChanged.emit(following)

    @Slot(float, float)
    def _on_moved_by_user(self, left: float, right: float) -> None:
        self._set_following(False)
        self.xRangeChosen.emit(left, right)

    @Slot(float, float)
    def _on_partner_range_chosen(self, left: float, right: float) -> None:
        self._set_following(False)
        self.canvas.show_steps(left, right)

    @Slot()
    def _on_view_changed(self) -> None:
        self._mark_stale()

    @Slot(bool)
    def _on_log_toggled(self, log: bool) -> None:
        self.canvas.set_log(log)
        self.reset_view()  # the range of before means something else now

    # ---- drawing

    def _mark_stale(self) -> None:
        self._stale = True
        self._redraw_soon.start()

    def _revisions(self) -> list[tuple[int, int]]:
        """Tells whether anything that is drawn has other data than when it was drawn."""
        return [(id(one), one.revision) for one in (self._history, *(o.history for o in self._overlays()))]

    def _redraw(self) -> None:
        if self._following:
            self.canvas.fit(self._history)
        self.canvas.draw(self._history)
        has_curve = any(len(one) for one in (self._history, *(o.history for o in self._overlays())))
        self._empty_label.setVisible(not has_curve and bool(self._empty_label.text()))
        self._export_button.setEnabled(has_curve)
        self._export_menu.csv_action.setEnabled(len(self._history) > 0)
        if math.isfinite(self._cursor):
            self._set_readout()
        self._drawn_revisions = self._revisions()
        self._stale = False
        self._redraw_soon.stop()  # fitting has moved the view, which asked for this redraw

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._mark_stale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._apply_look()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shows_focus:
            painter = QPainter(self)
            painter.setPen(QColor(current_look().accent))
            painter.drawRect(self.canvas.geometry().adjusted(-1, -1, 0, 0))
            painter.end()

    # ---- export

    @Slot(str)
    def _on_png_file_chosen(self, path: str) -> None:
        self._export(self.export_png, path)

    @Slot(str)
    def _on_csv_file_chosen(self, path: str) -> None:
        self._export(self.export_csv, path)

    def _export(self, write: Callable[[str], None], path: str) -> None:
        try:
            write(path)
        except StudioError as error:
            self.failed.emit(error)
        else:
            self.exported.emit(path)
