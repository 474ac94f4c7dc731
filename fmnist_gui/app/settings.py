"""What the application remembers from one start to the next: one table of names, defaults, and what fits."""

import json
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import can_name, is_file, write_atomically
from fmnist_gui.engine.reading import plain_json, read_bytes

log = logging.getLogger(__name__)
MOST_BYTES = 1_000_000  # of a settings file that is read
SAVE_MS = 1_000  # from a change until it is on the disk
MOST_PIXELS = 100_000
MOST_LETTERS = 100_000  # of all names of the pictures in the table


class Setting(NamedTuple):
    default: Any
    fits: Callable[[Any], bool]  # whether a value from the file can be used


def _one_of(*choices: str) -> Setting:
    return Setting(choices[0], lambda value: value in choices)


def _flag(default: bool) -> Setting:
    return Setting(default, lambda value: isinstance(value, bool))


def _text(default: str = "") -> Setting:
    return Setting(default, lambda value: isinstance(value, str))


SETTINGS = {
    "theme": _one_of("system", "light", "dark"),
    "language": _one_of("system", "en", "zh"),
    "page": _text("learn"),
    "first_steps": _flag(True),  # to be shown at this start
    "lesson": _text(),  # the section of the course that is open
    "lessons_done": Setting([], lambda value: _are(value, str)),  # the ids of those marked by hand
    "answers": Setting({}, lambda value: _are_figures(value)),  # id -> an Attempt at its question
    "quiz_scores": Setting({}, lambda value: _are_figures(value)),  # part -> correct answers, questions
    "pages_seen": Setting([], lambda value: _are(value, str)),  # their names
    "geometry": _text(),  # of the window, in Qt's own bytes as base64
    "splitters": Setting([], lambda value: _are(value, int) and all(0 <= part <= MOST_PIXELS for part in value)),
    # The last settings of the Train page, as TrainingConfig's fields.
    "training": Setting({}, lambda value: isinstance(value, dict) and _are([*value.values()], str, bool, int, float)),
    "data_folder": Setting("", lambda value: isinstance(value, str) and can_name(value)),  # that the user named
    "drawn_data": _flag(False),  # drawn garments stand in while Fashion-MNIST is not here
    "model": Setting("", lambda value: isinstance(value, str) and can_name(value)),  # "shipped", "run 12" or a file
    # In the table of the Draw page: their files and folders.
    "pictures": Setting([], lambda value: _are(value, str) and _can_be_remembered(value)),
}
DEFAULTS = {name: setting.default for name, setting in SETTINGS.items()}


def _are(value: Any, *kinds: type) -> bool:
    return isinstance(value, list) and all(type(each) in kinds for each in value)


def _are_figures(value: Any) -> bool:
    return isinstance(value, dict) and all(_are(figures, int) for figures in value.values())


def _can_be_remembered(names: list[str]) -> bool:
    return all(can_name(name) for name in names) and sum(map(len, names)) <= MOST_LETTERS


class Settings(QObject):
    """What stands in a JSON file, and is written to it a moment after a change. An unknown name is an error.

    Never QSettings: Qt for Python decodes what it finds in such a file with pickle, which runs what the file says.
    """

    failed = Signal(object)  # StudioError: they cannot be written; not again until they could be

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.problem: StudioError | None = None  # why the file could not be read
        self._values = self._read()
        self._kept = True
        self._saving = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._saving.timeout.connect(self.save)

    def __getitem__(self, name: str) -> Any:
        return self._values.get(name, SETTINGS[name].default)

    def __setitem__(self, name: str, value: Any) -> None:
        if value != self[name]:
            self._values[name] = value
            self._saving.start()

    @Slot()
    def save(self) -> None:
        self._saving.stop()
        try:
            write_atomically(self._path, json.dumps(self._values, indent=1).encode())
            self._kept = True
        except StudioError as error:
            if self._kept:
                self._kept = False
                log.warning("The settings are not kept: %s", str(error))  # no record holds what the error holds
                self.failed.emit(error)

    def _read(self) -> dict[str, Any]:
        stored: Any = {}
        try:
            if os.path.lexists(self._path):
                stored = plain_json(read_bytes(self._path, MOST_BYTES))
            elif is_file(self._path.with_suffix(".ini")):
                stored = _old_values(read_bytes(self._path.with_suffix(".ini"), MOST_BYTES))
        except StudioError as error:
            self.problem = error
        except ValueError:
            stored = None
        if not isinstance(stored, dict):
            self.problem = StudioError("{path} does not hold settings, or only a part of them.", path=self._path)
        if self.problem is not None:
            log.warning("The settings were not read: %s", str(self.problem))
            return {}
        return {name: value for name, value in stored.items() if name in SETTINGS and SETTINGS[name].fits(value)}


def _old_values(content: bytes) -> dict[str, Any]:
    """What earlier versions wrote to settings.ini: JSON texts, escaped as in a JSON string, some of them in quotes."""
    values = {}
    for line in content.decode(errors="replace").split("\n"):
        name, _, text = line.strip().partition("=")
        with suppress(ValueError):  # another entry, or none
            values[name] = plain_json(plain_json(text if text.startswith('"') else f'"{text}"'))
    return values
