"""The licences of everything that the application is made of: read from the installed packages, or as packaged."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import is_file
from fmnist_gui.engine.resources import resource

DISTRIBUTION = "fmnist-studio"
LIST_NAME = "licences.json"
_FILE_NAME = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9._-]+)\s*(?:\[([^]]*)])?")  # a name, and the extras asked of it
_EXTRA = re.compile(r"""extra == ['"]([^'"]+)['"]""")
_LONGEST_NAME = 60  # of a licence; where a package gives the whole text for a name, it has no name
# Their wheels carry no text, and the licences want one to be handed on.
_TEXTS_FOR = {
    "PySide6_Essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "latex2mathml": ("latex2mathml.txt",),
}
_NAMES = {"torch": "BSD-3-Clause"}  # where the metadata has none
NO_TEXT = "The package carries no text of its licence."


@dataclass(frozen=True)
class Licence:
    """One part of the application: its licence in a word, and the texts that have to be handed on with it."""

    name: str
    version: str
    licence: str
    text: str


def licences() -> list[Licence]:
    """What the packaged application was built with, else what is installed here; the application itself is first."""
    folder = resource("licences")
    if is_file(folder / LIST_NAME):
        return _packaged(folder)
    return installed()


def installed() -> list[Licence]:
    """The application, Python, the data set, and every package that they need here."""
    packages = [_of(distribution) for distribution in _needed(DISTRIBUTION)]
    packages.sort(key=lambda licence: licence.name.lower())
    own = Licence("FMNIST Studio", _version(DISTRIBUTION), "MIT", _own_text())
    data = Licence("Fashion-MNIST", "", "MIT", _shipped_text("Fashion-MNIST.txt"))
    fonts = Licence("Fonts", "", "Apache-2.0, OFL-1.1, Bitstream Vera", _shipped_text("Fonts.txt"))
    return [own, data, _python(), fonts, *packages]


def save(folder: Path, parts: Iterable[Licence]) -> None:
    """Write one text for each part and the list of them all, for `licences` to read and for people to open."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for part in parts:
        row = asdict(part)
        text = row.pop("text")
        row["file"] = re.sub(r"[^A-Za-z0-9._+-]+", "-", part.name) + ".txt"
        (folder / row["file"]).write_text(text, encoding="utf-8")
        rows.append(row)
    (folder / LIST_NAME).write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _packaged(folder: Path) -> list[Licence]:
    try:
        rows = json.loads((folder / LIST_NAME).read_text(encoding="utf-8"))
        return [
            Licence(row["name"], row["version"], row["licence"], (folder / row["file"]).read_text(encoding="utf-8"))
            for row in rows
        ]
    except (OSError, ValueError, KeyError) as error:
        raise StudioError(
            "The licences cannot be read ({reason}). Install the application again.", reason=error
        ) from error


def _needed(root: str) -> list[metadata.Distribution]:
    """The installed packages that `root` needs, and those that they need, by the extras that are asked of them."""
    found: dict[str, metadata.Distribution] = {}
    waiting = _requirements(root)
    seen: set[tuple[str, str]] = set()
    while waiting:
        name, extra = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if (key, extra) in seen:
            continue
        seen.add((key, extra))
        try:
            found[key] = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # for another system or an older Python
            continue
        waiting += _requirements(name, extra)
    return [distribution for distribution in found.values() if _holds_files(distribution)]


def _requirements(name: str, extra: str = "") -> list[tuple[str, str]]:
    """What the package needs, or what one of its extras adds: each name once without an extra, and with each asked."""
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # a checkout that was not installed
        return []
    found = []
    for line in lines:
        match, for_extra = _REQUIREMENT.match(line), _EXTRA.search(line)
        if match and (for_extra[1] if for_extra else "") == extra:
            asked = [word.strip() for word in (match[2] or "").split(",") if word.strip()]
            found += [(match[1], word) for word in ("", *asked)]
    return found


def _holds_files(distribution: metadata.Distribution) -> bool:
    """Some only name others, such as cuda-toolkit: there is nothing in them to license."""
    files = distribution.files
    return files is None or any(".dist-info" not in file.parts[0] for file in files)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _of(distribution: metadata.Distribution) -> Licence:
    about = distribution.metadata
    return Licence(about["Name"], distribution.version, _licence_name(distribution), _text_of(distribution))


def _licence_name(distribution: metadata.Distribution) -> str:
    about = distribution.metadata
    for field in ("License-Expression", "License"):
        named = str(about[field] or "") if field in about else ""
        if named and "\n" not in named and len(named) <= _LONGEST_NAME:
            return named
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    if classifiers:
        return ", ".join(line.rpartition(" :: ")[2] for line in classifiers)
    return _NAMES.get(about["Name"], "–")


def _text_of(distribution: metadata.Distribution) -> str:
    texts = []
    for file in sorted(distribution.files or [], key=_names_people):
        in_licences = ".dist-info/licenses/" in file.as_posix()
        if file.suffix in (".py", ".pyc", ".so", ".pyd") or not (in_licences or _FILE_NAME.match(file.name)):
            continue
        path = Path(str(distribution.locate_file(file)))
        if is_file(path):
            texts.append(path.read_text(encoding="utf-8", errors="replace").strip())
    name = distribution.metadata["Name"]
    texts += [_shipped_text(file).strip() for file in _TEXTS_FOR.get(name, ())]
    return "\n\n".join(dict.fromkeys(texts)) or NO_TEXT


def _names_people(file: metadata.PackagePath) -> bool:
    """Long lists of authors come after the licence."""
    return file.name.upper().startswith("AUTHORS")


def _python() -> Licence:
    version = ".".join(map(str, sys.version_info[:3]))
    folders = (Path(sys.base_prefix) / "lib" / f"python{version.rpartition('.')[0]}", Path(sys.base_prefix))
    debian = Path("/usr/share/doc/python3/copyright")
    for path in (*(folder / name for folder in folders for name in ("LICENSE.txt", "LICENSE")), debian):
        if is_file(path):
            return Licence("Python", version, "PSF-2.0", path.read_text(encoding="utf-8", errors="replace"))
    return Licence("Python", version, "PSF-2.0", NO_TEXT)


def _own_text() -> str:
    path = resource().parent / "LICENSE"  # of a checkout
    return path.read_text(encoding="utf-8") if is_file(path) else _text_of(metadata.distribution(DISTRIBUTION))


def _shipped_text(name: str) -> str:
    return resource("licences", name).read_text(encoding="utf-8")
