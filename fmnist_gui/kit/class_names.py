"""What the classes are called in the current language: they are those of the data set that is open."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.kit.text import tr

_names: tuple[str, ...] = CLASS_NAMES


def use_class_names(names: Sequence[str]) -> None:
    """Call the classes by `names`, English sources, from now on; texts that show the names before are set anew."""
    global _names
    if (new := tuple(names)) != _names:
        _names = new
        if application := QCoreApplication.instance():
            QCoreApplication.sendEvent(application, QEvent(QEvent.Type.LanguageChange))


def class_name(label: int) -> str:
    return tr(_names[label])


def classified_text(label: int, predicted: int | None) -> str:
    """A class, and where it was taken for another one, that one in a second line."""
    name = class_name(label)
    return name if predicted in (None, label) else f"{name}\n→ {class_name(predicted)}"


def class_names() -> list[str]:
    """Of every class, in the order of the labels."""
    return [tr(name) for name in _names]


def class_entries(text: Callable[[int], str] = class_name) -> dict[Any, Callable[[], str]]:
    """For a choice: every label with what gives its text."""
    return {label: partial(text, label) for label in range(len(_names))}
