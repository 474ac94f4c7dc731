"""What a job's thread can reach: never an object of Qt, for it would be destroyed there if its last reference went."""

from __future__ import annotations

import builtins
import gc
import inspect
from collections import deque
from collections.abc import Callable, Iterator
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np
import torch
from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon, QPixmap

from fmnist_gui.bridge.worker import Job

OF_THE_GUI_THREAD = (QObject, QPixmap, QIcon)
LEAVES = (type, ModuleType, CodeType, BuiltinFunctionType, str, bytes, int, float, np.ndarray, torch.Tensor)
DEPTH, MOST = 12, 20_000  # references from one object to the next; objects that are looked at
LOOKED_AT = 3  # of what a job yields


def gui_objects_of(*roots: object) -> list[str]:
    """The types of Qt's objects that can be reached from these, with the way that leads there."""
    found: list[str] = []
    seen = {id(vars(builtins))}  # where PySide6 keeps the application, and executed code its functions
    waiting: deque[tuple[object, int, str]] = deque((root, 0, "") for root in roots)
    while waiting and len(seen) < MOST:
        thing, depth, way = waiting.popleft()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        kind = type(thing)
        way = f"{way} → {kind.__name__}"
        if issubclass(kind, OF_THE_GUI_THREAD):
            found.append(way)
        elif depth < DEPTH and not issubclass(kind, LEAVES):
            waiting.extend((each, depth + 1, way) for each in _referents(thing))
    return found


def _referents(thing: object) -> list[Any]:
    """Without the globals of functions, which lead everywhere and outlive every job."""
    if isinstance(thing, FunctionType):
        return [thing.__closure__, thing.__defaults__, thing.__kwdefaults__]
    if inspect.isgenerator(thing):
        return [*inspect.getgeneratorlocals(thing).values(), thing.gi_yieldfrom]
    return gc.get_referents(thing)


def watched(job: Job, report: Callable[[str], None]) -> Job:
    """The job, which also reports what it reaches before it runs, while it runs, and with what it gives."""

    def look(when: str, *things: object) -> None:
        for way in gui_objects_of(*things):
            report(f"{when} {getattr(job, '__qualname__', job)}{way}")

    def run() -> Any:
        made = job()
        if not inspect.isgenerator(made):
            look("the result of", made)
            return made
        return go_on(made)

    def go_on(made: Any) -> Iterator[Any]:
        yielded = 0
        try:
            while True:
                try:
                    value = next(made)
                except StopIteration as end:
                    look("the result of", end.value)
                    return end.value
                yielded += 1
                if yielded <= LOOKED_AT:
                    look("what is yielded by", value)
                    look("the frame of", made)
                yield value
        finally:
            made.close()

    look("the start of", job)
    return run
