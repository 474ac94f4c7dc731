"""From a page to the sections of the course that lead to it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from fmnist_gui.panels.learn.live import SECTIONS


def sections_on(page: str) -> list[str]:
    """Ids of the sections that lead to a page of the window, in the course's order."""
    return [
        lesson_id
        for lesson_id, section in SECTIONS.items()
        if any(target.path.partition("/")[0] == page for target in section.targets)
    ]


class CourseMenu(QMenu):
    """Filled when it opens, with titles in the language that is in force then; `title_of` gives them."""

    chosen = Signal(str)  # a section's id

    def __init__(self, lesson_ids: list[str], title_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._lesson_ids, self._title_of = lesson_ids, title_of
        self.aboutToShow.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        for lesson_id in self._lesson_ids:
            action = self.addAction(self._title_of(lesson_id).replace("&", "&&"))
            action.triggered.connect(partial(self.chosen.emit, lesson_id))
