"""What all pages have in common: a heading that says what the page shows, a place for messages, the offer of data."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.fields.wheel import Tabs
from fmnist_gui.kit.frame.data_offer import DataOffer
from fmnist_gui.kit.labels import role_label
from fmnist_gui.kit.layout import Item, Margins, fill, hbox, set_type, vbox
from fmnist_gui.kit.look import SPACE, TYPE_HEADING, TYPE_TITLE
from fmnist_gui.kit.notice import Notice
from fmnist_gui.kit.text import Texts, tr


class Page(QWidget):
    """A page of the window. `title` and `about` (one line: what it shows) are English sources.

    A page adds its content to `page_layout`, and `messages` (notice and offer) where the user will look for them.
    """

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self.notice = Notice()
        self.offer = DataOffer()
        self.offer.hide()
        self.texts = Texts(self)
        self.messages = vbox(self.notice, self.offer)
        title_label, about_label = QLabel(), role_label("muted", wordWrap=True)  # it wraps in presentation
        set_type(title_label, TYPE_TITLE)
        self.texts.bind(title_label.setText, title)
        self.texts.bind(about_label.setText, about)
        self.course_button = IconButton("school-outline", N_("Sections of the course about this page"), N_("Course"))
        self.course_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.course_button.hide()
        about_item = (about_label, 1, Qt.AlignmentFlag.AlignBottom)
        self.header = hbox(title_label, about_item, self.course_button, spacing=2 * SPACE)
        self.page_layout = vbox(self.header, margins=(2 * SPACE, SPACE, 2 * SPACE, SPACE), parent=self)

    def offer_course(self, menu: QMenu) -> None:
        """`menu` has the sections of the course that lead here. It comes last by keyboard: nobody is here for it."""
        self.course_button.setMenu(menu)
        self.course_button.show()
        last: QWidget = self.course_button
        following = last.nextInFocusChain()
        while following is not None and following is not self.course_button and self.isAncestorOf(following):
            last, following = following, following.nextInFocusChain()
        self.setTabOrder(last, self.course_button)

    def section(self, text: str) -> QLabel:
        """The heading of a part of the page; `text` is an English source."""
        return heading(self.texts, text)


class TabbedPage(Page):
    """A page of several views, one in front at a time; the page places `tabs` and `stack` in its layout."""

    def __init__(self, title: str, about: str, tabs_name: str) -> None:
        """`tabs_name` is what a screen reader calls the row of tabs, an English source."""
        super().__init__(title, about)
        self.tabs, self.stack = Tabs(), QStackedWidget()
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.texts.bind(self.tabs.setAccessibleName, tabs_name)

    def add_view(self, title: str, view: QWidget) -> None:
        """Add a view behind the others; `title` is an English source."""
        number = self.tabs.addTab("")
        self.stack.addWidget(view)
        self.texts.call(lambda: self.tabs.setTabText(number, tr(title)))

    def show_view(self, view: QWidget) -> None:
        self.tabs.setCurrentIndex(self.stack.indexOf(view))


def heading(texts: Texts, text: str) -> QLabel:
    """A label in the size of headings that `texts` keeps in the current language."""
    label = QLabel()
    set_type(label, TYPE_HEADING)
    texts.bind(label.setText, text)
    return label


def field_label(texts: Texts, text: str, field: QWidget) -> QLabel:
    """A label beside a field, to which its key leads; `text` is an English source."""
    label = QLabel()
    label.setBuddy(field)
    texts.bind(label.setText, text)
    return label


def card() -> tuple[QFrame, QVBoxLayout]:
    """A framed surface and the layout inside it."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = vbox(margins=(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE), parent=frame)
    return frame, layout


def card_of(*items: Item, margins: Margins | None = None) -> QFrame:
    """A framed surface with the items below one another."""
    frame, layout = card()
    if margins is not None:
        layout.setContentsMargins(*margins)
    fill(layout, *items)
    return frame
