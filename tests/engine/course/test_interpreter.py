"""Code in a process of its own: what it may do to itself, and that nothing of it is left behind."""

import io
import json
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from fmnist_gui.engine.course import code_child, code_process, interpreter
from fmnist_gui.engine.course.code_child import Channel, guard_processes, limit_resources, serve
from fmnist_gui.engine.course.code_errors import TooManyProcesses
from fmnist_gui.engine.course.code_process import CodeProcess
from fmnist_gui.engine.course.interpreter import MOST_CODE, Ended, Interpreter
from fmnist_gui.engine.course.transcript import Statement
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.network.course_network import new_network

on_unix = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows knows neither forks nor groups of processes")


@pytest.fixture(autouse=True)
def _no_folder_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    assert list(folder.glob("fmnist-code-*")) == []


@pytest.fixture
def ready() -> Iterator[Interpreter]:
    made = Interpreter()
    yield made
    made.close()


Run = Callable[[str], list[Statement]]


@pytest.fixture
def run(ready: Interpreter, tiny_data: FashionData) -> Run:
    def run(code: str) -> list[Statement]:
        return statements(ready.run(code, lambda: tiny_data, new_network(3).state_dict()))[0]

    return run


def statements(job: Generator[Statement | None, None, Ended]) -> tuple[list[Statement], Ended]:
    """Each statement as it was at last."""
    found: dict[int, Statement] = {}
    while True:
        try:
            done = next(job)
        except StopIteration as end:
            return list(found.values()), end.value
        if done is not None:
            found[done.number] = done


def test_code_runs_on_the_data_and_the_network_and_its_figures_and_files_come_back(
    ready: Interpreter, tiny_data: FashionData
) -> None:
    weights = new_network(3).state_dict()
    code = """train_set[0][1], len(test_set), train_set.classes[9]
network.out.bias.sum().item()
plt.figure(figsize=(1, 1))
open("own.txt", "w").write("kept nowhere")
__name__, torch.get_num_threads()
class Own: pass
torch.save(Own(), "own.pt")"""

    ran, ended = statements(ready.run(code, lambda: tiny_data, weights))

    assert [done.error for done in ran if done.failed] == []
    assert ran[0].output == str((int(tiny_data.train.labels[0]), 300, "Ankle boot"))
    assert float(ran[1].output) == pytest.approx(float(weights["out.bias"].sum()), abs=1e-6)
    assert len(ran[2].figures) == 1
    assert ran[4].output == "('__main__', 1)"
    assert ended == Ended(("own.pt", "own.txt"))
    assert not ready.is_warm


@on_unix
@pytest.mark.usefixtures("small_code_process")
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import os\nos._exit(3)", "Line 2: the code ended the process that ran it (status 3)."),
        ("import os\nos.kill(os.getpid(), 9)", "Line 2: the process that ran the code was ended from outside"),
        ("import os\nwhile True: os.fork()", "Line 2: the code may not start any more processes."),
        pytest.param(
            "1\ntorch.empty(5_000_000_000)",
            "Line 2: there is not enough memory for this: the code may use",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="macOS has no limit"),
        ),
        (
            "import os, shutil\nshutil.rmtree(os.getcwd())\nopen('a')",
            "Line 3: FileNotFoundError: [Errno 2] No such file or directory: 'a'\nThe code runs in an empty folder",
        ),
    ],
)
def test_what_code_does_to_its_own_process_is_said_in_a_sentence(run: Run, code: str, sentence: str) -> None:
    assert sentence in str(run(code)[-1].error)


@on_unix
@pytest.mark.usefixtures("small_code_process")
def test_code_that_never_ends_is_stopped_with_all_that_it_has_started(
    ready: Interpreter, tiny_data: FashionData
) -> None:
    code = "import os\nother = os.fork()\nif other:\n    print(other, flush=True)\nwhile True: pass"
    job = ready.run(code, lambda: tiny_data, None)
    other = next(int(done.output) for done in job if done is not None and done.output.isdigit())

    job.close()

    assert code_process.running() == []
    while not is_gone(other):
        os.sched_yield()


def is_gone(process: int) -> bool:
    """Whether it has ended; it may still wait to be buried by somebody else."""
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (ProcessLookupError, FileNotFoundError):
        return True


