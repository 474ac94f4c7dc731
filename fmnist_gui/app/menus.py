"""The menu bar, and the choices of theme and language in it and at the foot of the rail."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from fmnist_gui.app.actions import Actions
from fmnist_gui.app.language import LANGUAGES, Language
from fmnist_gui.app.model_menu import ModelMenu
from fmnist_gui.app.navigation import Navigation
from fmnist_gui.app.settings import Settings
from fmnist_gui.app.theme import Theme
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.text import Texts

THEME_LABELS = {
    "system": N_("Like the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
}
MODELS = "models"  # the menu of them
MENUS = (  # title -> actions, None for a line between them
    (N_("&File"), (MODELS, "open_model", None, "use_folder", "download", None, "quit")),
    (N_("&Run"), ("start", "pause", "step", "stop")),
    (N_("&View"), (None, "present")),
    (N_("&Help"), ("first_steps", None, "about")),
)


class Menus(QObject):
    """What is chosen in them is in force at once, and in the settings."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        navigation: Navigation,
        settings: Settings,
        theme: Theme,
        language: Language,
        models: ModelMenu,
    ) -> None:
        super().__init__(window)
        self._settings, self._theme, self._language = settings, theme, language
        self._texts = Texts(window)
        for title, names in MENUS:
            menu = window.menuBar().addMenu("")
            self._texts.bind(menu.setTitle, title)
            if title == "&View":
                self._fill_view_menu(menu, navigation)
            for name in names:
                if name is None:
                    menu.addSeparator()
                elif name == MODELS:
                    menu.addMenu(models)
                else:
                    menu.addAction(actions[name])
        actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        actions["about"].setMenuRole(QAction.MenuRole.AboutRole)

    def restore(self) -> None:
        """Put the theme and the language of last time in force."""
        self._theme.choose(self._settings["theme"])
        self._language.choose(self._settings["language"])
        for group, name in ((self._theme_choices, "theme"), (self._language_choices, "language")):
            for action in group.actions():
                action.setChecked(action.data() == self._settings[name])

    def _fill_view_menu(self, menu: QMenu, navigation: Navigation) -> None:
        themes = menu.addMenu("")
        self._texts.bind(themes.setTitle, "Theme")
        self._theme_choices = self._add_choices(themes, THEME_LABELS)
        self._theme_choices.triggered.connect(self._choose_theme)
        languages = menu.addMenu("")
        self._texts.bind(languages.setTitle, "Language · 语言")
        self._language_choices = self._add_choices(languages, {"system": THEME_LABELS["system"]} | LANGUAGES)
        self._language_choices.triggered.connect(self._choose_language)
        navigation.theme_switch.setMenu(themes)
        navigation.language_switch.setMenu(languages)

    def _add_choices(self, menu: QMenu, labels: dict[str, str]) -> QActionGroup:
        group = QActionGroup(self)
        for value, label in labels.items():
            action = group.addAction(label)
            action.setData(value)
            action.setCheckable(True)
            self._texts.bind(action.setText, label)
            menu.addAction(action)
        return group

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        self._settings["theme"] = action.data()
        self._theme.choose(action.data())

    @Slot(QAction)
    def _choose_language(self, action: QAction) -> None:
        self._settings["language"] = action.data()
        self._language.choose(action.data())
