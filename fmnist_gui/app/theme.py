"""Light and dark theme: an explicit palette on Fusion, because not every platform has a colour scheme of its own."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from fmnist_gui.engine.resources import resource
from fmnist_gui.kit.look import DARK, LIGHT, SPACE, TYPE_BODY, Look, color

THEMES = ("system", "light", "dark")


class Theme(QObject):
    """Keeps the application's palette that of the chosen theme; "system" follows the desktop.

    The style sheet names colours by their role in the palette and no size of type, so that it is set once: to set
    another one takes more than a second in a window in which every page was shown.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._chosen = "system"
        application.setStyle("Fusion")
        self._set_body(TYPE_BODY)
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def prepare(self, theme: str) -> None:
        """The colours alone: widgets that are made after this have the right ones at once."""
        self._chosen = theme
        self._set_colors()

    def choose(self, theme: str) -> None:
        self._chosen = theme
        changes = self._set_colors()
        if self._application.styleSheet() != STYLE_SHEET:
            self._application.setStyleSheet(STYLE_SHEET)
        elif changes:
            self._polish_all()

    def scale_type(self, scale: float) -> None:
        """Make all type larger than it is made for, `scale` times; 1 is the usual size."""
        self._set_body(round(TYPE_BODY * scale))
        self._polish_all()

    def _set_body(self, pixels: int) -> None:
        font = QFont(self._application.font())
        font.setPixelSize(pixels)
        self._application.setFont(font)

    def _set_colors(self) -> bool:
        """Whether they are others than before."""
        look = self._look()
        palette = palette_of(look)
        pg.setConfigOptions(background=look.surface, foreground=look.text, antialias=True)
        changes = self._application.palette() != palette
        if changes:
            self._application.setPalette(palette)
        return changes

    def _polish_all(self) -> None:
        for window in self._application.topLevelWidgets():
            self._polish(window)

    def _polish(self, widget: QWidget) -> None:
        """Have the style sheet look up colours and type anew, of what is hidden when it is shown."""
        if widget.isHidden():
            widget.installEventFilter(self)
            return
        own = widget.font() if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) else None
        widget.style().polish(widget)
        if own is not None and widget.font() != own:  # Qt goes back to the font of the first time
            widget.setFont(own)
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                self._polish(child)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            self._polish(watched)
        return False

    def _look(self) -> Look:
        if self._chosen == "system":
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._chosen == "dark" else LIGHT

    @Slot()
    def _on_system_changed(self) -> None:
        if self._chosen == "system":
            self.choose("system")


def palette_of(look: Look) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, value in (
        (role.Window, look.window),
        (role.WindowText, look.text),
        (role.Base, look.surface),
        (role.AlternateBase, look.window),
        (role.Text, look.text),
        (role.Button, look.raised),
        (role.ButtonText, look.text),
        (role.BrightText, look.error),
        (role.ToolTipBase, look.raised),
        (role.ToolTipText, look.text),
        (role.PlaceholderText, look.muted),
        (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent),
        (role.Accent, look.accent),
        (role.Link, look.accent),
        (role.LinkVisited, look.accent),
        (role.Mid, look.hairline),
        (role.Midlight, look.selected),  # Fusion paints nothing with it, nor with Shadow
        (role.Light, look.surface),
        (role.Dark, look.hairline),
        (role.Shadow, look.outline),
    ):
        palette.setColor(which, color(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, color(look.muted, 0.65))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, color(look.muted))
    return palette


