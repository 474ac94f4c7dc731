"""The application in a process of its own, driven over all pages; it prints as JSON which sockets were asked for."""

import json
import os
import sys
from collections.abc import Generator
from pathlib import Path

SILENT = {"socket.gethostname", "socket.__new__"}  # the one asks nobody; of the other only the family counts
events: list[str] = []


def note(event: str, arguments: tuple[object, ...]) -> None:
    """Python reports everything here that asks for a socket, a connection or an address."""
    if event == "socket.__new__" and arguments[1] not in (-1, 1):  # neither taken over nor of this computer alone
        events.append(f"{event} {arguments[1]}")
    if event.startswith("socket.") and event not in SILENT:
        events.append(f"{event} {arguments[1:] if event in ('socket.connect', 'socket.bind') else arguments[:2]}")


def internet_sockets() -> list[str]:
    """Those that the process has open, whoever opened them; Linux only."""
    open_files = {os.readlink(link) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
    rows = [
        f"{kind} {line.split()[1]} → {line.split()[2]}"
        for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
        for line in Path("/proc/self/net", kind).read_text(encoding="ascii").splitlines()[1:]
        if f"socket:[{line.split()[9]}]" in open_files
    ]
    return rows


def main() -> None:
    sys.addaudithook(note)
    from PySide6.QtCore import QTimer

    from fmnist_gui.app.application import Application, run_application
    from fmnist_gui.app.main_window import MainWindow
    from fmnist_gui.bridge import data_source
    from fmnist_gui.engine.course.lessons import LESSONS
    from fmnist_gui.engine.drawing.garments.drawn import drawn_data
    from fmnist_gui.engine.training.config import TrainingConfig
    from fmnist_gui.kit.page import TabbedPage
    from fmnist_gui.views.sketch.examples import example

    data_source._draw = lambda: drawn_data(0, 400, 200)
    told: dict[str, list[str]] = {}

    def visit(window: MainWindow) -> Generator[None, None, None]:
        """Everything that can be looked at, a few batches, a drawing; then the download."""
        window.data_flow.draw()
        while window.state.source.busy:
            yield
        for name, page in window.pages.items():
            window.show_page(name)
            yield
            for number in range(page.tabs.count() if isinstance(page, TabbedPage) else 0):
                page.tabs.setCurrentIndex(number)
                yield
        window.show_page("learn")
        for lesson in LESSONS[::11]:
            window.learn.open_lesson(lesson)
            yield
        window.show_page("train")
        window.train.form.set_config(TrainingConfig(epochs=1))
        window.actions_by_name["start"].trigger()
        while window.state.session.active:
            yield
        window.show_page("draw")
        window.draw.show_drawing(example(8, 0))
        while window.draw.verdicts[0].predicted is None:
            yield
        told["while it is used"] = [*events, *internet_sockets()]
        events.clear()
        window.data_flow.download()
        while window.state.source.busy:
            yield
        told["for the download"] = list(events)
        window.close()

    new_window = Application.new_window

    def new_driven_window(application: Application, *values: Path) -> MainWindow:
        window = new_window(application, *values)
        way, timer = visit(window), QTimer(window, interval=20)
        timer.timeout.connect(lambda: next(way, None))
        window.ready.connect(timer.start)
        return window

    Application.new_window = new_driven_window
    told["status"] = [str(run_application())]
    print(json.dumps(told))


if __name__ == "__main__":
    main()
