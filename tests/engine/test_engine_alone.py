"""The engine works without Qt, and the window's module opens before torch is loaded."""

import pkgutil
import subprocess
import sys

import fmnist_gui.engine

MODULES = [module.name for module in pkgutil.walk_packages(fmnist_gui.engine.__path__, "fmnist_gui.engine.")]


def _imported(modules: list[str], unwanted: tuple[str, ...]) -> str:
    """Which of `unwanted` a fresh process has loaded after importing `modules`."""
    script = f"import sys, {', '.join(modules)}; print([name for name in {unwanted!r} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def test_the_engine_never_imports_qt() -> None:
    assert "fmnist_gui.engine.training.loop" in MODULES
    assert _imported(MODULES, ("PySide6", "shiboken6", "pyqtgraph", "qtawesome")) == "[]"


def test_the_main_window_does_not_import_torch() -> None:
    assert _imported(["fmnist_gui.app.main_window"], ("torch", "torchvision", "sklearn")) == "[]"
