"""Formulas in LaTeX, set as pictures in the colour of the text."""

from base64 import b64encode

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from fmnist_gui.kit.cells.pictures import png_bytes

SHARPNESS = 2  # pixels of the picture for one of the page, so that it stays sharp on dense screens


def formula_html(latex: str, size: int, color: str) -> str:
    """An `<img>` of the formula, its letters `size` pixels high; the LaTeX source is its `alt` text."""
    import ziamath  # a third of a second: only where a formula is shown

    ziamath.config.svg2 = False  # Qt draws SVG 1
    svg = ziamath.Latex(latex, size=size, color=color).svg()
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    shown = renderer.defaultSize()
    image = QImage(shown * SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    png = b64encode(png_bytes(image)).decode()
    alt = latex.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return f'<img src="data:image/png;base64,{png}" width="{shown.width()}" height="{shown.height()}" alt="{alt}">'
