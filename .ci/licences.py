"""Collects the licences of everything that was packaged: Python packages, and the system's libraries beside them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from fmnist_gui.engine.licences import NO_TEXT, Licence, installed, save

BOOTLOADER = (
    "The small program that starts the application is PyInstaller's. Its licence is the GPL, version 2 or later, with "
    "an exception that allows any application to be started by it, under that application's own licence.\n\n"
)


def collect(folder: Path, libraries: Iterable[str]) -> None:
    """Write the licences into `folder`, anew; `libraries` are the files on this system that were taken along."""
    shutil.rmtree(folder, ignore_errors=True)
    save(folder, [*installed(), _starter(), *_of_system(libraries)])


def _starter() -> Licence:
    distribution = metadata.distribution("pyinstaller")
    files = [file for file in distribution.files or [] if file.name.startswith("COPYING")]
    text = "".join(Path(str(distribution.locate_file(file))).read_text(encoding="utf-8") for file in files)
    return Licence("PyInstaller", distribution.version, "GPL-2.0-or-later with an exception", BOOTLOADER + text)


def _of_system(libraries: Iterable[str]) -> list[Licence]:
    """By the Debian package that a library came with; elsewhere there are none from the system."""
    if shutil.which("dpkg-query") is None:
        return []
    found = defaultdict(list)
    for library in sorted(set(libraries)):
        if library.startswith(("/usr/lib/", "/lib/")):
            found[_package_of(library)].append(Path(library).name)
    return [_of_package(package, names) for package, names in sorted(found.items()) if package]


def _package_of(library: str) -> str:
    for name in (library, library.removeprefix("/usr"), str(Path(library).resolve())):
        asked = subprocess.run(["dpkg-query", "--search", name], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0]
    sys.exit(f"No package of the system owns {library}, so its licence is not known.")


def _of_package(package: str, names: list[str]) -> Licence:
    asked = ["dpkg-query", "--show", "--showformat=${Version}", package]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    path = Path("/usr/share/doc") / package / "copyright"
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else NO_TEXT
    kinds = dict.fromkeys(line[8:].strip() for line in text.splitlines() if line.startswith("License:"))
    return Licence(", ".join(names), version, ", ".join(kinds) or "–", text)
