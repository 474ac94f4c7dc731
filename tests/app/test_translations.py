"""Every English source has its Chinese translation, and the window shows nothing else."""

import ast
import string
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import fmnist_gui
from fmnist_gui.app.about import AboutDialog
from fmnist_gui.app.application import Application
from fmnist_gui.app.language import LANGUAGES, read_translations
from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.resources import resource
from fmnist_gui.engine.training.config import PRESETS, TrainingConfig
from fmnist_gui.kit.text import CONTEXT
from tests.app.conftest import Hand, MakeWindow

PACKAGE = Path(fmnist_gui.__file__).parent
SHELL_ONLY = {"cli", "doctor.py"}  # what they say is read in a terminal, in English
# Which arguments are English sources, of the functions that translate them or hand them on to be translated.
SOURCE_ARGUMENTS = {
    "tr": (0,),
    "N_": (0,),
    "bind": (1,),
    "bind_tip": (1,),
    "bind_name": (1, 2),
    "field_label": (1,),
    "add_view": (0,),
    "IconButton": (1, 2),
    "Choice": (1, 2),
    "tip": (0,),
    "say": (1, 2),
    "show_error": (1,),
    "show_warning": (1,),
    "add_page": (2, 3),
    "add_switch": (1, 2),
    "section": (0,),
    "heading": (1,),
}
SAME_IN_CHINESE = {
    "Adam",
    "AdamW",
    "CPU",
    "EN / 中文",
    "Language · 语言",
    "ReLU",
    "Softmax",
    "argmax",
    "{error}\n{hint}",
}
NO_WORDS_IN_CHINESE = {"{name}: {value}", "{first} {second}", "{done} of {total} MB"}


# ---- the file


def module_trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] not in SHELL_ONLY:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def called_name(call: ast.expr) -> str:
    return call.id if isinstance(call, ast.Name) else call.attr if isinstance(call, ast.Attribute) else ""


def error_classes() -> set[str]:
    """StudioError and the classes that inherit from it, also through one another."""
    classes = {
        node.name: {called_name(base) for base in node.bases}
        for _, tree in module_trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"StudioError"}
    while more := {name for name, bases in classes.items() if bases & found} - found:
        found |= more
    return found


def literals(argument: ast.expr) -> Iterator[str]:
    """The text of a literal, or of both branches where one of two is chosen."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from literals(argument.body)
        yield from literals(argument.orelse)


def source_arguments() -> Iterator[tuple[str, ast.expr]]:
    """Place and expression of every argument that has to be an English source."""
    arguments = SOURCE_ARGUMENTS | dict.fromkeys(error_classes(), (0,))
    for path, tree in module_trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for index in arguments.get(called_name(node.func), ()):
                    if index < len(node.args):
                        yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node.args[index]


@cache
def sources_in_code() -> dict[str, str]:
    """English source -> the first place where it stands."""
    found: dict[str, str] = {}
    for place, argument in source_arguments():
        for source in literals(argument):
            found.setdefault(source, place)
    return found


def translation_file() -> Path:
    return resource("i18n", "fmnist_zh.ts")


def sources_in_file() -> list[str]:
    return [message.findtext("source", "") for message in ElementTree.parse(translation_file()).iter("message")]


def places(text: str) -> Counter[str]:
    """How often each {named} place stands in `text`."""
    return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_sources_are_found_in_each_layer_of_the_code() -> None:
    found = sources_in_code()
    for source in (
        "Start",  # N_(), in a table
        "Continue",  # tr()
        "Loss",  # one of two
        "Runs",  # section()
        "Close this message",  # texts.bind()
        "Get the data set first, then resume the run.",  # notice.say()
        "{file} is missing. Download the data set.",  # StudioError()
        "{address} refused the connection. Check the address, or try again later.",  # N_(), in the engine
    ):
        assert source in found


def test_no_source_is_put_together_at_run_time() -> None:
    """Such a source could not be found here, nor in the translations."""
    put_together = (ast.JoinedStr, ast.BinOp)
    assert [place for place, argument in source_arguments() if isinstance(argument, put_together)] == []


def test_each_source_is_translated() -> None:
    translations = read_translations(translation_file())
    missing = [f"{place}: {source}" for source, place in sources_in_code().items() if source not in translations]
    assert not missing, "add to fmnist_zh.ts:\n" + "\n".join(missing)


def test_each_translation_has_a_source_that_stands_once_in_the_file() -> None:
    stale = [source for source in sources_in_file() if source not in sources_in_code()]
    assert not stale, "remove from fmnist_zh.ts:\n" + "\n".join(stale)
    assert [source for source, count in Counter(sources_in_file()).items() if count > 1] == []


def test_translations_have_the_places_of_their_sources() -> None:
    differing = [
        f"{source}\n    {translation}"
        for source, translation in read_translations(translation_file()).items()
        if places(source) != places(translation)
    ]
    assert not differing, "different {places}:\n" + "\n".join(differing)


def test_translations_say_something_in_chinese() -> None:
    translations = read_translations(translation_file())
    same = {source for source, translation in translations.items() if translation == source}
    assert same == SAME_IN_CHINESE
    without_chinese = {source for source, translation in translations.items() if not has_chinese(translation)}
    assert without_chinese - SAME_IN_CHINESE == NO_WORDS_IN_CHINESE


def has_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


# ---- the window


class Untranslated(QTranslator):
    """Asked last, after all translators that are installed later: what it is asked for, nobody has translated."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._language = application.language
        self.sources: set[str] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        if context == CONTEXT and self._language.current == "zh":
            self.sources.add(source)
        return None


