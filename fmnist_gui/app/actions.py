"""Every action of the window in one table: its text, icon, shortcut and tip."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.text import Texts, tip, tr


@dataclass(frozen=True)
class ActionSpec:
    text: str
    tip: str
    icon: str = ""
    shortcut: str = ""


ACTIONS = {
    "start": ActionSpec(N_("Start"), N_("Train a new network with these settings"), "play", "F5"),
    "pause": ActionSpec(N_("Pause"), N_("Hold the run after this batch, or let it go on"), "pause", "F6"),
    "step": ActionSpec(
        N_("Step one batch"),
        N_("Train on a single batch, then wait; starts a run if there is none"),
        "skip-next",
        "F7",
    ),
    "stop": ActionSpec(N_("Stop"), N_("End the run; what it learned is kept, and it can be resumed"), "stop", "F8"),
    "resume_run": ActionSpec(
        N_("Resume"),
        N_("Let the selected run go on exactly where it was"),
        "play-outline",
        "Ctrl+R",
    ),
    "use_run": ActionSpec(
        N_("Use this model"),
        N_("Show and predict with the network of the selected run on every page"),
        "check-circle-outline",
        "Ctrl+U",
    ),
    "rename_run": ActionSpec(N_("Rename"), N_("Give the selected run another name"), "pencil", "F2"),
    "export_run": ActionSpec(
        N_("Export…"),
        N_("Save the selected run: as a script or notebook that repeats it, its network, its curves"),
        "export",
        "Ctrl+E",
    ),
    "delete_run": ActionSpec(
        N_("Delete"), N_("Remove the selected run; it can be brought back at once"), "delete-outline", "Del"
    ),
    "open_model": ActionSpec(
        N_("Open a trained network…"),
        N_("Show and predict with the network in a file on every page"),
        "file-import-outline",
        "Ctrl+Shift+O",
    ),
    "use_folder": ActionSpec(
        N_("Use a folder…"),
        N_("Read Fashion-MNIST from a folder that holds its four archives"),
        "folder-open-outline",
        "Ctrl+O",
    ),
    "download": ActionSpec(
        N_("Download Fashion-MNIST"), N_("Fetch the data set, 31 MB, into your data folder"), "download"
    ),
    "quit": ActionSpec(N_("Quit"), N_("Close the window; a run under way is kept"), "", "Ctrl+Q"),
    "present": ActionSpec(
        N_("Presentation mode"),
        N_("The page alone on the whole screen, in large type: for showing it to a class"),
        "presentation",
        "F11",
    ),
    "first_steps": ActionSpec(
        N_("Show the first steps"),
        N_("Get the data, let the network learn, draw: three steps that lead through the application"),
        "shoe-print",
    ),
    "about": ActionSpec(N_("About FMNIST Studio"), N_("Versions, licence and data"), "information-outline"),
}


class Actions(dict[str, QAction]):
    """The actions of one window by name. Their texts follow the language, their icons the theme."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        for name, spec in ACTIONS.items():
            action = QAction(window)
            action.setObjectName(name)
            if spec.shortcut:
                action.setShortcut(QKeySequence(spec.shortcut))
            if name.endswith("_run"):  # keys such as Del act on a run only where runs have the focus
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self[name] = action
        self._continues = False
        self._texts = Texts(window)
        self._texts.call(self._set_texts)
        self._texts.call_for_look(self.set_icons)

    def offer_continue(self, continues: bool) -> None:
        """The pause action lets a run go on while one is paused."""
        if continues != self._continues:
            self._continues = continues
            self._set_texts()
            self.set_icons()

    def set_icons(self) -> None:
        for name, spec in ACTIONS.items():
            if spec.icon:
                self[name].setIcon(icon(spec.icon))
        self["pause"].setIcon(icon("play-pause" if self._continues else "pause"))

    def _set_texts(self) -> None:
        for name, spec in ACTIONS.items():
            action = self[name]
            action.setText(tr(spec.text))
            shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(tip(spec.tip) + (f"<p>{shortcut}</p>" if shortcut else ""))
        if self._continues:
            self["pause"].setText(tr("Continue"))
