"""What the application remembers from one start to the next: one table of names, types and defaults."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

DEFAULTS: dict[str, Any] = {
    "theme": "system",  # system, light, dark
    "language": "system",  # system, en, zh
    "page": "learn",
    "first_steps": True,  # to be shown at this start
    "lesson": "",  # the section of the course that is open
    "lessons_done": [],  # their ids
    "geometry": QByteArray(),
    "splitters": QByteArray(),
    "training": {},  # the last settings of the Train page, as TrainingConfig's fields
    "data_folder": "",  # a folder with the archives that the user named
    "drawn_data": False,  # drawn garments stand in while Fashion-MNIST is not here
    "model_run": 0,  # the run whose network is the current model
}


class Settings:
    """Typed access to the settings file. An unknown name is an error; an unreadable value is the default."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def __getitem__(self, name: str) -> Any:
        default = DEFAULTS[name]
        stored = self._store.value(name)
        if stored is None:
            return default
        if isinstance(default, QByteArray):
            return stored if isinstance(stored, QByteArray) else default
        try:
            value = json.loads(stored)
        except (TypeError, ValueError):
            return default
        return value if isinstance(value, type(default)) else default

    def __setitem__(self, name: str, value: Any) -> None:
        default = DEFAULTS[name]
        self._store.setValue(name, value if isinstance(default, QByteArray) else json.dumps(value))

    def save(self) -> None:
        self._store.sync()