@pytest.fixture
def untranslated(application: Application, qapp: QApplication) -> Iterator[Untranslated]:
    translator = Untranslated(application)
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def chinese_window(
    application: Application, untranslated: Untranslated, with_data: None, make_window: MakeWindow
) -> MainWindow:
    application.settings["language"] = "zh"
    return make_window()


def choose_language(window: MainWindow, language: str) -> None:
    """Choose it, and let the window hear of it now rather than at the next turn of the event loop."""
    window.language.choose(language)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def visible_texts(window: QWidget) -> list[str]:
    """What labels, buttons and actions say, each with its tip; what is hidden follows when it is shown."""
    found = []
    for kind in (QLabel, QPushButton, QAction):
        for child in window.findChildren(kind):
            if isinstance(child, QWidget) and not child.isVisible():
                continue
            found += [child.text(), child.toolTip()]
    return found


def test_the_recorder_notices_a_missing_translation(application: Application, untranslated: Untranslated) -> None:
    application.language.choose("zh")
    assert QCoreApplication.translate(CONTEXT, "Start") == "开始"
    assert QCoreApplication.translate(CONTEXT, "Nobody has translated this.") == "Nobody has translated this."
    assert untranslated.sources == {"Nobody has translated this."}


def test_the_window_asks_for_nothing_untranslated(chinese_window: MainWindow, untranslated: Untranslated) -> None:
    window = chinese_window
    for preset in PRESETS.values():
        window.train.form.set_config(preset.config)
    window.train.offer.show_progress(1, 2)
    window.data_flow.ask()
    AboutDialog(window).open()
    for language in ("en", "zh"):
        choose_language(window, language)
    assert untranslated.sources - set(LANGUAGES.values()) == set()


def test_a_run_asks_for_nothing_untranslated(
    chinese_window: MainWindow, untranslated: Untranslated, qtbot: QtBot
) -> None:
    hand = Hand(chinese_window, qtbot)
    chinese_window.train.form.set_config(TrainingConfig(batch_size=500))  # two batches an epoch
    hand.step()
    for language in ("en", "zh"):
        choose_language(chinese_window, language)
    hand.press("pause")
    hand.finish()
    assert has_chinese(chinese_window.train.notice.text)
    assert untranslated.sources - set(LANGUAGES.values()) == set()


def test_switching_back_restores_the_english_texts(window: MainWindow) -> None:
    for language in ("zh", "en"):  # views that nobody has looked at learn of the model only now
        choose_language(window, language)
    english = visible_texts(window)
    assert "Start" in english
    assert not any(has_chinese(text) for text in english if text not in (*SAME_IN_CHINESE, *LANGUAGES.values()))
    choose_language(window, "zh")
    chinese = visible_texts(window)
    assert "开始" in chinese
    assert "Start" not in chinese
    choose_language(window, "en")
    assert visible_texts(window) == english


def test_the_shipped_model_is_named_in_the_language_of_the_window_and_a_run_is_not(window: MainWindow) -> None:
    assert window.state.model.name == "Sketch-ready"
    choose_language(window, "zh")
    assert window.state.model.name == "识草图模型"
    window.state.model.replace(new_network(0).state_dict(), "Sketch-ready")
    choose_language(window, "zh")
    assert window.state.model.name == "Sketch-ready"


def test_the_buttons_of_qt_are_chinese(application: Application) -> None:
    application.language.choose("zh")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Apply | QDialogButtonBox.StandardButton.Discard)
    assert all(has_chinese(button.text()) for button in buttons.buttons())
    buttons.deleteLater()


def test_a_language_is_read_once(application: Application) -> None:
    for language in ("zh", "en", "zh"):
        application.language.choose(language)
    assert len(application.language.findChildren(QTranslator)) == 2  # Qt's own sentences, and the application's
