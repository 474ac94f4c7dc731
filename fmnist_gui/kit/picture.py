"""A widget that paints itself rather than being put together of others."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from fmnist_gui.kit.look import TYPE_SMALL, Look, current_look, sized_font


class Picture(QWidget):
    """Paints itself by `paint`. Qt asks for it again when palette, font or focus change, this class when the language
    does."""

    usual_size, least_size = QSize(-1, -1), QSize(-1, -1)

    def paint(self, painter: QPainter, look: Look) -> None:
        """The painter has the small font."""
        raise NotImplementedError

    def small_font(self, bold: bool = False) -> QFont:
        return sized_font(self.font(), TYPE_SMALL, bold)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.small_font())
        self.paint(painter, current_look())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.update()

    def sizeHint(self) -> QSize:
        return self.usual_size if self.usual_size.isValid() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.least_size if self.least_size.isValid() else super().minimumSizeHint()