@on_unix
@pytest.mark.usefixtures("small_code_process")
def test_it_ends_with_the_application(tiny_data: FashionData) -> None:
    """Its standard input ends, as it does however the application ends."""
    process = CodeProcess()
    process.send_data(tiny_data)
    assert next(message for message in process.messages() if message)["ready"] is not False
    process.send({"code": "print(1)\nwhile True: pass", "weights": 0})
    assert next(message for message in process.messages() if message and "text" in message) == {"text": "1\n"}

    assert process._process.stdin is not None
    process._process.stdin.close()

    list(process.messages())  # to their end
    assert not process.folder.exists()
    assert process.close(5) == -signal.SIGKILL


@pytest.mark.usefixtures("small_code_process")
def test_a_process_waits_for_code_and_is_replaced_for_other_data(ready: Interpreter, tiny_data: FashionData) -> None:
    list(ready.warm_up(lambda: tiny_data))
    assert ready.is_warm
    (first,) = code_process.running()
    list(ready.warm_up(lambda: tiny_data))
    assert code_process.running() == [first]
    other = FashionData(tiny_data.train.first(10), tiny_data.test, Path())

    job = ready.warm_up(lambda: other)
    next(job)

    (second,) = code_process.running()
    assert second is not first
    job.close()
    assert code_process.running() == []


# ---- without another process


class Pretended:
    """Stands for a CodeProcess that sends these messages."""

    def __init__(self, *messages: Any) -> None:
        self.to_send = messages
        self.ended = False

    def send_data(self, data: FashionData) -> None:
        pass

    def send(self, about: Any, *contents: Any) -> None:
        self.code = about["code"]

    def messages(self) -> Iterator[Any]:
        yield from self.to_send

    last_words = "it has no Python"

    def close(self, grace_s: float = 0.0) -> int:
        self.ended = True
        return 0


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Pretended]:
    def pretend(*messages: Any) -> Pretended:
        process = Pretended(*messages)
        monkeypatch.setattr(interpreter, "CodeProcess", lambda: process)
        return process

    return pretend


READY = {"ready": None}


def test_a_process_that_does_not_start_is_said_in_a_sentence(
    run: Run, pretend: Callable[..., Pretended], monkeypatch: pytest.MonkeyPatch
) -> None:
    process = pretend(None, {"begin": [1, 1]})
    with pytest.raises(StudioError, match="its process does not start \\(it has no Python"):
        run("1")
    assert process.ended
    monkeypatch.undo()

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(code_process.subprocess, "Popen", refuse)
    with pytest.raises(StudioError, match="no further process can be started"):
        run("1")


def test_code_that_writes_to_the_application_itself_is_ended(run: Run, pretend: Callable[..., Pretended]) -> None:
    process = pretend(READY, {"begin": [1, 1]}, None, {"text": []}, {"text": "more"})

    (only,) = run("1")

    assert process.ended
    assert "the code ended the process that ran it" in str(only.error)


def test_code_that_is_too_long_is_refused(run: Run) -> None:
    with pytest.raises(StudioError, match="longer than 50,000 characters"):
        run("#" * (MOST_CODE + 1))


def test_nothing_runs_any_more_once_it_is_closed(
    ready: Interpreter, tiny_data: FashionData, pretend: Callable[..., Pretended]
) -> None:
    process = pretend(READY)
    ready.close()
    assert statements(ready.run("1", lambda: tiny_data, None)) == ([], Ended())
    assert process.ended


# ---- what the process does, done here


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Channel]:
    monkeypatch.setattr(code_child, "limit_resources", lambda: 7)
    monkeypatch.setattr(code_child, "end_all", lambda folder: None)
    monkeypatch.setattr(code_child, "fall_silent", lambda: None)
    threads = torch.get_num_threads()
    yield Channel(io.BytesIO())
    torch.set_num_threads(threads)


def sent(channel: Channel) -> list[Any]:
    return [json.loads(line) for line in channel._stream.getvalue().splitlines()]  # type: ignore[attr-defined]


def commands(data: FashionData, folder: Path, *asked: Any) -> tuple[dict[str, Any], io.BytesIO]:
    """What the application sends: the first line, and all that comes after it."""
    stream = io.BytesIO()
    process = SimpleNamespace(folder=folder, _process=SimpleNamespace(stdin=stream))
    process.send = lambda *contents: CodeProcess.send(process, *contents)  # type: ignore[arg-type]
    CodeProcess.send_data(process, data)  # type: ignore[arg-type]
    for about in asked:
        CodeProcess.send(process, about)  # type: ignore[arg-type]
    stream.seek(0)
    return json.loads(stream.readline()), stream


