"""Versions of everything that can change what a person sees or a run's numbers."""

from __future__ import annotations

import platform

from fmnist_gui import __version__

PACKAGES = ("torch", "torchvision", "PySide6-Essentials", "pyqtgraph", "numpy", "scikit-learn")


def package_versions() -> dict[str, str]:
    """Name and version of the application, Python, the system and the main packages."""
    from importlib.metadata import PackageNotFoundError, version  # with much behind it, and seldom needed

    found = {"fmnist-studio": __version__, "python": platform.python_version(), "system": platform.platform()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "–"
    return found
