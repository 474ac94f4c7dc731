"""The code of the course's sections: the names that it may use, its statements, and what they give."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from typing import Any

import torch

from fmnist_gui.engine.course.execution import SEED, Message, execute
from fmnist_gui.engine.course.figures import PYPLOT, import_pyplot
from fmnist_gui.engine.course.transcript import Statement, Transcript
from fmnist_gui.engine.data.etl import CourseSet
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.data.vision import import_torchvision
from fmnist_gui.engine.network.course_network import Network, Weights, network_with, new_network


def library_names() -> dict[str, Any]:
    """What the code need not import."""
    return {
        "torch": torch,
        "nn": torch.nn,
        "F": torch.nn.functional,
        "torchvision": import_torchvision(),
        PYPLOT: import_pyplot(),
        "DataLoader": torch.utils.data.DataLoader,
        "Network": Network,
        "__name__": "__main__",
    }


def lesson_names(data: FashionData, weights: Weights | None) -> dict[str, Any]:
    """The names that a section's code may use, those of the script that it becomes when it is exported.

    `network` is the trained network of `weights`, or a new one where there is none; the code may change its copy.
    """
    own = {name: tensor.clone() for name, tensor in weights.items()} if weights is not None else None
    return library_names() | {
        "train_set": CourseSet(data.train),
        "test_set": CourseSet(data.test),
        "network": network_with(own) if own is not None else new_network(SEED).eval(),
    }


def run_code(code: str, names: dict[str, Any]) -> Iterator[Statement]:
    """Run `code` in `names` here, in this process: the application's own alone (`resources/learn`).

    What somebody wrote runs in a process of its own: `interpreter.Interpreter`.
    """
    messages: list[Message] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # as in a Python of its own: they are for the libraries
        execute(code, names, messages.append)
    transcript = Transcript(code)
    for message in messages:
        transcript.take(message)
    return iter(transcript.statements)


def statements_of(code: str) -> list[tuple[str, ast.stmt]]:
    """Each statement with its lines; comments and blank lines belong to the statement after them."""
    lines, found, last = code.split("\n"), [], 0
    for node in ast.parse(code).body:
        assert node.end_lineno is not None
        found.append(("\n".join(lines[last : node.end_lineno]), node))
        last = node.end_lineno
    return found
