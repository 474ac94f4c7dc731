"""Light and dark theme: an explicit palette on Fusion, because not every platform has a colour scheme of its own."""

import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from fmnist_gui.engine.resources import resource
from fmnist_gui.kit.look import DARK, LIGHT, SPACE, TYPE_BODY, TYPE_SMALL, Look, color, type_px

THEMES = ("system", "light", "dark")


class Theme(QObject):
    """Keeps the application's palette and style sheet those of the chosen theme; "system" follows the desktop."""

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
        self._set_colors(self._look())

    def choose(self, theme: str) -> None:
        self._chosen = theme
        self._apply()

    def scale_type(self, scale: float) -> None:
        """Make all type larger than it is made for, `scale` times; 1 is the usual size."""
        self._set_body(round(TYPE_BODY * scale))
        self._apply()

    def _set_body(self, pixels: int) -> None:
        font = QFont(self._application.font())
        font.setPixelSize(pixels)
        self._application.setFont(font)

    def _apply(self) -> None:
        look = self._look()
        self._set_colors(look)
        sheet = style_sheet_of(look)
        if sheet != self._application.styleSheet():  # to style every widget anew takes most of a second
            self._application.setStyleSheet(sheet)

    def _set_colors(self, look: Look) -> None:
        pg.setConfigOptions(background=look.surface, foreground=look.text, antialias=True)
        self._application.setPalette(palette_of(look))

    def _look(self) -> Look:
        if self._chosen == "system":
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._chosen == "dark" else LIGHT

    @Slot()
    def _on_system_changed(self) -> None:
        if self._chosen == "system":
            self._apply()


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
        (role.Midlight, look.raised),
        (role.Light, look.surface),
        (role.Dark, look.hairline),
        (role.Shadow, look.hairline),
    ):
        palette.setColor(which, color(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, color(look.muted, 0.65))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, color(look.muted))
    return palette


