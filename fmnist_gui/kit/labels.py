"""Labels for sentences and for code, and shapes and splits as every page writes them."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QLabel

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.look import SPACE, TYPE_SMALL, sized_font, type_px
from fmnist_gui.kit.text import Texts, tr, tr_error

SMALL_ROLES = ("small", "error")  # the style sheet has their colours; their size follows that of all type


def role_label(role: str, text: str = "", **properties: Any) -> QLabel:
    """A label in the look of "small", "muted" or "error"; `properties` are Qt's, as `wordWrap`."""
    label = QLabel(text, **properties)
    set_role(label, role)
    return label


def set_role(label: QLabel, role: str) -> None:
    """Give a label the look of "small", "muted" or "error", or with "" that of any label."""
    before = label.property("role") or ""
    if (role in SMALL_ROLES) != (before in SMALL_ROLES):
        label.setFont(sized_font(label.font(), TYPE_SMALL) if role in SMALL_ROLES else QFont())
    if role != before:
        label.setProperty("role", role)
        if label.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            label.style().polish(label)


def sentence_label(role: str = "muted") -> QLabel:
    """A label for sentences: it wraps, and its text can be selected."""
    return role_label(role, wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)


class ProblemLabel(QLabel):
    """What is wrong with what was typed; hidden while nothing is."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True)
        set_role(self, "error")
        self._problem: StudioError | None = None
        Texts(self).call(self._show)

    def show_problem(self, problem: StudioError | None) -> None:
        self._problem = problem
        self._show()

    def _show(self) -> None:
        self.setText("" if self._problem is None else tr_error(self._problem))
        self.setVisible(self._problem is not None)


def code_label(text: str = "") -> QLabel:
    """A label for a line of code or a value that Python shows."""
    label = QLabel(text)
    label.setFont(code_font())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class CodeTable(QGridLayout):
    """Lines of code, muted, and beside each one the value that Python shows."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.setHorizontalSpacing(2 * SPACE)
        self.setVerticalSpacing(2)
        self.setColumnStretch(1, 1)
        self.codes, self.values = [code_label() for _ in range(rows)], [code_label() for _ in range(rows)]
        for row, (code, value) in enumerate(zip(self.codes, self.values, strict=True)):
            set_role(code, "muted")
            self._put(code, row, alone=True)
            self.addWidget(value, row, 1)

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """As many as there are rows."""
        for row, (code, value, (shown_code, shown_value)) in enumerate(
            zip(self.codes, self.values, lines, strict=True)
        ):
            if bool(shown_value) != bool(value.text()):
                self.removeWidget(code)
                self._put(code, row, alone=not shown_value)
            code.setText(shown_code)
            value.setText(shown_value)

    def _put(self, code: QLabel, row: int, alone: bool) -> None:
        """Without a value beside it a line of code may be as long as the row, and moves no value away."""
        self.addWidget(code, row, 0, 1, 2 if alone else 1)


def code_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(type_px(TYPE_SMALL))
    return font


def shape_text(shape: object) -> str:
    """A tensor's shape as PyTorch writes it: [1, 28, 28]."""
    assert hasattr(shape, "__iter__")
    return str([int(size) for size in shape])


def image_text(split_name: str, index: int) -> str:
    """Which image of "train" or "test": training image 1,234."""
    return tr("training image {index}" if split_name == "train" else "test image {index}", index=thousands(index))


def split_text(split_name: str, images: int) -> str:
    """How many images of "train" or "test": 60,000 training images."""
    count = thousands(images)
    return tr("{count} training images" if split_name == "train" else "{count} test images", count=count)
