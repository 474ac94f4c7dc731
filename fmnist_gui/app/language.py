"""English and Simplified Chinese, switchable while the application runs."""

from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from fmnist_gui.engine.resources import resource
from fmnist_gui.kit.text import CONTEXT

LANGUAGES = {"en": "English", "zh": "简体中文"}  # each in itself, so that its readers find it


class SentenceTranslator(QTranslator):
    """Translations read straight from a Qt Linguist file (.ts), so that nothing has to be compiled."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sentences = read_translations(path)

    def isEmpty(self) -> bool:
        return not self._sentences

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return self._sentences.get(source) if context == CONTEXT else None


def read_translations(path: Path) -> dict[str, str]:
    """English source -> translation, of every finished message in the .ts file at `path`."""
    found = {}
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") != "unfinished" and translation.text:
            found[message.findtext("source", "")] = translation.text
    return found


class Language(QObject):
    """Installs the translators of the chosen language; "system" takes that of the desktop."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []
        self.current = "en"

    def choose(self, language: str) -> None:
        if language == "system":
            language = "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"
        if language == self.current:
            return
        self.current = language
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = self._chinese if language != "en" else []
        for translator in self._installed:
            self._application.installTranslator(translator)

    @cached_property
    def _chinese(self) -> list[QTranslator]:
        """Read once, and never let go: a job may be translating a sentence of what it exports."""
        qt_own = QTranslator(self)  # the buttons and menus that Qt itself brings
        qt_own.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        return [qt_own, SentenceTranslator(resource("i18n", "fmnist_zh.ts"), self)]
