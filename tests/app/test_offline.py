"""The window asks nobody on the network; a download that the user asks for does, and nobody but its mirror."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.timeout(180)  # a busy machine takes that long to start a process with torch and a window
@pytest.mark.skipif(sys.platform != "linux", reason="looks for open sockets in /proc")
def test_only_a_download_that_was_asked_for_opens_a_socket(tmp_path: Path) -> None:
    """The local socket by which a second start finds the window is Qt's own, and no way out of the computer."""
    with socket.socket() as unused:  # bound, but it does not listen
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        surroundings = {
            "FMNIST_HOME": str(tmp_path / "home"),
            "FMNIST_MIRROR": f"http://127.0.0.1:{port}/",
            "HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "no_proxy": "127.0.0.1",
        }
        ran = subprocess.run(
            [sys.executable, "-m", "tests.app.offline"],
            cwd=tmp_path,
            env=os.environ | surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["status"] == ["0"]
    assert told["while it is used"] == []
    asked = told["for the download"]
    assert any(event.startswith("socket.connect") for event in asked)
    assert all(f"'127.0.0.1', {port}" in event or event == "socket.__new__ 2" for event in asked)