def test_the_process_loads_the_data_and_runs_the_code_once(
    tiny_data: FashionData, tmp_path: Path, channel: Channel
) -> None:
    (tmp_path / code_child.FILES).mkdir()
    (tmp_path / code_child.FILES / "a.txt").touch()
    own_main = sys.modules["__main__"]
    about, rest = commands(tiny_data, tmp_path, {"code": "train_set.targets.sum().item()", "weights": 0})

    serve(about, rest, channel)

    total = str(int(tiny_data.train.labels.sum()))
    assert sent(channel) == [{"ready": 7}, {"begin": [1, 1]}, {"text": total}, {"end": ["a.txt"]}]
    assert sys.modules["__main__"] is own_main
    for thread in threading.enumerate():
        if thread.name.endswith("(_end_with)"):
            thread.join()


def test_where_no_code_comes_it_ends(tiny_data: FashionData, tmp_path: Path, channel: Channel) -> None:
    about, rest = commands(tiny_data, tmp_path)
    serve(about, rest, channel)
    assert sent(channel) == [{"ready": 7}]


def test_a_process_that_was_forked_off_says_nothing(channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getpid", lambda: -1)
    channel.send({"text": "a"})
    assert sent(channel) == []
    assert not channel.is_own
    channel.close()


def test_forks_are_counted_and_the_application_is_not_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    system = SimpleNamespace(fork=lambda: 5, kill=lambda process, number: ended.append(process))
    monkeypatch.setattr(os, "getppid", lambda: 77)
    guard_processes(system)
    assert [system.fork() for _ in range(code_child.MOST_FORKS)] == [5] * code_child.MOST_FORKS
    with pytest.raises(TooManyProcesses):
        system.fork()
    for process in (77, -77, -1):
        with pytest.raises(PermissionError):
            system.kill(process, 9)
    system.kill(1, 9)
    assert ended == [1]


@on_unix
@pytest.mark.skipif(sys.platform != "linux", reason="macOS has no limit")
def test_memory_files_and_core_dumps_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    limits = {}
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (0, 5 if kind == resource.RLIMIT_FSIZE else -1))
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limit: limits.update({kind: limit}))

    memory = limit_resources()

    assert memory is not None
    assert 2 << 30 <= memory <= 8 << 30
    assert limits[resource.RLIMIT_AS][0] > memory
    assert limits[resource.RLIMIT_FSIZE] == (5, 5)
    assert limits[resource.RLIMIT_CORE] == (0, -1)


def test_where_the_system_has_no_limit_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    assert limit_resources() is None


def test_the_application_starts_as_this_process_before_anything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    from fmnist_gui.__main__ import main

    monkeypatch.setattr(code_child, "main", lambda: 5)
    assert main(["run-code"]) == 5


def test_a_made_up_line_ends_the_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    for said in ("{'no': json}", "1" * 300):
        command = [sys.executable, "-c", f"print({said!r})"]
        monkeypatch.setattr(code_process, "own_command", lambda _, command=command: command)
        monkeypatch.setattr(code_process, "_MOST_LINE", 200)
        process = CodeProcess()
        process.send({"too": "late"}, b"x" * 100_000)
        assert list(filter(None, process.messages())) == []
        assert process.close(5) == 0


def test_why_it_does_not_start_is_what_it_wrote_last(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    failing = [sys.executable, "-c", "import sys; sys.exit('first\\nno torch\\n')"]
    monkeypatch.setattr(code_process, "own_command", lambda _: failing)
    with pytest.raises(StudioError, match=r"does not start \(no torch\)"):
        run("1")
    assert CodeProcess.last_words.fget(SimpleNamespace(folder=tmp_path)) == "–"  # type: ignore[attr-defined]


def test_messages_that_nobody_takes_make_it_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = [sys.executable, "-c", "while True: print(1, flush=True)"]
    monkeypatch.setattr(code_process, "own_command", lambda _: endless)
    process = CodeProcess()
    assert next(message for message in process.messages() if message) == 1
    code_process.end_processes()
    assert not process._reader.is_alive()
    assert process.close() == process.close()


def test_a_folder_that_cannot_be_written_keeps_no_code_from_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("FMNIST_HOME", str(tmp_path / "file"))
    monkeypatch.delenv("MPLCONFIGDIR")
    monkeypatch.setenv("DISPLAY", ":0")
    found = code_process._environment(tmp_path)
    assert "MPLCONFIGDIR" not in found
    assert "DISPLAY" not in found
    assert found["TMPDIR"] == str(tmp_path)
