"""`fmnist-gui doctor`: what is there, what is missing, and what to do about it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from fmnist_gui.app.display import has_display, qt_advice
from fmnist_gui.engine import paths
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.engine.resources import own_command
from fmnist_gui.engine.training.backups import backed_up_at
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.engine.versions import package_versions

# A platform plugin that cannot start aborts the process, so a child process tries it.
TRY_WINDOW = "try-window"


def report(named_folder: Path | None) -> tuple[list[str], bool]:
    """Lines to print, and whether everything needed to train in the window is there."""
    lines = [f"{name:<20}{version}" for name, version in package_versions().items()]
    checks = (_device(), _folder(), _data(named_folder), _runs(), _qt())
    for good, name, text in checks:
        lines.append(f"{'ok' if good else 'MISSING':<8}{name:<12}{text}")
    return lines, all(good for good, _, _ in checks)


def _device() -> tuple[bool, str, str]:
    try:
        import torch

        from fmnist_gui.engine.data.vision import import_torchvision
        from fmnist_gui.engine.devices import available, resolve

        import_torchvision()
        found = [name for name in ("cpu", "cuda", "mps") if available(name)]
        cores = f"{os.cpu_count()} cores, {torch.get_num_threads()} threads"
        return True, "device", f"{resolve('auto').type} (there are: {', '.join(found)}; {cores})"
    except Exception as error:  # a broken installation fails in its own ways
        return False, "device", f"PyTorch does not load ({error}). Install the pinned versions again: make setup"


def _folder() -> tuple[bool, str, str]:
    try:
        return True, "folder", str(paths.home())
    except StudioError as error:
        return False, "folder", str(error)


def _data(named: Path | None) -> tuple[bool, str, str]:
    from fmnist_gui.engine.data.fashion_mnist import find_folder, read_data

    try:
        folder = find_folder(named)
        if folder is None:
            return (
                False,
                "data set",
                f"not in {paths.data_folder()}. Press Download in the window, run `fmnist-gui train`, "
                "or name a folder with --data or FMNIST_DATA.",
            )
        data = result_of(read_data(folder))
        counts = f"{thousands(len(data.train))} + {thousands(len(data.test))}"
        return True, "data set", f"{folder}: {counts} images, checksums right"
    except StudioError as error:
        return False, "data set", str(error)
    except Exception as error:  # again a broken installation
        return False, "data set", f"cannot be read ({error})"


def _runs() -> tuple[bool, str, str]:
    try:
        path = paths.runs_database()
        saved = backed_up_at(path)
        backup = f"backed up as of {saved:%Y-%m-%d %H:%M}" if saved else "no backup yet"
        return True, "runs", f"{len(RunStore(path).runs())} in {path}, {backup}"
    except StudioError as error:
        return False, "runs", str(error)


def _qt() -> tuple[bool, str, str]:
    if not has_display():
        return (
            True,
            "window",
            "no display here: no window can open. Pictures of it still can be had: fmnist-gui screenshots DIR",
        )
    tried = subprocess.run(own_command(TRY_WINDOW), capture_output=True, text=True, check=False)
    if tried.returncode == 0:
        return True, "window", f"Qt platform {tried.stdout.strip()}"
    why = tried.stderr.strip().removeprefix("fmnist-gui: ") or f"Qt ended without a word. {qt_advice()}"
    return False, "window", why.splitlines()[-1]
