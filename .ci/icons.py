"""Renders the application's icon to what each system wants: PNG in the theme's sizes, .ico and .icns."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).parents[1] / "resources" / "icons" / "fmnist-studio.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO_SIZES = [(side, side) for side in (16, 24, 32, 48, 64, 128, 256)]


def render(folder: Path) -> None:
    """Write icon-16.png to icon-1024.png, icon.ico and icon.icns into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    renderer = QSvgRenderer(str(SOURCE))
    for side in SIZES:
        image = QImage(side, side, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(folder / f"icon-{side}.png"))
    largest = Image.open(folder / "icon-1024.png")
    largest.save(folder / "icon.ico", sizes=ICO_SIZES)
    largest.save(folder / "icon.icns")
    del application


if __name__ == "__main__":
    render(Path(sys.argv[1]))
