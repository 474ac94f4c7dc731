"""The menu that writes what the page shows to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.export.tables import matrix_csv, report_csv, report_text
from fmnist_gui.engine.training.comparison import Figures
from fmnist_gui.kit.dialogs import save_dialog
from fmnist_gui.kit.notice import Notice, save_and_say
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.confusion.picture import Heatmap, heatmap_png, heatmap_svg

KINDS = {  # label in the menu, suffix, label in the dialog
    "png": (N_("Matrix as a picture (PNG)…"), "png", N_("Picture")),
    "svg": (N_("Matrix as a drawing (SVG)…"), "svg", N_("Drawing")),
    "matrix": (N_("Matrix as a table (CSV)…"), "csv", N_("Table")),
    "report": (N_("Report as a table (CSV)…"), "csv", N_("Table")),
    "text": (N_("Report and matrix as text…"), "txt", N_("Text")),
}


@dataclass(frozen=True, eq=False)
class Shown:
    """What is in view: the matrix with its title, and the figures where it is that of one network."""

    heatmap: Heatmap
    title: str
    split_name: str
    stem: str  # of the file names that are proposed
    figures: Figures | None

    def content(self, kind: str) -> bytes:
        """The file's content. Report and text need `figures`."""
        if kind == "png":
            return heatmap_png(self.heatmap, self.title)
        if kind == "svg":
            return heatmap_svg(self.heatmap, self.title)
        if kind == "matrix":
            names = self.figures.report if self.figures is not None else CLASS_NAMES
            return matrix_csv(self.heatmap.values, list(names)).encode()
        assert self.figures is not None
        text = report_csv(self.figures) if kind == "report" else report_text(self.split_name, self.figures) + "\n"
        return text.encode()


class SaveMenu(QMenu):
    """Asks `shown` what there is when it opens, and says in `notice` what came of it."""

    def __init__(self, shown: Callable[[], Shown | None], notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown, self._notice = shown, notice
        self._folder = Path()
        self._to_save: tuple[Shown, str] | None = None
        self._entries = {kind: self.addAction("") for kind in KINDS}
        for kind, entry in self._entries.items():
            entry.setObjectName(f"save_{kind}")
            entry.triggered.connect(partial(self.ask, kind))
        self.aboutToShow.connect(self.update_entries)
        Texts(self).call(self._set_texts)

    @Slot()
    def update_entries(self) -> None:
        """Only what is there can be saved."""
        shown = self._shown()
        for kind, entry in self._entries.items():
            entry.setEnabled(shown is not None and (shown.figures is not None or kind not in ("report", "text")))

    def ask(self, kind: str) -> None:
        """Ask for the file; what is shown now is what will be written."""
        shown = self._shown()
        if shown is None:
            return
        self._to_save = (shown, kind)
        _, suffix, label = KINDS[kind]
        name = f"{shown.stem}{'-report' if kind in ('report', 'text') else ''}.{suffix}"
        dialog = save_dialog(self.parentWidget(), tr("Save"), self._folder / name, f"{tr(label)} (*.{suffix})")
        dialog.fileSelected.connect(self.save)
        dialog.open()

    @Slot(str)
    def save(self, path: str) -> None:
        if self._to_save is None:
            return
        shown, kind = self._to_save
        self._folder = Path(path).parent
        save_and_say(self._notice, path, shown.content(kind))

    def _set_texts(self) -> None:
        for kind, (label, _, _) in KINDS.items():
            self._entries[kind].setText(tr(label))
