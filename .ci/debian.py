"""Builds the .deb from the frozen folder: python .ci/debian.py FOLDER ICONS DIST."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fmnist_gui import __version__

ROOT = Path(__file__).parents[1]
NAME = "fmnist-studio"
FILES = ROOT / "resources" / "packaging"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
# Any of these writes Chinese; the first is the smallest.
CHINESE_FONTS = "fonts-wqy-microhei | fonts-wqy-zenhei | fonts-noto-cjk | fonts-arphic-uming"
# Loaded by name, so that no file asks for them; the names of newer releases where they differ.
LOADED_BY_NAME = {"libegl1", "libgl1"}
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}
# Qt's plugins for Wayland and for the theme of GTK: a desktop without these does not load them.
OPTIONAL = ("libqgtk3.so", "wayland", "wlshell")
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: FMNIST Studio maintainers <fmnist-studio@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: libwayland-cursor0, libwayland-egl1, shared-mime-info, desktop-file-utils, hicolor-icon-theme
Section: education
Priority: optional
Description: learn how a convolutional network works by running all of it
 Train a convolutional network on the real Fashion-MNIST images, look into every
 layer and at every mistake, and draw a garment to have its class named.
 .
 Everything that is needed is inside, Python and PyTorch (for the CPU) among it.
"""


def main(folder: Path, icons: Path, dist: Path) -> None:
    tree = ROOT / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_out(tree, folder, icons)
    architecture = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    control = CONTROL.format(
        name=NAME,
        version=__version__,
        architecture=architecture.stdout.strip(),
        kilobytes=sum(path.lstat().st_size for path in tree.rglob("*")) // 1024,
        depends=", ".join(depends(folder)),
    )
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    package = dist / f"{NAME}_{__version__}_{architecture.stdout.strip()}.deb"
    # -z1: 6 times as fast as -z6, and 14 % larger.
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", tree, package], check=True)
    shutil.rmtree(tree)


def _lay_out(tree: Path, folder: Path, icons: Path) -> None:
    share = tree / "usr" / "share"
    program = tree / "usr" / "lib" / NAME
    program.parent.mkdir(parents=True)
    subprocess.run(["cp", "-al", folder, program], check=True)  # links: nothing is copied
    (tree / "usr" / "bin").mkdir()
    for command in (NAME, "fmnist-gui"):
        (tree / "usr" / "bin" / command).symlink_to(f"../lib/{NAME}/{NAME}")
    for source, place in (
        (FILES / f"{NAME}.desktop", "applications"),
        (FILES / f"{NAME}.metainfo.xml", "metainfo"),
        (FILES / f"{NAME}.xml", "mime/packages"),
        (ROOT / "resources" / "icons" / f"{NAME}.svg", "icons/hicolor/scalable/apps"),
    ):
        (share / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(source, share / place)
    for side in ICON_SIZES:
        place = share / "icons" / "hicolor" / f"{side}x{side}" / "apps"
        place.mkdir(parents=True)
        shutil.copy(icons / f"icon-{side}.png", place / f"{NAME}.png")
    document = share / "doc" / NAME
    document.mkdir(parents=True)
    licences = f"The licences of all parts lie in /usr/lib/{NAME}/_internal/fmnist_gui/resources/licences.\n\n"
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    (document / "copyright").write_text(f"{licences}FMNIST Studio itself:\n\n{text}", encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (document / "changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=0))
    for path in tree.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif path.is_file() and not path.is_symlink() and not path.is_relative_to(program):
            path.chmod(0o644)


def depends(folder: Path) -> list[str]:
    """The packages of the system whose libraries something in `folder` asks for and the folder does not have."""
    names = sorted({*(_package_of(library) for library in _missing(folder)), *LOADED_BY_NAME} - {"libc6"})
    told = [f"{name} | {RENAMED[name]}" if name in RENAMED else name for name in names]
    return [f"libc6 (>= {os.confstr('CS_GNU_LIBC_VERSION').split()[1]})", *told, CHINESE_FONTS]


def _missing(folder: Path) -> set[str]:
    files = [
        path
        for path in folder.rglob("*")
        if path.is_file() and (".so" in path.name or path.parent == folder)
        if path.suffix != ".txt" and not any(part in str(path.relative_to(folder)).lower() for part in OPTIONAL)
    ]
    here = {path.name for path in files} | {path.name for path in folder.rglob("*.so*")}
    asked = subprocess.run(["readelf", "-d", *files], capture_output=True, text=True, check=False).stdout
    wanted = set(re.findall(r"\(NEEDED\).*\[(.+)\]", asked))
    return wanted - here


def _package_of(library: str) -> str:
    known = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    match = re.search(rf"^\s*{re.escape(library)} \(libc6,x86-64.*=> (\S+)", known, re.MULTILINE) or re.search(
        rf"^\s*{re.escape(library)} .*=> (\S+)", known, re.MULTILINE
    )
    if match is None:
        sys.exit(f"{library} is asked for, but this system has none to tell the package by.")
    for path in (match[1], match[1].removeprefix("/usr"), f"/usr{match[1]}"):
        owner = subprocess.run(["dpkg-query", "--search", path], capture_output=True, text=True, check=False)
        if owner.returncode == 0:
            return owner.stdout.partition(":")[0]
    sys.exit(f"No package owns {match[1]}.")


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:4]))
