"""What the monkey does to the window: one step after the other, each chosen by its random numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.views.sketch.canvas import SketchCanvas
from tests.conftest import turn_wheel

PAUSES_MS = (0, 0, 0, 5, 20, 60)  # after a step, for what the window does by itself
POPUP_MS = 10  # a menu runs an event loop of its own: a timer answers it
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
TEXTS = ("", "0", "7", "12", "-1", "99999999999", "1e5", "0,01", "１２", "nan", "shirt", "我", " ")
KEYS = [
    *(Qt.Key(key) for key in range(Qt.Key.Key_Left.value, Qt.Key.Key_PageDown.value + 1)),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_F2, Qt.Key.Key_F11),
    *(Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_A, Qt.Key.Key_M, Qt.Key.Key_1),
]
WITH_CONTROL = [Qt.Key(key) for key in range(Qt.Key.Key_1.value, Qt.Key.Key_7.value)] + [
    *(Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_E, Qt.Key.Key_R, Qt.Key.Key_U)
]
NEVER = ("quit", "download")  # actions: the one ends the sequence, the other asks the network


class Monkey:
    def __init__(self, window: MainWindow, random: Random) -> None:
        self.window, self.random = window, random
        self._popups = QTimer(window, interval=POPUP_MS)
        self._popups.timeout.connect(self._answer_popup)
        self._popups.start()
        self._ways: list[tuple[int, Callable[[], str]]] = [
            (40, self._use_a_widget),
            (14, self._press_a_key),
            (8, self._turn_the_wheel),
            (8, self._move_or_click_anywhere),
            (8, self._go_to_a_page),
            (5, self._draw),
            (5, self._trigger_an_action),
            (3, self._resize),
        ]

    def steps(self, count: int) -> Iterator[str]:
        for _ in range(count):
            step = self.step()
            self.pause()
            yield step

    def step(self) -> str:
        dialog = self._dialog()
        if dialog is None and not self.window.isActiveWindow():
            self.window.activateWindow()
        if dialog is not None and self.random.random() < 0.4:
            return self._close(dialog)
        weights = [weight for weight, _ in self._ways]
        (_, way), *_ = self.random.choices(self._ways, weights)
        return way()

    def pause(self) -> None:
        """Let the window do what it does by itself, for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(self.random.choice(PAUSES_MS), loop.quit)
        loop.exec()

    # ---- where

    def _dialog(self) -> QDialog | None:
        active = QApplication.activeModalWidget()
        if isinstance(active, QDialog):
            return active
        return next((w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()), None)

    def _widgets(self, kind: type[QWidget] = QWidget) -> list[QWidget]:
        """Those that can be reached with the mouse now, in the window or in the dialog before it."""
        within = self._dialog() or self.window
        found = [w for w in within.findChildren(kind) if w.isVisible() and w.isEnabled()]
        return [w for w in found if w.window() is within.window() and not w.visibleRegion().isEmpty()]

    def _point_in(self, widget: QWidget, rect: QRect | None = None) -> QPoint:
        rect = rect or widget.visibleRegion().boundingRect()
        return QPoint(
            self.random.randint(rect.left(), max(rect.left(), rect.right())),
            self.random.randint(rect.top(), max(rect.top(), rect.bottom())),
        )

    # ---- the ways to use the window

    def _use_a_widget(self) -> str:
        """What one does with a widget of its kind."""
        uses: list[tuple[type[QWidget], Callable[[QWidget], str]]] = [
            (QAbstractButton, self._press),
            (QComboBox, self._choose),
            (QLineEdit, self._type),
            (QTabBar, self._choose_tab),
            (QAbstractSlider, self._slide),
            (QAbstractItemView, self._choose_item),
        ]
        kind, use = self.random.choice(uses)
        widgets = [w for w in self._widgets(kind) if not _ends_it(w)]
        return use(self.random.choice(widgets)) if widgets else self._press_a_key()

    def _press(self, button: QWidget) -> str:
        said = f"press {_name(button)}"
        QTest.mouseClick(button, LEFT, NO_KEYS, button.visibleRegion().boundingRect().center())
        return said

    def _choose(self, box: QWidget) -> str:
        key = self.random.choice((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End))
        said = f"{key.name} on {_name(box)}"
        if self.random.random() < 0.2:
            said = f"open {_name(box)}"
            QTest.mouseClick(box, LEFT)
        else:
            QTest.keyClick(box, key)
        return said

    def _type(self, field: QWidget) -> str:
        text = self.random.choice(TEXTS)
        said = f"type {text!r} into {_name(field)}"
        QTest.mouseClick(field, LEFT)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QApplication.clipboard().setText(text)  # QTest has no keys for Chinese
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        if self.random.random() < 0.5:
            QTest.keyClick(field, Qt.Key.Key_Return)
        return said

    def _choose_tab(self, bar: QWidget) -> str:
        assert isinstance(bar, QTabBar)
        number = self.random.randrange(max(bar.count(), 1))
        said = f"tab {number} of {_name(bar)}"
        QTest.mouseClick(bar, LEFT, NO_KEYS, bar.tabRect(number).center())
        return said

    def _slide(self, slider: QWidget) -> str:
        key = self.random.choice((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End))
        QTest.keyClick(slider, key)
        return f"{key.name} on {_name(slider)}"

    def _choose_item(self, view: QWidget) -> str:
        assert isinstance(view, QAbstractItemView)
        at = self._point_in(view.viewport())
        said = f"click at {at.x()}, {at.y()} of {_name(view)}"
        keys = self.random.choice((NO_KEYS, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier))
        QTest.mouseClick(view.viewport(), LEFT, keys, at)
        if self.random.random() < 0.3:
            QTest.mouseDClick(view.viewport(), LEFT, NO_KEYS, at)
        return said

    def _press_a_key(self) -> str:
        control = self.random.random() < 0.3
        key = self.random.choice(WITH_CONTROL if control else KEYS)
        target = QApplication.focusWidget() or self._dialog() or self.window
        said = f"key {'Ctrl+' * control}{key.name} on {_name(target)}"
        keys = Qt.KeyboardModifier.ControlModifier if control else NO_KEYS
        if _ends_it(target) and key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            return "no key"
        QTest.keyClick(target, key, keys)
        return said

    def _turn_the_wheel(self) -> str:
        widgets = self._widgets()
        if not widgets:
            return "nothing to turn the wheel over"
        widget, by = self.random.choice(widgets), self.random.choice((-360, -120, 120, 360))
        said = f"wheel {by} over {_name(widget)}"
        turn_wheel(widget, by, self._point_in(widget))
        return said

    def _move_or_click_anywhere(self) -> str:
        widgets = [w for w in self._widgets() if not _ends_it(w) and not isinstance(w, QFileDialog)]
        if not widgets:
            return "nothing to point at"
        widget = self.random.choice(widgets)
        at, way = self._point_in(widget), self.random.choice(("move", "click", "double click", "right click"))
        said = f"{way} at {at.x()}, {at.y()} of {_name(widget)}"
        QTest.mouseMove(widget, at)
        if way == "click":
            QTest.mouseClick(widget, LEFT, NO_KEYS, at)
        elif way == "double click":
            QTest.mouseDClick(widget, LEFT, NO_KEYS, at)
        elif way == "right click":
            QTest.mouseClick(widget, Qt.MouseButton.RightButton, NO_KEYS, at)
        return said

    def _go_to_a_page(self) -> str:
        """A page by its key, or a section of the course."""
        if self._dialog() is not None:
            return self._press_a_key()
        number = self.random.randint(1, len(self.window.pages))
        QTest.keyClick(self.window, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
        return f"go to page {number}"

    def _draw(self) -> str:
        canvases = self._widgets(SketchCanvas)
        if not canvases:
            return self._go_to_a_page()
        canvas = canvases[0]
        points = [self._point_in(canvas) for _ in range(self.random.randint(2, 12))]
        QTest.mousePress(canvas, LEFT, NO_KEYS, points[0])
        for point in points[1:]:
            QTest.mouseMove(canvas, point)
        if self.random.random() < 0.9:
            QTest.mouseRelease(canvas, LEFT, NO_KEYS, points[-1])
        return f"draw {len(points)} points"

    def _trigger_an_action(self) -> str:
        """Of the menus: themes, languages, the run, presentation, dialogs."""
        if self._dialog() is not None:
            return self._press_a_key()
        action = self.random.choice(list(_choices(self.window.menuBar().actions())))
        said = f"choose “{action.text()}”"
        action.trigger()
        return said

    def _resize(self) -> str:
        width, height = self.random.choice(((1000, 640), (1024, 700), (1280, 820), (1700, 1000)))
        self.window.resize(width, height)
        return f"resize to {width} × {height}"

    # ---- what comes before the window

    def _close(self, dialog: QDialog) -> str:
        said = f"close {_name(dialog)}"
        buttons = [] if isinstance(dialog, QFileDialog) else dialog.findChildren(QAbstractButton)
        buttons = [b for b in buttons if b.isVisible() and b.isEnabled() and not _ends_it(b)]
        if buttons and self.random.random() < 0.7:
            return self._press(self.random.choice(buttons))
        dialog.reject()
        return said

    def _answer_popup(self) -> None:
        """A menu or the list of a box is open: choose something there, or close it; and close what a dialog asks."""
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QMessageBox) and isinstance(asked.parent(), QFileDialog):
            asked.reject()
        popup = QApplication.activePopupWidget()
        if popup is None:
            return
        if isinstance(popup, QMenu):
            actions = [action for action in _choices(popup.actions()) if action in popup.actions()]
            if actions and self.random.random() < 0.5:
                QTest.mouseClick(popup, LEFT, NO_KEYS, popup.actionGeometry(self.random.choice(actions)).center())
        elif self.random.random() < 0.5:
            QTest.keyClick(popup, Qt.Key.Key_Down)
            QTest.keyClick(QApplication.activePopupWidget() or popup, Qt.Key.Key_Return)
        if popup is QApplication.activePopupWidget():
            popup.close()


def _choices(actions: Sequence[QAction]) -> Iterator[QAction]:
    """What can be chosen in a menu and those that it leads to."""
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _choices(menu.actions())
        elif action.isEnabled() and not action.isSeparator() and action.objectName() not in NEVER:
            yield action


def _ends_it(widget: QWidget) -> bool:
    """Whether to use it would end the sequence, or ask the network."""
    action = widget.defaultAction() if isinstance(widget, QToolButton) else None
    return action is not None and action.objectName() in NEVER


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    owner = widget.parent() if isinstance(widget.parent(), QAbstractScrollArea) else widget
    name = widget.objectName() or widget.accessibleName() or text or type(owner).__name__
    return f"{type(widget).__name__} “{name}”"
