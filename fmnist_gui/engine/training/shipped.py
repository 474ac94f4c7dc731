"""The trained network that comes with the application: it reads photographs and drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import is_file
from fmnist_gui.engine.resources import resource

if TYPE_CHECKING:
    from fmnist_gui.engine.training.checkpoint import Checkpoint

SHIPPED_NAME = N_("Sketch-ready")
FILE_NAME = "sketch-ready.pt"


def shipped() -> Checkpoint:
    """The shipped network, with its recipe and its figures in `info`. Raises StudioError where it is missing."""
    from fmnist_gui.engine.training.checkpoint import load

    path = resource("models", FILE_NAME)
    if not is_file(path):
        raise StudioError("The model that comes with the application is missing. Install the application again.")
    return load(path)
