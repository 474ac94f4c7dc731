"""Presentation mode: the page alone, on the whole screen, in type that the last row of a class can read."""

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QMainWindow, QTableView, QWidget

from fmnist_gui.app.navigation import Navigation
from fmnist_gui.app.theme import Theme
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.labels import set_role
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.look import SPACE, TYPE_BODY
from fmnist_gui.kit.text import Texts

MADE_FOR = QSize(960, 620)  # px that a page needs in its usual size
SMALLEST, LARGEST = 1.2, 1.8  # times the usual size of type
KEYS = ("F11", "Ctrl+Shift+P")
FONT = Qt.WidgetAttribute.WA_SetFont


class Presentation(QObject):
    """`action` goes into it and out of it, Esc out of it. Nothing of it is left when it ends, or at the next start."""

    def __init__(self, window: QMainWindow, navigation: Navigation, theme: Theme, action: QAction) -> None:
        super().__init__(window)
        self._window, self._navigation, self._theme, self._action = window, navigation, theme, action
        self._fixed: list[tuple[QWidget, str, int, int]] = []  # "Width" or "Height", as it is made and as it is now
        self._scale = 1.0
        self.geometry = QByteArray()  # of the window before
        self.active = False
        self.foot = _Foot()
        self.foot.hide()
        navigation.below.addWidget(self.foot)
        action.setShortcuts([QKeySequence(keys) for keys in KEYS])
        action.setCheckable(True)
        action.toggled.connect(self._on_toggled)
        window.addAction(action)  # a menu that is hidden hears no keys
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.leave)
        self.foot.leave_button.clicked.connect(self.leave)

    @Slot()
    def leave(self) -> None:
        self._action.setChecked(False)

    @Slot(bool)
    def _on_toggled(self, active: bool) -> None:
        self.active = active
        window = self._window
        for widget in (window.menuBar(), window.statusBar(), self._navigation.rail):
            widget.setVisible(not active)
        self.foot.setVisible(active)
        self._escape.setEnabled(active)
        if active:
            self.geometry = window.saveGeometry()
            screen = window.screen().size()
            self._scale = scale_for(screen)
            self._resize_type(self._scale)
            window.showFullScreen()
        else:
            self._resize_type(1 / self._scale)
            window.showNormal()
            window.restoreGeometry(self.geometry)

    def _resize_type(self, factor: float) -> None:
        """Type by the theme; what has a font or a size of its own follows."""
        own = [
            (widget, widget.font().pixelSize()) for widget in QApplication.allWidgets() if widget.testAttribute(FONT)
        ]
        self._theme.scale_type(self._scale if self.active else 1.0)
        for widget, pixels in own:
            font = widget.font()
            if pixels > 0 and font.pixelSize() == pixels:  # it did not follow by itself
                font.setPixelSize(round(pixels * factor))
                widget.setFont(font)
        for table in self._window.findChildren(QTableView):
            rows = table.verticalHeader()
            rows.setMinimumSectionSize(0)  # Qt's own grows with the type, and would hold rows back that shrink again
            rows.setDefaultSectionSize(round(rows.defaultSectionSize() * factor))
        if self.active:
            self._widen(factor)
        else:
            self._narrow()

    def _widen(self, factor: float) -> None:
        """Columns and rows of a fixed size get the room that their larger type needs."""
        self._fixed = []
        for widget in self._window.findChildren(QWidget):
            for way in ("Width", "Height"):
                size = _fixed_size(widget, way)
                if size is not None:
                    self._fixed.append((widget, way, size, round(size * factor)))
                    getattr(widget, f"setFixed{way}")(round(size * factor))

    def _narrow(self) -> None:
        known = {id(widget) for widget in self._window.findChildren(QWidget)}
        for widget, way, size, scaled in self._fixed:
            if id(widget) in known and _fixed_size(widget, way) == scaled:
                getattr(widget, f"setFixed{way}")(size)
        self._fixed = []


def _fixed_size(widget: QWidget, way: str) -> int | None:
    """The "Width" or "Height" of a widget; None where it is not fixed."""
    least: int = getattr(widget, f"minimum{way}")()
    return least if least == getattr(widget, f"maximum{way}")() else None


def scale_for(screen: QSize) -> float:
    """As large as the page still has room in, for whole pixels of the usual type."""
    room = min(screen.width() / MADE_FOR.width(), screen.height() / MADE_FOR.height())
    return round(TYPE_BODY * max(SMALLEST, min(LARGEST, room))) / TYPE_BODY


class _Foot(QFrame):
    """Says how to go on and how to leave."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        keys = QLabel()
        set_role(keys, "muted")
        self.leave_button = IconButton("fullscreen-exit", N_("Back to the window (Esc)"), N_("Leave"))
        hbox((keys, 1), self.leave_button, margins=(2 * SPACE, SPACE // 2, 2 * SPACE, SPACE // 2), parent=self)
        Texts(self).bind(keys.setText, "Presentation: Ctrl+1 to Ctrl+6 show the pages, Esc leaves")
