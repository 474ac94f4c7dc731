"""The large form of a curve plot: a training run batch by batch, which can be zoomed, read off and saved."""

import math
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QToolButton

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.training.history import Floats, History, Quantity
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.buttons.save_menu import Offer, SaveMenu
from fmnist_gui.kit.cells.pictures import png_bytes
from fmnist_gui.kit.layout import grid_layout, hbox, set_type
from fmnist_gui.kit.look import SPACE, TYPE_BODY, current_look
from fmnist_gui.kit.notice import Notice
from fmnist_gui.kit.plots.canvas import NO_STEP
from fmnist_gui.kit.plots.curve_plot import CurvePlot
from fmnist_gui.kit.plots.curves import Curve
from fmnist_gui.kit.plots.export import FILE_KINDS, history_table, picture_of
from fmnist_gui.kit.plots.readout import layer_fields, nearest_index, step_fields, values_at, widest_values


class RunPlot(CurvePlot):
    """The first curve is the run, the others are runs to compare with; there is always a first one.

    The view follows the data until the user zooms or pans, and again after `reset_view`.
    """

    small = False

    def __init__(self, quantity: Quantity, notice: Notice) -> None:
        """`notice` says what came of saving it."""
        self._linked = [self]
        self._notice = notice
        self._steps_per_epoch = 0
        self._cursor = NO_STEP
        self._shows_focus = False  # by a frame, for those who came by keyboard
        self.following = True  # whether the view follows the data
        super().__init__(quantity)
        self.show_curves([Curve("", History())])
        self.canvas.movedByUser.connect(self._on_moved_by_user)
        self.canvas.pointedAt.connect(self._set_cursor)

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
        self._log_button.setChecked(log and self.quantity == "loss")

    def link_x(self, other: "RunPlot") -> None:
        """Zoom, pan, reset and read off both plots together along the steps; `other`, below, names the axis."""
        self.canvas.shows_step_label = False
        self.canvas.set_texts()
        self._linked = other._linked = [self, other]

    @Slot()
    def reset_view(self) -> None:
        """Show everything, and follow the data again, read off nothing."""
        self._set_cursor(NO_STEP)
        for plot in self._linked:
            plot.following = True
            plot._mark_stale()

    def readout(self) -> str:
        """What the line above the plot says: the values at the cursor, or the legend."""
        return self.legend.text()

    def content(self, kind: str) -> bytes:
        """Of a file: the plot as "png", twice its size on the screen, or the run's numbers as "csv"."""
        if kind == "csv":
            return history_table(self.curves[0].history, self.quantity, self._steps_per_epoch).encode()
        self._set_cursor(NO_STEP)  # it takes the legend's place
        self._redraw()
        return png_bytes(picture_of(self, (self._title, self.legend, self.canvas)))

    def _file(self, kind: str) -> Offer | None:
        """A table is that of the run, without those that it is compared with."""
        if kind == "csv" and not len(self.curves[0].history):
            return None
        return Offer(f"{self.quantity}.{kind}", partial(self.content, kind))

    def _build(self) -> None:
        self._title = QLabel(self)
        set_type(self._title, TYPE_BODY, bold=True)
        self._empty_label = QLabel(self, wordWrap=True)
        self._empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty_label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._empty_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty_label.hide()
        self._reset_button = IconButton("fit-to-page-outline", N_("Show everything and follow the training"))
        self._reset_button.clicked.connect(self.reset_view)
        self._log_button = IconButton("math-log", N_("Logarithmic scale"))
        self._log_button.setCheckable(True)
        self._log_button.toggled.connect(self._on_log_toggled)
        self._log_button.setVisible(self.quantity == "loss")
        self._export_button = IconButton("export-variant", N_("Save the plot as a file"))
        self._export_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        title = N_("Save the plot as a file")
        self._export_button.setMenu(SaveMenu(title, FILE_KINDS, self._file, self._notice, self._export_button))
        self._lay_out()

    def _lay_out(self) -> None:
        tools = hbox(self._title, SPACE, (self.legend, 1), spacing=SPACE // 2)
        for button in (self._reset_button, self._log_button, self._export_button):
            button.setProperty("role", "")  # flat: there are many, and none is the next to press
            button.setAutoRaise(True)
            tools.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        grid = grid_layout(SPACE // 2, SPACE // 2, margins=(SPACE, SPACE // 2, SPACE // 2, SPACE // 2), parent=self)
        grid.addLayout(tools, 0, 0)
        grid.addWidget(self.canvas, 1, 0)
        grid.addWidget(self._empty_label, 1, 0, Qt.AlignmentFlag.AlignCenter)
        grid.setRowStretch(1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _set_texts(self) -> None:
        super()._set_texts()
        self._title.setText(self.accessibleName())
        self._describe()

    def _fit(self) -> None:
        if self.following:
            super()._fit()
        has_curve = any(len(one.history) for one in self.curves)
        self._empty_label.setVisible(not has_curve and bool(self._empty_label.text()))
        self._export_button.setEnabled(has_curve)

    def _set_legend(self) -> None:
        widest = layer_fields(self.curves, widest_values(self.curves, self.quantity))
        self.legend.set_legend(layer_fields(self.curves), step_fields(88_888, self._steps_per_epoch) + widest)

    def _describe(self) -> None:
        values = []
        if math.isfinite(self._cursor):
            values = step_fields(self._cursor, self._steps_per_epoch)
            values += layer_fields(self.curves, values_at(self._cursor, self.curves, self.quantity))
        self.legend.set_values(values)
        self.setAccessibleDescription(self.readout())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shows_focus:
            painter = QPainter(self)
            painter.setPen(QColor(current_look().accent))
            painter.drawRect(self.canvas.geometry().adjusted(-1, -1, 0, 0))
            painter.end()

    def _cursor_steps(self) -> Floats:
        """The steps that the cursor can stand on: the run's, or else the longest of the others'."""
        first, *others = (one.history.steps for one in self.curves)
        return first if len(first) else max(others, key=len, default=first)

    def _set_cursor(self, step: float) -> None:
        """Move to the step there is nearest to `step`; NaN for no cursor."""
        steps = self._cursor_steps()
        step = float(steps[nearest_index(steps, step)]) if math.isfinite(step) and len(steps) else NO_STEP
        for plot in self._linked:
            plot._cursor = step
            plot.canvas.show_cursor(step)
            plot._describe()

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
        self.update()
        self._set_cursor(NO_STEP)

    @Slot(float, float)
    def _on_moved_by_user(self, left: float, right: float) -> None:
        for plot in self._linked:
            plot.following = False
            plot.canvas.show_steps(left, right)

    @Slot(bool)
    def _on_log_toggled(self, log: bool) -> None:
        self.canvas.set_log(log)
        self.reset_view()  # the range of before means something else now
