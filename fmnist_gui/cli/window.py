"""The window, pictures of it, and the doctor."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from fmnist_gui.cli.common import add_data, named_data


def add(commands: Any) -> None:
    doctor = commands.add_parser("doctor", help="tell what is there, what is missing and what to do about it")
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
    from fmnist_gui.app.application import run_application

    return run_application(named_data(options))


def _screenshots(options: argparse.Namespace) -> int:
    from fmnist_gui.app.screenshots import save_screenshots

    return save_screenshots(options.folder, options.theme, options.language, options.size, named_data(options))


def _tour(options: argparse.Namespace) -> int:
    from fmnist_gui.app.tour import run_tour

    return run_tour(options.folder, options.theme, options.language, options.size, named_data(options))


def _doctor(options: argparse.Namespace) -> int:
    from fmnist_gui.doctor import report

    lines, healthy = report(named_data(options))
    print("\n".join(lines))
    return 0 if healthy else 1
