"""The table of stored runs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from fmnist_gui.bridge.current_model import CurrentModel
from fmnist_gui.bridge.runs import Runs
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import clock, percent
from fmnist_gui.engine.training.config import SETTINGS, preset_of
from fmnist_gui.engine.training.run_rows import Run
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.item_pictures import OwnColors
from fmnist_gui.kit.look import color, current_look
from fmnist_gui.kit.plain_table import set_table_type
from fmnist_gui.kit.plots.marks import run_mark
from fmnist_gui.kit.text import Texts, named, tip, tr

COLUMNS = (
    N_("Curve · Name"),
    N_("Settings"),
    N_("State"),
    N_("Epochs"),
    N_("Training"),
    N_("New images"),
    N_("Time"),
    N_("Started"),
)
COLUMN_TIPS = {
    0: N_("Tick a run (or press Space) to draw its curves over the plots"),
    2: N_("A tick marks the run whose network is the current model: every page shows it and predicts with it"),
    4: N_("Fraction of the training images classified correctly in the last epoch"),
    5: N_("Fraction of images classified correctly that the network did not learn from (test or validation images)"),
}
WEIGHTS = {0: 2.9, 1: 2.4, 2: 2.2, 3: 1.2, 4: 1.5, 5: 1.8, 6: 1.0, 7: 2.4}  # of the columns' widths
NUMBERS = range(3, 7)
LEFT_OUT = (1, 7)
NARROW_PX = 680
LONGEST_NAME = 60  # characters
CURRENT = N_("The current model: every page shows it and predicts with it")
STATES = {
    "running": N_("running"),
    "paused": N_("paused"),
    "interrupted": N_("interrupted"),
    "stopped": N_("stopped"),
    "diverged": N_("diverged"),
    "finished": N_("finished"),
}
NAME, STATE = 0, 2
Index = QModelIndex | QPersistentModelIndex
DisplayRole = Qt.ItemDataRole.DisplayRole


class RunModel(QAbstractTableModel):
    """Rows are runs, the current model's marked; the first column's box draws a run's curves over the plots."""

    def __init__(self, runs: Runs, model: CurrentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs, self._model = runs, model
        self._current = model.run_id
        self.rows = runs.all  # as they are shown now
        runs.changed.connect(self._on_changed)
        model.changed.connect(self._on_model_changed)

    @Slot()
    def _on_model_changed(self) -> None:
        before, self._current = self._current, self._model.run_id
        if self._current != before:
            for row, run in enumerate(self.rows):
                if run.id in (before, self._current):
                    self.dataChanged.emit(self.index(row, NAME), self.index(row, STATE))

    @Slot()
    def _on_changed(self) -> None:
        before, now = self.rows, self._runs.all
        if [run.id for run in before] == [run.id for run in now]:  # an open editor and the selection survive
            self.rows = now
            for row, (old, new) in enumerate(zip(before, now, strict=True)):
                if old.name != new.name:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
            self._report_changed(first_column=1)
            return
        self.beginResetModel()
        self.rows = now
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == DisplayRole:
            return tr(COLUMNS[section])
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal and section in COLUMN_TIPS:
            return tip(COLUMN_TIPS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = DisplayRole) -> Any:
        run = self.rows[index.row()]
        if role == DisplayRole:
            return _cell(run, index.column())
        if run.id == self._current and (index.column(), role) in MARKS:
            return MARKS[index.column(), role]()
        if role == Qt.ItemDataRole.EditRole and index.column() == 0:
            return run.name
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if run.id in self._runs.compared else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and run.id in self._runs.compared:
            return color(run_mark(current_look(), self._runs.compared[run.id]).color)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{_cell(run, 7)}\n{settings_text(run)}" if index.column() <= 1 else None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        run = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self._runs.compare(run.id, Qt.CheckState(value) == Qt.CheckState.Checked)
            self.dataChanged.emit(index, index)
            return True
        name = str(value).strip()[:LONGEST_NAME]
        if role == Qt.ItemDataRole.EditRole and name and name != run.name:
            self._runs.rename(run.id, name)
            return True
        return False

    def _report_changed(self, first_column: int) -> None:
        """Without the first column, where a name may be half typed: its editor would be filled anew."""
        if self.rows:
            self.dataChanged.emit(self.index(0, first_column), self.index(len(self.rows) - 1, len(COLUMNS) - 1))

    def translate(self) -> None:
        self._report_changed(first_column=0)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


MARKS: dict[tuple[int, int], Callable[[], Any]] = {  # of the current model, by column and role
    (NAME, Qt.ItemDataRole.FontRole): _bold,
    (STATE, Qt.ItemDataRole.DecorationRole): lambda: icon("check-circle-outline", current_look().accent),
    (STATE, Qt.ItemDataRole.ToolTipRole): lambda: tip(CURRENT),
    (STATE, Qt.ItemDataRole.AccessibleDescriptionRole): lambda: tr(CURRENT),
}


def _cell(run: Run, column: int) -> str:
    preset = preset_of(run.config)
    return (
        run.name,
        tr("My drawings") if run.starts_from else tr(preset.label) if preset else tr("Custom"),
        tr(STATES[run.status]),
        f"{run.epochs} / {run.config.epochs}",
        percent(run.train_accuracy, 2),
        percent(run.accuracy, 2),
        clock(run.seconds),
        datetime.fromtimestamp(run.created).strftime("%Y-%m-%d %H:%M"),
    )[column]


def settings_text(run: Run) -> str:
    """All settings of a run, a line each."""
    lines = [named(tr("Starts from"), run.starts_from)] if run.starts_from else []
    for name, setting in SETTINGS.items():
        value = getattr(run.config, name)
        if setting.choices:
            value = tr(setting.choices[value])
        elif isinstance(value, bool):
            value = tr("yes") if value else tr("no")
        lines.append(named(tr(setting.label), value))
    return "\n".join(lines)


class RunTable(QTableView):
    """Runs, newest first. Its actions (resume, rename, …) are given by the page and stand in its menu."""

    runSelected = Signal()

    def __init__(self, runs: Runs, model: CurrentModel) -> None:
        super().__init__()
        self._runs = RunModel(runs, model, self)
        self._selected: int | None = None  # id of the run
        set_table_type(self)
        self.setModel(self._runs)
        self.setItemDelegate(OwnColors(self))
        self._runs.modelReset.connect(self._on_reset)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(60)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._texts = Texts(self)
        self._texts.call(self._runs.translate)
        self._texts.bind(self.setAccessibleName, "Runs")

    def selected(self) -> Run | None:
        rows = self.selectionModel().selectedRows()
        return self._runs.rows[rows[0].row()] if rows else None

    @Slot()
    def _on_reset(self) -> None:
        if self._selected is not None:
            self.select(self._selected)

    def select(self, run_id: int) -> None:
        for row, run in enumerate(self._runs.rows):
            if run.id == run_id:
                self.selectRow(row)

    def rename_selected(self) -> None:
        """Open the editor on the selected run's name."""
        rows = self.selectionModel().selectedRows()
        if rows:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(rows[0])
            self.edit(rows[0])

    def _on_selection_changed(self) -> None:
        run = self.selected()
        if run is not None:
            self._selected = run.id
        self.runSelected.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected() is not None and self.actions():
            self._open_menu(event.globalPos(), self.actions())

    def _open_menu(self, position: QPoint, actions: list[QAction]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(actions)
        menu.popup(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.selectionModel().selectedRows()
        if event.key() == Qt.Key.Key_Space and row and self.state() != QAbstractItemView.State.EditingState:
            index = self._runs.index(row[0].row(), 0)
            checked = self._runs.data(index, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self._runs.setData(
                index, Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
            )
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out; a narrow table leaves out what the tip of a run's name says as well."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < NARROW_PX
        weights = {column: weight for column, weight in WEIGHTS.items() if not (narrow and column in LEFT_OUT)}
        for column in WEIGHTS:
            self.setColumnHidden(column, column not in weights)
            self.setColumnWidth(column, int(self.viewport().width() * weights.get(column, 0) / sum(weights.values())))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._runs.rows:
            painter = QPainter(self.viewport())
            painter.setPen(color(current_look().muted))
            text = tr("Each run is kept here, to compare, resume or use.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
            painter.end()