def _style_sheet() -> str:
    half = SPACE // 2
    arrow, box = (f"width: {_em(size)}; height: {_em(size)};" for size in (12, 14))
    return f"""
    QToolTip {{ color: palette(text); background: palette(button); border: 1px solid palette(mid); padding: {half}px; }}
    QFrame[role="card"] {{ background: palette(base); border: 1px solid palette(mid); border-radius: {SPACE}px; }}
    QFrame[role="bar"] {{ background: palette(midlight); border: none; border-bottom: 1px solid palette(mid); }}
    QFrame[role="rail"] {{ background: palette(button); border: none; border-right: 1px solid palette(mid); }}
    QLabel[role="muted"], QLabel[role="small"] {{ color: palette(placeholder-text); }}
    QLabel[role="error"] {{ color: palette(bright-text); }}
    QLineEdit, QComboBox {{ background: palette(base); color: palette(text); border: 1px solid palette(shadow);
        border-radius: {half}px; padding: 3px {half + 2}px; min-height: {_em(20)};
        selection-background-color: palette(accent); selection-color: palette(highlighted-text); }}
    QLineEdit:focus, QComboBox:focus {{ border: 2px solid palette(accent); padding: 2px {half + 1}px; }}
    QLineEdit[invalid="true"] {{ border-color: palette(bright-text); }}
    QLineEdit:disabled, QComboBox:disabled {{ color: palette(placeholder-text); background: palette(window);
        border-color: palette(mid); }}
    QSpinBox {{ background: palette(base); color: palette(text); border: 1px solid palette(shadow);
        border-radius: {half}px; padding: 1px 0px; min-height: {_em(22)}; }}
    QSpinBox:focus {{ border: 2px solid palette(accent); padding: 0px; }}
    QSpinBox[invalid="true"] {{ border-color: palette(bright-text); color: palette(bright-text); }}
    QSpinBox:disabled {{ color: palette(placeholder-text); background: palette(window); border-color: palette(mid); }}
    QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{ background: transparent; border: none; padding: 0px;
        min-height: 0px; color: palette(text); }}
    QSpinBox[invalid="true"] QLineEdit {{ color: palette(bright-text); }}
    QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: 18px; background: transparent; }}
    QSpinBox::up-arrow {{ image: url("{_image("chevron-up")}"); width: 10px; height: 10px; }}
    QSpinBox::down-arrow {{ image: url("{_image("chevron")}"); width: 10px; height: 10px; }}
    QSpinBox::up-arrow:disabled, QSpinBox::down-arrow:disabled {{ image: none; }}
    QComboBox::drop-down {{ border: none; width: {_em(22)}; }}
    QComboBox::down-arrow {{ image: url("{_image("chevron")}"); {arrow} }}
    QComboBox QAbstractItemView {{ background: palette(base); color: palette(text); border: 1px solid palette(shadow);
        outline: none; selection-background-color: palette(accent); selection-color: palette(highlighted-text); }}
    QCheckBox::indicator, QTableView::indicator {{ {box} border: 1px solid palette(shadow);
        border-radius: 3px; background: palette(base); }}
    QCheckBox::indicator:checked, QTableView::indicator:checked {{ background: {LIGHT.accent};
        border-color: palette(accent); image: url("{_image("check")}"); }}
    QCheckBox::indicator:focus {{ border: 2px solid palette(accent); }}
    QCheckBox::indicator:disabled {{ background: palette(window); border-color: palette(mid); }}
    QPushButton, QToolButton[role="button"] {{
        background: palette(button); color: palette(text); border: 1px solid palette(mid);
        border-radius: {half}px; padding: {half + 1}px {SPACE}px; }}
    QPushButton:hover, QToolButton[role="button"]:hover {{ border-color: palette(accent); }}
    QPushButton:checked, QToolButton[role="button"]:checked {{ background: palette(midlight);
        border-color: palette(accent); }}
    QPushButton:pressed, QToolButton[role="button"]:pressed {{ background: palette(mid); }}
    QPushButton:focus, QToolButton[role="button"]:focus {{ border: 2px solid palette(accent);
        padding: {half}px {SPACE - 1}px; }}
    QPushButton:disabled, QToolButton[role="button"]:disabled {{ color: palette(placeholder-text);
        background: palette(window); }}
    QPushButton[accent="true"]:enabled, QToolButton[accent="true"]:enabled {{
        background: palette(accent); color: palette(highlighted-text); border-color: palette(accent);
        font-weight: 600; }}
    QPushButton[accent="true"]:focus, QToolButton[accent="true"]:focus {{ border: 2px solid palette(text); }}
    QToolButton[role="page"] {{
        border: none; border-radius: {half}px; padding: {half}px; color: palette(placeholder-text); }}
    QToolButton[role="page"]:hover {{ background: palette(mid); color: palette(text); }}
    QToolButton[role="page"]:checked {{ background: palette(base); color: palette(accent); }}
    QToolButton[role="page"]:focus {{ border: 2px solid palette(accent); padding: {half - 2}px; }}
    QToolButton[role="page"]::menu-indicator {{ image: none; }}
    QTabBar::tab:selected:focus {{ background: palette(midlight); }}
    QListWidget[role="topics"] {{ background: transparent; border: none; outline: none; }}
    QListWidget[role="lessons"] {{ background: palette(window); border: none; outline: none; }}
    QListWidget[role]::item {{ padding: {half + 1}px {SPACE}px; border-radius: {half}px; color: palette(text); }}
    QListWidget[role="lessons"]::item {{ padding: {half - 1}px {half}px; }}
    QListWidget[role]::item:hover {{ background: palette(button); }}
    QListWidget[role]::item:selected {{ background: palette(midlight); color: palette(text); }}
    QPlainTextEdit {{ background: palette(window); border: none; border-radius: {half}px; padding: {half}px; }}
    QProgressBar {{ background: palette(button); border: none; border-radius: 3px; }}
    QProgressBar::chunk {{ background: palette(accent); border-radius: 3px; }}
    QTableView {{ border: none; background: palette(base); selection-background-color: palette(midlight);
        selection-color: palette(text); outline: none; }}
    QTableView::item {{ padding: 0px {half}px; border: none; }}
    QTableView::item:selected {{ background: palette(midlight); color: palette(text); }}
    QTableView QLineEdit {{ border-radius: 0px; padding: 0px {half}px; min-height: 0px; }}
    QTabBar::tab {{ background: transparent; color: palette(placeholder-text); border: none;
        border-bottom: 2px solid transparent; padding: {half + 1}px {SPACE * 3 // 2}px; }}
    QTabBar::tab:hover {{ color: palette(text); border-bottom-color: palette(mid); }}
    QTabBar::tab:selected {{ color: palette(text); border-bottom-color: palette(accent); }}
    QTabBar:focus {{ outline: none; }}
    QTabBar::tab:focus {{ color: palette(accent); }}
    QMenu {{ background: palette(base); color: palette(text); border: 1px solid palette(shadow); padding: {half}px; }}
    QMenu::item {{ padding: {half + 1}px {3 * SPACE}px {half + 1}px {SPACE}px; border-radius: {half}px; }}
    QMenu::item:selected {{ background: palette(accent); color: palette(highlighted-text); }}
    QMenu::item:disabled {{ color: palette(placeholder-text); background: transparent; }}
    QMenu::separator {{ height: 1px; background: palette(mid); margin: {half}px; }}
    QHeaderView::section {{ background: palette(base); color: palette(placeholder-text); border: none;
        border-bottom: 1px solid palette(mid); padding: {half}px; }}
    QStatusBar {{ border-top: 1px solid palette(mid); }}
    QStatusBar QLabel {{ padding: 0px {SPACE}px; }}
    QStatusBar QToolButton {{ border: 1px solid transparent; border-radius: {half}px;
        padding: 0px {2 * SPACE}px 0px {SPACE}px; }}
    QStatusBar QToolButton:hover {{ border-color: palette(mid); }}
    QStatusBar QToolButton:focus {{ border-color: palette(accent); }}
    QStatusBar::item {{ border: none; }}
    QScrollBar:vertical {{ width: {SPACE + half}px; background: transparent; border: none; margin: 0px; }}
    QScrollBar:horizontal {{ height: {SPACE + half}px; background: transparent; border: none; margin: 0px; }}
    QScrollBar::handle {{ background: palette(mid); border-radius: {half}px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: {4 * SPACE}px; }}
    QScrollBar::handle:horizontal {{ min-width: {4 * SPACE}px; }}
    QScrollBar::handle:hover {{ background: palette(shadow); }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; border: none; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QScrollArea {{ border: none; background: transparent; }}
    QSplitter::handle {{ background: transparent; }}
    """


def _em(pixels: int) -> str:
    """A length that grows with the type, as Qt has it: in heights of a line, 16 px where type has the usual size."""
    return f"{pixels / 16}em"


def _image(name: str) -> str:
    """In a colour that shows in both themes."""
    return resource("icons", f"{name}.svg").as_posix()


STYLE_SHEET = _style_sheet()
