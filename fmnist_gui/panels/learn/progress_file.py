"""What somebody has done of the course, as a table for a teacher; the name may be left out."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from fmnist_gui.bridge.progress import Attempt, Progress
from fmnist_gui.engine.course.lessons import PARTS, Lesson
from fmnist_gui.engine.export.tables import progress_csv
from fmnist_gui.kit.dialogs import ask_where_to_save
from fmnist_gui.kit.notice import Notice, save_and_say
from fmnist_gui.kit.text import tr

LONGEST_NAME = 100  # characters


def progress_rows(progress: Progress, lessons: Mapping[str, Lesson]) -> Iterator[list[Any]]:
    """Part, number, title, state and wrong tries of each section; behind those of a part, how its quiz went."""
    for part, ids in PARTS.items():
        for lesson_id in ids:
            attempt, lesson = progress.attempts.get(lesson_id, Attempt()), lessons[lesson_id]
            state = _state(attempt, lesson_id in progress.by_hand)
            yield [tr(part), lesson.number, lesson.title, state, attempt.wrong, attempt.right, 1]
        if part in progress.scores:
            yield [tr(part), "", tr("Quiz: {part}", part=tr(part)), "taken", "", *progress.scores[part]]


def _state(attempt: Attempt, by_hand: bool) -> str:
    if attempt.right:
        return "answered after the answer was shown" if attempt.shown else "answered"
    return "marked by hand" if by_hand else "answer shown" if attempt.shown else "open"


def ask_for_name_and_save(
    parent: QWidget, progress: Progress, lessons: Mapping[str, Lesson], notice: Notice
) -> QInputDialog:
    """Ask whose table it is, then for the file, and say in `notice` what came of it."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("Export results"))
    dialog.setLabelText(tr("Your name, for the table (it may stay empty):"))
    dialog.setOkButtonText(tr("Save…"))
    dialog.setCancelButtonText(tr("Cancel"))
    dialog.textValueSelected.connect(partial(_ask_for_file, parent, progress, lessons, notice))
    dialog.open()
    return dialog


def _ask_for_file(
    parent: QWidget, progress: Progress, lessons: Mapping[str, Lesson], notice: Notice, name: str
) -> None:
    text = progress_csv(name.strip()[:LONGEST_NAME], list(progress_rows(progress, lessons)))
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    content = text.encode("utf-8-sig")  # by the mark, Excel reads it as UTF-8
    title, kind = tr("Export results"), f"{tr('Table')} (*.csv)"
    ask_where_to_save(
        parent, title, folder / "course-results.csv", kind, lambda path: save_and_say(notice, path, content)
    )
