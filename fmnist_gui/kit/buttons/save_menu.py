"""A menu that writes what is shown to a file of the kind that is chosen."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from fmnist_gui.kit.dialogs import ask_where_to_save
from fmnist_gui.kit.notice import Notice, save_and_say
from fmnist_gui.kit.text import Texts, tr


class FileKind(NamedTuple):
    """`label` in the menu and `what` in the dialog are English sources."""

    label: str
    suffix: str
    what: str


class Offer(NamedTuple):
    """A file that could be written now."""

    name: str  # to propose
    content: Callable[[], bytes]


class SaveMenu(QMenu):
    """Asks `offer` for each of `kinds` what there is when it opens, and says in `notice` what came of it.

    The dialog does not hold up the program: what was shown when it opened is what will be written.
    """

    def __init__(
        self,
        title: str,
        kinds: Mapping[str, FileKind],
        offer: Callable[[str], Offer | None],
        notice: Notice,
        parent: QWidget,
    ) -> None:
        """`title` of the dialog is an English source."""
        super().__init__(parent)
        self._title, self._kinds, self._offer, self._notice = title, kinds, offer, notice
        self._folder = Path()  # where the last file went
        texts = Texts(self)
        for kind, each in kinds.items():
            entry = self.addAction("")
            entry.setObjectName(f"save_{kind}")
            entry.triggered.connect(partial(self._ask, kind))
            texts.bind(entry.setText, each.label)
        self.aboutToShow.connect(self.update_entries)

    @Slot()
    def update_entries(self) -> None:
        """Only what is there can be saved."""
        for kind, entry in zip(self._kinds, self.actions(), strict=True):
            entry.setEnabled(self._offer(kind) is not None)

    def _ask(self, kind: str) -> None:
        offer = self._offer(kind)
        if offer is None:
            return
        _, suffix, what = self._kinds[kind]
        proposed = self._folder / offer.name
        kind = f"{tr(what)} (*.{suffix})"
        ask_where_to_save(self.parentWidget(), tr(self._title), proposed, kind, partial(self._save, offer))

    def _save(self, offer: Offer, path: str) -> None:
        self._folder = Path(path).parent
        save_and_say(self._notice, path, offer.content())
