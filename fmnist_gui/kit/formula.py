"""Formulas in LaTeX, set as pictures in the colour of the text."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

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
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    png = bytes(buffer.data().toBase64().data()).decode()
    alt = latex.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return f'<img src="data:image/png;base64,{png}" width="{shown.width()}" height="{shown.height()}" alt="{alt}">'
