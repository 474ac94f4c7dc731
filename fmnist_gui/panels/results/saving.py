"""What the page shows, as files."""

from dataclasses import dataclass
from functools import partial

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.export.tables import matrix_csv, report_csv, report_text
from fmnist_gui.engine.training.comparison import Figures
from fmnist_gui.kit.buttons.save_menu import FileKind, Offer
from fmnist_gui.kit.cells.heatmap import Heatmap, heatmap_png, heatmap_svg

FILE_KINDS = {
    "png": FileKind(N_("Matrix as a picture (PNG)…"), "png", N_("Picture")),
    "svg": FileKind(N_("Matrix as a drawing (SVG)…"), "svg", N_("Drawing")),
    "matrix": FileKind(N_("Matrix as a table (CSV)…"), "csv", N_("Table")),
    "report": FileKind(N_("Report as a table (CSV)…"), "csv", N_("Table")),
    "text": FileKind(N_("Report and matrix as text…"), "txt", N_("Text")),
}
REPORTS = ("report", "text")


@dataclass(frozen=True, eq=False)
class Shown:
    """What is in view: the matrix with its title, and the figures where it is that of one network."""

    heatmap: Heatmap
    title: str
    split_name: str
    stem: str  # of the file names that are proposed
    figures: Figures | None

    def file(self, kind: str) -> Offer | None:
        """A report needs `figures`."""
        if kind in REPORTS and self.figures is None:
            return None
        name = f"{self.stem}{'-report' if kind in REPORTS else ''}.{FILE_KINDS[kind].suffix}"
        return Offer(name, partial(self._content, kind))

    def _content(self, kind: str) -> bytes:
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
