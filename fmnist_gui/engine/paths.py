"""Where the application keeps what it writes: one folder of the user's, and the places inside it."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from fmnist_gui.engine.errors import StudioError

APPLICATION = "fmnist-studio"
HOME_VARIABLE = "FMNIST_HOME"


def home() -> Path:
    """The user's folder for the application, created if need be; the variable FMNIST_HOME names another one.

    Raises StudioError when the folder cannot be created or written.
    """
    named = os.environ.get(HOME_VARIABLE)
    folder = expanded(Path(named)) if named else platformdirs.user_data_path(APPLICATION, appauthor=False)
    if str(folder).startswith("~"):  # there is no home to put in its place
        raise StudioError(
            "You have no home folder here. Name a folder for the application in the variable {variable}.",
            variable=HOME_VARIABLE,
        )
    return make_folder(folder.absolute())


def expanded(folder: Path) -> Path:
    """With the home folder in the place of a leading ~, where there is one."""
    try:
        return folder.expanduser()
    except RuntimeError:  # no such user, or no home
        return folder


def data_folder() -> Path:
    """Where a downloaded data set goes; it is created by the download only."""
    return home() / "data"


def runs_database() -> Path:
    """The file of the run history; it need not exist yet, its folder does."""
    return home() / "runs.sqlite"


def make_folder(folder: Path) -> Path:
    """Create `folder` and its parents unless they exist, and give it back; StudioError where that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StudioError(
            "The folder {folder} cannot be created ({reason}). Allow writing there, or choose another place: "
            "the variable {variable} names the application's folder.",
            folder=folder,
            reason=problem.strerror or problem,
            variable=HOME_VARIABLE,
        ) from problem
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StudioError(
            "The folder {folder} cannot be written. Allow writing there, or choose another place: "
            "the variable {variable} names the application's folder.",
            folder=folder,
            variable=HOME_VARIABLE,
        )
    return folder
