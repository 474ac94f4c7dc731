"""A ring around the widget that one should look at next."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from fmnist_gui.kit.look import SPACE, Look, color
from fmnist_gui.kit.picture import Picture

MARGIN = 6  # px around the widget
RINGS = ((1.0, 2), (0.35, 6))  # opacity and width of the ring and of the glow about it


class Spotlight(Picture):
    """Follows its target, lets the mouse through, and is seen only while the target is."""

    def __init__(self) -> None:
        super().__init__()
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def point_at(self, target: QWidget | None) -> None:
        """None: at nothing any more."""
        if target is self._target:
            return
        if self._target is not None:
            self._target.removeEventFilter(self)
        self._target = target
        if target is None:
            self.hide()
            return
        target.installEventFilter(self)
        self.setParent(target.parentWidget())
        self._follow()

    @property
    def target(self) -> QWidget | None:
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._follow()
        return False

    def _follow(self) -> None:
        if self._target is not None:
            around = self._target.parentWidget()
            assert around is not None
            self.setGeometry(self._target.geometry().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN) & around.rect())
            self.setVisible(not self._target.isHidden())
            self.raise_()

    def paint(self, painter: QPainter, look: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for opacity, width in RINGS:
            painter.setPen(QPen(color(look.accent, opacity), width))
            inset = max(width for _, width in RINGS) / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), SPACE, SPACE)
