"""A packaged window seen from outside: mouse and keys of a real X display, and what the window says it shows.

Where to click is read from the file that the window writes when FMNIST_POSITIONS names one (app/positions.py).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

START_TIMEOUT_S, STEP_TIMEOUT_S = 60, 40
POLL_S = 0.1
SETTLE_S = 1.0  # by then the window has written what it shows after a click
Entry = dict[str, Any]


class Window:
    """The application started by `command`; pictures and what it prints go to the folder `work`."""

    def __init__(self, work: Path, command: list[str], **variables: str) -> None:
        work.mkdir(parents=True, exist_ok=True)
        self.work = work
        self._positions = work / "positions.json"
        self._positions.unlink(missing_ok=True)
        self._pictures = 0
        self._started = time.time()
        self.environment = os.environ | {"FMNIST_POSITIONS": str(self._positions)} | variables
        with (work / "output.txt").open("w") as output:
            self._process = subprocess.Popen(command, env=self.environment, stdout=output, stderr=subprocess.STDOUT)

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def stands(self) -> float:
        """Wait for the first window; seconds since the start. xdotool fails where a window goes while it looks."""
        while time.time() < self._started + START_TIMEOUT_S:
            with suppress(subprocess.CalledProcessError):
                xdotool("search", "--sync", "--onlyvisible", "--name", "^FMNIST Studio$")
                return time.time() - self._started
        raise SystemExit(f"{self.work.name}: no window in {START_TIMEOUT_S} s")

    def ended(self, status: int) -> None:
        found = self._process.wait(STEP_TIMEOUT_S)
        if found != status:
            raise SystemExit(f"{self.work.name}: it ended with status {found} instead of {status}")

    # ---- looking

    def find(self, kind: str = "", name: str = "", text: str = "", enabled: bool = False) -> Entry | None:
        """The first that is shown of this class, with this object name and with this pattern in its text."""
        try:
            shown = json.loads(self._positions.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        for entry in shown:
            fits = (not kind or entry["kind"] == kind) and (not name or entry["name"] == name)
            if fits and (not text or re.search(text, entry["text"])) and (entry["enabled"] or not enabled):
                return dict(entry)
        return None

    def get(self, timeout_s: float = STEP_TIMEOUT_S, **wanted: Any) -> Entry:
        return self.wait(str(wanted), lambda: self.find(**wanted), timeout_s)

    def wait(self, what: str, look: Callable[[], Entry | None], timeout_s: float) -> Entry:
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            if (found := look()) is not None:
                return found
            time.sleep(POLL_S)
        self.picture("stuck")
        raise SystemExit(f"{what} did not come within {timeout_s:.0f} s; see {self.work}")

    def picture(self, name: str) -> None:
        self._pictures += 1
        path = self.work / f"{self._pictures}-{name}.png"
        subprocess.run(["scrot", "--overwrite", path], check=True)

    # ---- acting

    def click(self, **wanted: Any) -> None:
        x, y, width, height = self.get(**wanted)["rect"]
        xdotool("mousemove", str(x + width // 2), str(y + height // 2), "click", "1")
        settle()

    def quit(self) -> None:
        xdotool("key", "ctrl+q")
        self.ended(0)


def xdotool(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, stdout=subprocess.DEVNULL, timeout=START_TIMEOUT_S)


def settle(seconds: float = SETTLE_S) -> None:
    time.sleep(seconds)
