"""The rail and the pages beside it: one in view at a time, and the way back from where a section led."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.frame.back_bar import BackBar
from fmnist_gui.kit.frame.rail import Rail
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.page import Page, TabbedPage
from fmnist_gui.kit.text import Texts

RAIL = {  # page -> icon, label, tip
    "learn": ("school-outline", N_("Learn"), N_("The course, section by section (Ctrl+1)")),
    "data": ("image-multiple-outline", N_("Data"), N_("Look at the images (Ctrl+2)")),
    "network": ("layers-outline", N_("Network"), N_("Look into every layer (Ctrl+3)")),
    "train": ("chart-line", N_("Train"), N_("Let the network learn, batch by batch (Ctrl+4)")),
    "results": ("grid", N_("Results"), N_("See what it gets right and wrong (Ctrl+5)")),
    "draw": ("draw", N_("Draw"), N_("Draw a garment and read off its class (Ctrl+6)")),
}


class Navigation(QWidget):
    """`pages` in the order of the rail. `above` and `below` take what stands over and under every page."""

    pageShown = Signal(str)

    def __init__(self, pages: dict[str, Page]) -> None:
        super().__init__()
        self.pages = pages
        self.rail, self.stack, self.back_bar = Rail(), QStackedWidget(), BackBar()
        self.above, self.below = QVBoxLayout(), QVBoxLayout()
        self._page_name = next(iter(pages))
        self._came_from = self._page_name
        self._title: Callable[[], str] = str
        for number, (name, page) in enumerate(pages.items(), start=1):
            self.stack.addWidget(page)
            self.rail.add_page(name, *RAIL[name])
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(partial(self.choose, name))
        self.theme_switch = self.rail.add_switch(
            "theme-light-dark", N_("Theme"), N_("Light or dark, or like the system")
        )
        self.language_switch = self.rail.add_switch("translate", "EN / 中文", "Language · 语言")
        self._lay_out()
        self.rail.pageChosen.connect(self.choose)
        self.back_bar.requestBack.connect(self._on_back)
        self._texts = Texts(self)
        self._texts.call(self._show_title)

    def _lay_out(self) -> None:
        beside = vbox(self.above, self.back_bar, (self.stack, 1), self.below, spacing=0)
        hbox(self.rail, (beside, 1), spacing=0, parent=self)

    def page_in_view(self) -> Page:
        return self.pages[self._page_name]

    @Slot(str)
    def choose(self, name: str) -> None:
        """The user goes to a page on their own: there is nothing to lead back from any more."""
        self.back_bar.hide()
        self.show_page(name)

    def show_page(self, name: str) -> None:
        self._page_name = name
        self.stack.setCurrentWidget(self.pages[name])
        self.rail.show_page(name)
        self.pageShown.emit(name)

    def show_target(self, path: str) -> None:
        """Show "page" or "page/view", with that view in front."""
        name, _, view = path.partition("/")
        page = self.pages[name]
        if view:
            assert isinstance(page, TabbedPage)
            page.show_view(getattr(page, view))
        self.show_page(name)

    def lead_to(self, path: str, title: Callable[[], str]) -> None:
        """Show a place, and offer the way back here; `title` names what is here, in the current language."""
        self._came_from, self._title = self._page_name, title
        self.show_target(path)
        self.back_bar.offer(title())

    def _show_title(self) -> None:
        if not self.back_bar.isHidden():
            self.back_bar.offer(self._title())

    @Slot()
    def _on_back(self) -> None:
        self.show_page(self._came_from)
