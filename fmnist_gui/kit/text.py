"""Translated text: one function for a sentence, one object that keeps a widget's texts in the current language."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.kit.look import TYPE_BODY, current_look, type_px

CONTEXT = "studio"


def tr(text: str, **values: object) -> str:
    """`text` in the current language, its `{named}` places filled from `values`.

    Call it with a literal: the test of the translations finds the sources by reading the code.
    """
    translated = QCoreApplication.translate(CONTEXT, text)
    if not values:
        return translated
    return translated.format(**{name: _in_words(value) for name, value in values.items()})


def _in_words(value: object) -> object:
    """Of an error, and of a function that gives a text, the text in the current language."""
    return tr_error(value) if isinstance(value, StudioError) else value() if callable(value) else value


def tr_error(error: BaseException) -> str:
    """What went wrong, as a sentence in the current language."""
    if isinstance(error, StudioError):
        return tr(error.text, **error.values)
    return str(error) or type(error).__name__


def named(name: str, value: object) -> str:
    """`name: value` with the colon of the current language; both are translated already."""
    return tr("{name}: {value}", name=name, value=value)


def tip(text: str) -> str:
    """A translated tooltip that wraps its lines, as Qt does only with rich text."""
    return f"<p>{escape(tr(text))}</p>"


LOOK_CHANGES = (
    QEvent.Type.PaletteChange,
    QEvent.Type.StyleChange,
    QEvent.Type.FontChange,
    QEvent.Type.EnabledChange,
)


class Texts(QObject):
    """Sets the texts of a widget and its children now, and again whenever the language changes.

    `texts.bind(button.setText, "Start")` for a fixed text; `texts.call(self._refresh)` for texts put
    together from state: the function is called at once and after each change of language. What has colours or sizes
    of the look in it, too, goes through `texts.call_for_look`. Widgets that only paint need none of it: Qt repaints.

    What a page, a tab or a section keeps hidden follows when it is shown: of thousands of widgets one sees a few.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._refreshers: list[Callable[[], object]] = []
        self._look_refreshers: list[Callable[[], object]] = []
        self._look: object = None  # in which it was refreshed last
        self._refreshing_look = False
        self._language_behind = self._look_behind = False
        widget.installEventFilter(self)

    def bind(self, setter: Callable[[str], object], text: str, **values: object) -> None:
        self.call(lambda: setter(tr(text, **values)))

    def bind_tip(self, widget: QWidget | QAction, text: str) -> None:
        self.call(lambda: widget.setToolTip(tip(text)))

    def bind_name(self, widget: QWidget, name: str, about: str = "") -> None:
        """What a screen reader calls it, and its tooltip."""
        self.bind(widget.setAccessibleName, name)
        if about:
            self.bind_tip(widget, about)

    def call(self, refresh: Callable[[], object]) -> None:
        self._refreshers.append(refresh)
        refresh()

    def call_for_look(self, refresh: Callable[[], object]) -> None:
        """Like `call`, and again whenever theme, size of type, or what else the look depends on changes."""
        self._look_refreshers.append(refresh)
        self.call(refresh)
        self._look = self._look_now()

    def _look_now(self) -> object:
        widget = self._widget
        accent = bool(widget.property("accent"))
        return current_look().name, type_px(TYPE_BODY), widget.font().pixelSize(), widget.isEnabled(), accent

    def _follow_look(self) -> None:
        """Style sheets report changes that change nothing."""
        self._look_behind = False
        if self._look != self._look_now():
            self._refreshing_look = True  # a refresh that sets a font changes the look itself
            for refresh in self._look_refreshers:
                refresh()
            self._refreshing_look = False
            self._look = self._look_now()

    def _follow_language(self) -> None:
        self._language_behind = False
        for refresh in self._refreshers:
            refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show:
            if self._language_behind:
                self._follow_language()
            if self._look_behind:
                self._follow_look()
        elif kind == QEvent.Type.LanguageChange:
            self._language_behind = True
            if not self._waits():
                self._follow_language()
        elif kind in LOOK_CHANGES and self._look_refreshers and not self._refreshing_look:
            self._look_behind = True
            if not self._waits():
                self._follow_look()
        return False

    def _waits(self) -> bool:
        """Whether it is hidden in a window that is shown: then its own Show event will come."""
        return not self._widget.isVisible() and self._widget.window().isVisible()
