"""Plain text in letters of one width, as high as its lines."""

import math

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from fmnist_gui.kit.look import TYPE_BODY, type_px
from fmnist_gui.kit.text import Texts


class FittedText(QPlainTextEdit):
    """Takes the height that its text needs, up to `most_lines`; what is longer is scrolled."""

    def __init__(self, most_lines: int, wraps: bool) -> None:
        super().__init__()
        self._most_lines = most_lines
        self._around = 0  # px: padding, and the bar below where there is one
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth if wraps else QPlainTextEdit.LineWrapMode.NoWrap)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.texts = Texts(self)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.texts.call_for_look(self.show_look)

    def show_look(self) -> None:
        """Take over the size of type, and whatever else depends on the look."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(type_px(TYPE_BODY - 1))
        self.setFont(font)
        self._fit()

    def _fit(self) -> None:
        height, lines, block = 0.0, 0, self.document().firstBlock()
        while block.isValid() and lines < self._most_lines:  # letters of another font may make a line higher
            rect = self.blockBoundingRect(block)
            shown = min(block.lineCount(), self._most_lines - lines)
            height += rect.height() * shown / max(1, block.lineCount())
            lines += shown
            block = block.next()
        self.setFixedHeight(math.ceil(height + 2 * self.document().documentMargin()) + self._around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._around = self.height() - self.viewport().height()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
