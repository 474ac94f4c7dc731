"""Runs the code of a section in processes of their own, of which one waits, with everything loaded."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fmnist_gui.engine.course.code_errors import process_gone
from fmnist_gui.engine.course.code_process import CodeProcess
from fmnist_gui.engine.course.transcript import Statement, Transcript
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.numbers import thousands

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.network.course_network import Weights

MOST_CODE = 50_000  # characters
_GRACE_S = 2.0  # until a process that says nothing more has ended by itself


@dataclass(frozen=True)
class Ready:
    """A process that waits for code, the data that it has, and how many bytes the code may use."""

    process: CodeProcess
    data: FashionData
    memory: int | None


@dataclass(frozen=True)
class Ended:
    """The code has ended, or its process. `files`: some names of what it had written into its folder."""

    files: tuple[str, ...] = ()


class Interpreter:
    """`warm_up` and `run` are slow jobs, one at a time; `close` may be called at any time, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ready: Ready | None = None
        self._closed = False

    @property
    def is_warm(self) -> bool:
        return self._ready is not None

    def warm_up(self, data: Callable[[], FashionData]) -> Generator[None, None, None]:
        """See to it that a process waits which has this data. Each `yield` is a point to stop."""
        with self._lock:
            ready = self._ready
        if ready is None or ready.data is not data():
            self.cool_down()
            ready = yield from _prepare(data())
            with self._lock:
                if not self._closed:
                    self._ready = ready
                    return
            ready.process.close()

    def run(
        self, code: str, data: Callable[[], FashionData], weights: Weights | None
    ) -> Generator[Statement | None, None, Ended]:
        """Run `code`, with the names of `lesson_names`. Yields each statement whenever more is known of it.

        Stopped at a `yield`, it ends the process. Raises StudioError where no process can be started.
        """
        from fmnist_gui.engine.training.checkpoint import weights_file

        if len(code) > MOST_CODE:
            raise StudioError(
                "This code is longer than {most} characters. Shorten it, or reset it.", most=thousands(MOST_CODE)
            )
        yield from self.warm_up(data)
        with self._lock:
            ready, self._ready = self._ready, None
        if ready is None:  # closed
            return Ended()
        content = weights_file(weights) if weights is not None else b""
        ready.process.send({"code": code, "weights": len(content)}, content)
        try:
            return (yield from _follow(ready, Transcript(code, ready.memory)))
        finally:
            ready.process.close()

    def cool_down(self) -> None:
        """End the process that waits."""
        with self._lock:
            ready, self._ready = self._ready, None
        if ready is not None:
            ready.process.close()

    def close(self) -> None:
        """Nothing waits from now on; a run that is under way ends with its job."""
        self._closed = True
        self.cool_down()


def _prepare(data: FashionData) -> Generator[None, None, Ready]:
    """A new process, with everything loaded."""
    process = CodeProcess()
    try:
        process.send_data(data)
        for message in process.messages():
            match message:
                case None:
                    yield
                case {"ready": int() | None as memory}:
                    return Ready(process, data, memory)
        raise StudioError(
            "The code cannot run: its process does not start ({reason}). Install the application again.",
            reason=process.last_words,
        )
    except BaseException:
        process.close()
        raise


def _follow(ready: Ready, transcript: Transcript) -> Generator[Statement | None, None, Ended]:
    for message in ready.process.messages():
        match message:
            case None:
                yield None
            case {"end": [*files]}:
                return Ended(tuple(str(name)[:200] for name in files[:3]))
            case _:
                try:
                    yield transcript.take(message)
                except ValueError:  # the code has found the way to the application, and writes there itself
                    break
    status = ready.process.close(_GRACE_S)
    yield transcript.fail(process_gone(transcript.line, status), transcript.line)
    return Ended()
