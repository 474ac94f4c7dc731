"""When something goes wrong that nobody foresaw: log it first, then say so, and live on."""

import faulthandler
import logging
import sys
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from fmnist_gui import APP_NAME
from fmnist_gui.engine.files import regular_only
from fmnist_gui.engine.reading import open_regular
from fmnist_gui.engine.versions import package_versions
from fmnist_gui.kit.text import tr

log = logging.getLogger("fmnist_gui")
MOST_BYTES = 1_000_000  # of the report of a crash


class _LogFile(RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, opener=regular_only)

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk takes no more lines; Python would print a traceback for each."""


def start_log(folder: Path) -> None:
    """Write the log to `folder`, at most two files of 1 MB. Without a place to write, there is none."""
    log.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(folder / "log.txt", maxBytes=1_000_000, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)


class CrashReporter(QObject):
    """Catches exceptions that nothing else caught, and remembers crashes that ended the process."""

    _caught = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = folder / "crash.txt"
        self._file: TextIO | None = None
        self._dialog: QMessageBox | None = None
        self.last_crash = self._take_last_crash()
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)  # exceptions come from any thread

    def install(self) -> None:
        sys.excepthook = self._hook
        try:
            self._file = open(self._path, "w", encoding="utf-8", opener=regular_only)  # noqa: SIM115 - it stays open
        except OSError:
            return
        faulthandler.enable(self._file)

    def uninstall(self) -> None:
        """The application ends as it should: leave no crash to be reported at the next start."""
        sys.excepthook = sys.__excepthook__
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._path.unlink(missing_ok=True)

    def _take_last_crash(self) -> str:
        try:
            with open_regular(self._path) as file:
                return file.read(MOST_BYTES).decode(errors="replace").strip()
        except OSError:
            return ""

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        log.error("Uncaught exception\n%s", text)
        sys.__stderr__ and sys.__stderr__.write(text)
        self._caught.emit(text)

    @Slot(str)
    def _show(self, text: str) -> None:
        if self._dialog is not None:  # one dialog is enough; the log has them all
            return
        self._dialog = crash_dialog(tr("Something went wrong that should not have."), text, QApplication.activeWindow())
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None


def crash_dialog(what: str, details: str, parent: QWidget | None) -> QMessageBox:
    """A dialog with `what` happened, and versions and `details` to copy."""
    dialog = QMessageBox(QMessageBox.Icon.Warning, APP_NAME, what, QMessageBox.StandardButton.Close, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setInformativeText(
        tr("What was stored before is safe, and you can go on. Please report it with the details below.")
    )
    versions = "\n".join(f"{name} {version}" for name, version in package_versions().items())
    report = f"{versions}\n\n{details}"
    dialog.setDetailedText(report)
    copy = dialog.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # copying must not close the dialog
    copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
    return dialog
