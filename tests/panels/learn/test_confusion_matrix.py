"""C22: counting and the whole matrix, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.panels.learn.confusion_matrix import ConfusionMatrixPart


def test_the_whole_matrix_is_found_when_it_is_looked_at(
    show: Callable[[type[ConfusionMatrixPart]], ConfusionMatrixPart], qtbot: QtBot
) -> None:
    part = show(ConfusionMatrixPart)
    qtbot.waitUntil(lambda: part.counting.result is not None, timeout=30_000)
    assert part.counting.isVisible()
    assert not part.confusions.isVisible()
    assert part.confusions.found is None

    qtbot.keyClick(part.tabs, Qt.Key.Key_Right)

    qtbot.waitUntil(lambda: part.confusions.found is not None, timeout=30_000)
    assert part.confusions.isVisible()
    assert not part.counting.isVisible()
