"""The window, pictures of it, and the doctor."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fmnist_gui.app.display import qt_advice
from fmnist_gui.cli.common import add_data, named_data
from fmnist_gui.doctor import report
from fmnist_gui.engine.errors import StudioError


def add(commands: Any) -> None:
    opened = commands.add_parser("open", help="open the window on a trained network; the word may be left out")
    opened.add_argument("file", type=Path, metavar="FILE")
    add_data(opened)
    opened.set_defaults(command=open_window)

    doctor = commands.add_parser("doctor", help="say what is there, what is missing and what to do about it")
    add_data(doctor)
    doctor.set_defaults(command=_doctor)

    for name, help_text, command in (
        ("screenshots", "save a picture of each page", _screenshots),
        ("tour", "walk through the window by itself, training on the data found, and save pictures", _tour),
    ):
        pictures = commands.add_parser(name, help=help_text)
        pictures.add_argument("folder", type=Path)
        pictures.add_argument("--theme", choices=("light", "dark"), default="light")
        pictures.add_argument("--language", choices=("en", "zh"), default="en")
        pictures.add_argument("--size", default="1280x820", metavar="WxH", help="size of the window in pixels")
        add_data(pictures)
        pictures.set_defaults(command=command)


def open_window(options: argparse.Namespace) -> int:
    file: Path | None = getattr(options, "file", None)
    gc.disable()  # until the window can be seen: to look through all that is being loaded takes a quarter of a second
    try:
        with _qt_is_needed():
            from fmnist_gui.app.application import run_application

        return run_application(named_data(options), file.absolute() if file else None)
    finally:
        gc.enable()


@contextmanager
def _qt_is_needed() -> Iterator[None]:
    """Turn a library that the system lacks into a sentence."""
    try:
        import PySide6.QtGui  # noqa: F401  # first: through other modules its own words would be lost

        yield
    except ImportError as error:
        raise StudioError(
            "No window can be opened: Qt, which draws it, does not load ({reason}). {advice}",
            reason=error,
            advice=qt_advice(),
        ) from error


def try_window() -> int:
    """For the doctor, which asks a process of its own: say on which platform a window can be opened."""
    with _qt_is_needed():
        from fmnist_gui.app.application import qt_application
        from fmnist_gui.app.surroundings import log_messages

    with log_messages():
        print(qt_application().platformName())
    return 0


def _screenshots(options: argparse.Namespace) -> int:
    from fmnist_gui.tools.screenshots import save_screenshots

    return save_screenshots(options.folder, options.theme, options.language, options.size, named_data(options))


def _tour(options: argparse.Namespace) -> int:
    from fmnist_gui.tools.tour import run_tour

    return run_tour(options.folder, options.theme, options.language, options.size, named_data(options))


def _doctor(options: argparse.Namespace) -> int:
    lines, healthy = report(named_data(options))
    print("\n".join(lines))
    return 0 if healthy else 1