def style_sheet_of(look: Look) -> str:
    half = SPACE // 2
    arrow, box = (f"width: {type_px(size)}px; height: {type_px(size)}px;" for size in (12, 14))
    return f"""
    QToolTip {{ color: {look.text}; background: {look.raised}; border: 1px solid {look.hairline}; padding: {half}px; }}
    QFrame[role="card"] {{ background: {look.surface}; border: 1px solid {look.hairline}; border-radius: {SPACE}px; }}
    QFrame[role="bar"] {{ background: {look.selected}; border: none; border-bottom: 1px solid {look.hairline}; }}
    QFrame[role="rail"] {{ background: {look.raised}; border: none; border-right: 1px solid {look.hairline}; }}
    QLabel[role="muted"] {{ color: {look.muted}; }}
    QLabel[role="small"] {{ color: {look.muted}; font-size: {type_px(TYPE_SMALL)}px; }}
    QLabel[role="error"] {{ color: {look.error}; font-size: {type_px(TYPE_SMALL)}px; }}
    QLineEdit, QComboBox {{ background: {look.surface}; color: {look.text}; border: 1px solid {look.outline};
        border-radius: {half}px; padding: 3px {half + 2}px; min-height: {type_px(20)}px;
        selection-background-color: {look.accent}; selection-color: {look.on_accent}; }}
    QLineEdit:focus, QComboBox:focus {{ border: 2px solid {look.accent}; padding: 2px {half + 1}px; }}
    QLineEdit[invalid="true"] {{ border-color: {look.error}; }}
    QLineEdit:disabled, QComboBox:disabled {{ color: {look.muted}; background: {look.window};
        border-color: {look.hairline}; }}
    QSpinBox {{ background: {look.surface}; color: {look.text}; border: 1px solid {look.outline};
        border-radius: {half}px; padding: 1px 0px; min-height: {type_px(22)}px; }}
    QSpinBox:focus {{ border: 2px solid {look.accent}; padding: 0px; }}
    QSpinBox[invalid="true"] {{ border-color: {look.error}; color: {look.error}; }}
    QSpinBox:disabled {{ color: {look.muted}; background: {look.window}; border-color: {look.hairline}; }}
    QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{ background: transparent; border: none; padding: 0px;
        min-height: 0px; color: palette(text); }}
    QSpinBox[invalid="true"] QLineEdit {{ color: {look.error}; }}
    QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: 18px; background: transparent; }}
    QSpinBox::up-arrow {{ image: url("{_image("chevron-up", look)}"); width: 10px; height: 10px; }}
    QSpinBox::down-arrow {{ image: url("{_image("chevron", look)}"); width: 10px; height: 10px; }}
    QSpinBox::up-arrow:disabled, QSpinBox::down-arrow:disabled {{ image: none; }}
    QComboBox::drop-down {{ border: none; width: {type_px(22)}px; }}
    QComboBox::down-arrow {{ image: url("{_image("chevron", look)}"); {arrow} }}
    QComboBox QAbstractItemView {{ background: {look.surface}; color: {look.text}; border: 1px solid {look.outline};
        outline: none; selection-background-color: {look.accent}; selection-color: {look.on_accent}; }}
    QCheckBox::indicator, QTableView::indicator {{ {box} border: 1px solid {look.outline};
        border-radius: 3px; background: {look.surface}; }}
    QCheckBox::indicator:checked, QTableView::indicator:checked {{ background: {look.accent};
        border-color: {look.accent}; image: url("{_image("check", look)}"); }}
    QCheckBox::indicator:focus {{ border: 2px solid {look.accent}; }}
    QCheckBox::indicator:disabled {{ background: {look.window}; border-color: {look.hairline}; }}
    QPushButton, QToolButton[role="button"] {{
        background: {look.raised}; color: {look.text}; border: 1px solid {look.hairline};
        border-radius: {half}px; padding: {half + 1}px {SPACE}px; }}
    QPushButton:hover, QToolButton[role="button"]:hover {{ border-color: {look.accent}; }}
    QPushButton:checked, QToolButton[role="button"]:checked {{ background: {look.selected};
        border-color: {look.accent}; }}
    QPushButton:pressed, QToolButton[role="button"]:pressed {{ background: {look.hairline}; }}
    QPushButton:focus, QToolButton[role="button"]:focus {{ border: 2px solid {look.accent};
        padding: {half}px {SPACE - 1}px; }}
    QPushButton:disabled, QToolButton[role="button"]:disabled {{ color: {look.muted}; background: {look.window}; }}
    QPushButton[accent="true"]:enabled, QToolButton[accent="true"]:enabled {{
        background: {look.accent}; color: {look.on_accent}; border-color: {look.accent}; font-weight: 600; }}
    QPushButton[accent="true"]:focus, QToolButton[accent="true"]:focus {{ border: 2px solid {look.text}; }}
    QToolButton[role="page"] {{
        border: none; border-radius: {half}px; padding: {half}px; color: {look.muted};
        font-size: {type_px(TYPE_SMALL)}px; }}
    QToolButton[role="page"]:hover {{ background: {look.hairline}; color: {look.text}; }}
    QToolButton[role="page"]:checked {{ background: {look.surface}; color: {look.accent}; font-weight: 600; }}
    QToolButton[role="page"]:focus {{ border: 2px solid {look.accent}; padding: {half - 2}px; }}
    QToolButton[role="page"]::menu-indicator {{ image: none; }}
    QTabBar::tab:selected:focus {{ background: {look.selected}; }}
    QListWidget[role="topics"] {{ background: transparent; border: none; outline: none; }}
    QListWidget[role="lessons"] {{ background: {look.window}; border: none; outline: none; }}
    QListWidget[role]::item {{ padding: {half + 1}px {SPACE}px; border-radius: {half}px; color: {look.text}; }}
    QListWidget[role="lessons"]::item {{ padding: {half - 1}px {half}px; }}
    QListWidget[role]::item:hover {{ background: {look.raised}; }}
    QListWidget[role]::item:selected {{ background: {look.selected}; color: {look.text}; }}
    QPlainTextEdit {{ background: {look.window}; border: none; border-radius: {half}px; padding: {half}px; }}
    QProgressBar {{ background: {look.raised}; border: none; border-radius: 3px; }}
    QProgressBar::chunk {{ background: {look.accent}; border-radius: 3px; }}
    QTableView {{ border: none; background: {look.surface}; selection-background-color: {look.selected};
        selection-color: {look.text}; outline: none; }}
    QTableView::item {{ padding: 0px {half}px; border: none; }}
    QTableView::item:selected {{ background: {look.selected}; color: {look.text}; }}
    QTableView QLineEdit {{ border-radius: 0px; padding: 0px {half}px; min-height: 0px; }}
    QTabBar::tab {{ background: transparent; color: {look.muted}; border: none;
        border-bottom: 2px solid transparent; padding: {half + 1}px {SPACE * 3 // 2}px; }}
    QTabBar::tab:hover {{ color: {look.text}; border-bottom-color: {look.hairline}; }}
    QTabBar::tab:selected {{ color: {look.text}; border-bottom-color: {look.accent}; }}
    QTabBar:focus {{ outline: none; }}
    QTabBar::tab:focus {{ color: {look.accent}; }}
    QMenu {{ background: {look.surface}; color: {look.text}; border: 1px solid {look.outline}; padding: {half}px; }}
    QMenu::item {{ padding: {half + 1}px {3 * SPACE}px {half + 1}px {SPACE}px; border-radius: {half}px; }}
    QMenu::item:selected {{ background: {look.accent}; color: {look.on_accent}; }}
    QMenu::item:disabled {{ color: {look.muted}; background: transparent; }}
    QMenu::separator {{ height: 1px; background: {look.hairline}; margin: {half}px; }}
    QTableView, QHeaderView {{ font-size: {type_px(TYPE_SMALL + 1)}px; }}
    QHeaderView::section {{ background: {look.surface}; color: {look.muted}; border: none;
        border-bottom: 1px solid {look.hairline}; padding: {half}px; }}
    QStatusBar {{ border-top: 1px solid {look.hairline}; }}
    QStatusBar QLabel {{ padding: 0px {SPACE}px; }}
    QStatusBar QToolButton {{ border: 1px solid transparent; border-radius: {half}px;
        padding: 0px {2 * SPACE}px 0px {SPACE}px; }}
    QStatusBar QToolButton:hover {{ border-color: {look.hairline}; }}
    QStatusBar QToolButton:focus {{ border-color: {look.accent}; }}
    QStatusBar::item {{ border: none; }}
    QScrollBar:vertical {{ width: {SPACE + half}px; background: transparent; border: none; margin: 0px; }}
    QScrollBar:horizontal {{ height: {SPACE + half}px; background: transparent; border: none; margin: 0px; }}
    QScrollBar::handle {{ background: {look.hairline}; border-radius: {half}px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: {4 * SPACE}px; }}
    QScrollBar::handle:horizontal {{ min-width: {4 * SPACE}px; }}
    QScrollBar::handle:hover {{ background: {look.outline}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; border: none; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QScrollArea {{ border: none; background: transparent; }}
    QSplitter::handle {{ background: transparent; }}
    """


def _image(name: str, look: Look) -> str:
    return resource("icons", f"{name}-{look.name}.svg").as_posix()
