"""torchvision, also where its compiled part was built for another PyTorch."""

from __future__ import annotations

import importlib
import sys
import threading
from types import ModuleType
from typing import Any

from fmnist_gui.engine.errors import StudioError

# Operators of torchvision's compiled part whose mere names its Python part needs during the import.
_MISSING_OPERATORS = ("nms", "qnms")
_SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"

_lock = threading.RLock()
_declarations: list[Any] = []  # a torch Library withdraws what it declared when it is no longer referenced


def import_torchvision() -> ModuleType:
    """The torchvision module; use this instead of `import torchvision`. Slow once (seconds), then immediate.

    torchvision from the package index is a CUDA build. Beside a CPU-only PyTorch its compiled part does not
    load and its import fails with "operator torchvision::nms does not exist". Data sets, transforms and
    make_grid need nothing of that part, so the operators' names are declared and the import is tried again.

    May be called from several threads. Raises StudioError when torchvision is missing or does not fit.
    """
    with _lock:
        try:
            try:
                return importlib.import_module("torchvision")
            except RuntimeError as problem:
                if "operator torchvision::" not in str(problem):
                    raise
            # Only now: where the compiled part does load, declaring its operators first ends the process.
            _drop_half_imported()
            _declare_operators()
            return importlib.import_module("torchvision")
        except ImportError as problem:
            raise StudioError(
                "torchvision cannot be imported ({reason}). Install it beside PyTorch, for example with "
                "“pip install torchvision”, and start again.",
                reason=problem,
            ) from problem
        except RuntimeError as problem:
            raise StudioError(
                "torchvision does not fit the installed PyTorch ({reason}). Install versions of both that belong "
                "together, and start again.",
                reason=problem,
            ) from problem


def _drop_half_imported() -> None:
    """Forget the submodules that the failed import left behind, so that the next import runs them again."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        del sys.modules[name]


def _declare_operators() -> None:
    if _declarations:
        return
    torch_library: Any = importlib.import_module("torch.library")  # Any: its classes carry no types
    library = torch_library.Library("torchvision", "FRAGMENT")
    for operator in _MISSING_OPERATORS:
        library.define(operator + _SCHEMA)
    _declarations.append(library)
