"""Where on the screen everything lies that can be clicked or read: for tests that drive the packaged application.

FMNIST_POSITIONS names a file. The window then writes to it what it shows, three times a second.
"""

import json
import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Slot
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from fmnist_gui.engine.files import write_atomically

VARIABLE = "FMNIST_POSITIONS"
INTERVAL_MS = 300


def report_positions(parent: QObject) -> None:
    path = os.environ.get(VARIABLE)
    if path:
        _Reporter(Path(path), parent)


class _Reporter(QObject):
    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._write)
        self._timer.start()

    @Slot()
    def _write(self) -> None:
        shown = [
            entry
            for top in QApplication.topLevelWidgets()
            if top.isVisible()
            for widget in (top, *top.findChildren(QWidget))
            if widget.isVisible()
            for entry in _entries(widget)
        ]
        write_atomically(self._path, json.dumps(shown).encode())


def _entries(widget: QWidget) -> list[dict[str, Any]]:
    kind = type(widget).__name__
    if isinstance(widget, QTabBar):
        return [_entry(kind, "", widget.tabText(n), widget, widget.tabRect(n)) for n in range(widget.count())]
    text = getattr(widget, "text", None)
    return [_entry(kind, widget.objectName(), str(text()) if callable(text) else "", widget, widget.rect())]


def _entry(kind: str, name: str, text: str, widget: QWidget, part: QRect) -> dict[str, Any]:
    corner = widget.mapToGlobal(QPoint(part.x(), part.y()))
    rect = [corner.x(), corner.y(), part.width(), part.height()]
    return {"kind": kind, "name": name, "text": text, "enabled": widget.isEnabled(), "rect": rect}
