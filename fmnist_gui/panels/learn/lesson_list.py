"""The sections of the course and the quizzes of its parts, with marks for what is done, and a search over all words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fmnist_gui.bridge.progress import Progress
from fmnist_gui.engine.course.glossary import LANGUAGES, sections_of
from fmnist_gui.engine.course.lessons import LESSONS, PARTS, Lesson
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.labels import set_role
from fmnist_gui.kit.layout import vbox
from fmnist_gui.kit.look import TYPE_BODY, current_look, sized_font
from fmnist_gui.kit.text import Texts, tr

ICON_PX = 16
PADDING = 8  # px at both sides of a title
LESSON = Qt.ItemDataRole.UserRole  # the id of a section
QUIZ = Qt.ItemDataRole.UserRole + 1  # the part that a quiz is on


class LessonList(QWidget):
    chosen = Signal(str)  # a section's id
    quizChosen = Signal(str)  # a part, by its English heading

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._lessons: dict[str, Lesson] = {}
        self._progress = progress
        self.texts = Texts(self)
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setClearButtonEnabled(True)
        self.list.setProperty("role", "lessons")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(ICON_PX, ICON_PX))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Wrapping(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.progress = QProgressBar(maximum=len(LESSONS), textVisible=False)
        self.progress.setFixedHeight(6)
        self.count, self.nothing = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.export_button = IconButton(
            "export", N_("Save what you have done of the course, as a table for your teacher"), N_("Export results…")
        )
        set_role(self.count, "small")
        set_role(self.nothing, "muted")
        vbox(self.search, self.nothing, (self.list, 1), self.progress, self.count, self.export_button, parent=self)
        self.texts.bind(self.search.setPlaceholderText, "Search the course")
        self.texts.bind(self.search.setAccessibleName, "Search the course")
        self.texts.bind_tip(self.search, "Sections whose text or code has this word; Enter opens the first one")
        self.texts.bind(self.list.setAccessibleName, "The sections of the course")
        self.texts.bind(self.nothing.setText, "No section has this word.")
        self.texts.call_for_look(self._show_marks)
        self.nothing.hide()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._on_return)
        self.list.currentItemChanged.connect(self._on_current_changed)
        progress.changed.connect(self._show_marks)

    def show_lessons(self, lessons: dict[str, Lesson], current: str) -> None:
        """The sections in the current language, `current` selected."""
        self._lessons = lessons
        with QSignalBlocker(self.list):
            self.list.clear()
            for part, ids in PARTS.items():
                heading = QListWidgetItem(tr(part), self.list)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(sized_font(self.list.font(), TYPE_BODY, bold=True))
                for lesson_id in ids:
                    item = QListWidgetItem(f"{lessons[lesson_id].number}  {lessons[lesson_id].title}", self.list)
                    item.setData(LESSON, lesson_id)
                QListWidgetItem(self.list).setData(QUIZ, part)
        self._show_marks()
        self.select(current)
        self._filter()

    def select(self, lesson_id: str) -> None:
        """Mark the section that is open; nobody has chosen it here."""
        item = self._item(lesson_id)
        with QSignalBlocker(self.list):
            self.list.setCurrentItem(item)
        above = self.list.item(self.list.row(item) - 1)
        if above.data(LESSON) is None:  # the heading of its part, on which no key can land
            self.list.scrollToItem(above)
            self.list.scrollToItem(item)

    def select_quiz(self, part: str) -> None:
        """Mark the quiz that is open; nobody has chosen it here."""
        with QSignalBlocker(self.list):
            self.list.setCurrentItem(next(item for item, known in self._quizzes() if known == part))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _rows(self) -> list[tuple[QListWidgetItem, str | None]]:
        """Each item but the quizzes, with its section's id; a heading has none."""
        return [(item, item.data(LESSON)) for item in self._items() if item.data(QUIZ) is None]

    def _quizzes(self) -> list[tuple[QListWidgetItem, str]]:
        return [(item, item.data(QUIZ)) for item in self._items() if item.data(QUIZ) is not None]

    def _item(self, lesson_id: str) -> QListWidgetItem:
        return next(item for item, known in self._rows() if known == lesson_id)

    @Slot()
    def _show_marks(self) -> None:
        look, earned, done = current_look(), self._progress.earned, self._progress.done
        for item, lesson_id in self._rows():
            if lesson_id is not None:
                if lesson_id in earned:
                    mark, state = icon("check-circle", look.good), tr("done, by answering its question")
                elif lesson_id in done:
                    mark, state = icon("check", look.muted), tr("marked as done by hand")
                else:
                    mark, state = icon("circle-outline", look.muted), tr("not done yet")
                item.setIcon(mark)
                item.setToolTip(state)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {state}")
        for item, part in self._quizzes():
            score = self._progress.scores.get(part)
            text = tr("Quiz: {part}", part=tr(part))
            item.setText(text if score is None else f"{text} · {score[0]} / {score[1]}")
            item.setIcon(icon("head-question-outline", look.accent))
            item.setToolTip(tr("Five questions on this part"))
        self.progress.setValue(len(done))
        self.count.setText(
            tr(
                "{count} of {total} sections done, {earned} by answering",
                count=len(done),
                total=len(LESSONS),
                earned=len(earned),
            )
        )

    @Slot()
    def _filter(self) -> None:
        """Only sections that have all the words, and the headings above them."""
        words = self.search.text().casefold().split()
        lessons = self._lessons.values()
        found = {lesson.id for lesson in lessons if all(word in lesson.words.casefold() for word in words)}
        found |= sections_of(self.search.text(), *LANGUAGES)
        shown = False
        for item, lesson_id in reversed(self._rows()):
            item.setHidden(lesson_id not in found if lesson_id is not None else not shown)
            shown = lesson_id is not None and (shown or lesson_id in found)
        for item, _ in self._quizzes():
            item.setHidden(bool(words))
        self.nothing.setVisible(not found)

    @Slot()
    def _on_return(self) -> None:
        first = next((item for item, lesson_id in self._rows() if lesson_id and not item.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)

    @Slot(QListWidgetItem)
    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        if item.data(LESSON) is not None:
            self.chosen.emit(item.data(LESSON))
        elif item.data(QUIZ) is not None:
            self.quizChosen.emit(item.data(QUIZ))


class _Wrapping(QStyledItemDelegate):
    """Qt forgets the padding of the style sheet when it looks for the place to break a line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect.setWidth(option.rect.width() - PADDING)
        return super().sizeHint(narrower, index)
