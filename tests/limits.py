"""What reading files costs, measured in a process of its own: no file may take more than this."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_MB, MOST_SECONDS = 1_000, 10.0
_ADDRESS_SPACE = 12 << 30  # bytes; a reader without bounds ends here, and not the machine


@dataclass(frozen=True)
class Cost:
    said: str  # what the file is refused with, or nothing
    seconds: float  # of this process alone, however busy the machine is
    peak_mb: float  # of the process that reads all the files, up to then


_READ_ALL = """
import json, resource, sys, time
from pathlib import Path
from fmnist_gui.engine.errors import StudioError
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), -1))
{reader}
for path in map(Path, sys.argv[2:]):
    before, said = time.process_time(), ""
    try:
        read(path)
    except StudioError as error:
        said = str(error)
    peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1000
    print(json.dumps([said, time.process_time() - before, peak]), flush=True)
"""


def cost_of_reading(reader: str, paths: list[Path]) -> dict[str, Cost]:
    """What it takes to `read(path)` each of these files, by name; `reader` is Python code that defines it."""
    command = [sys.executable, "-c", _READ_ALL.format(reader=reader), str(_ADDRESS_SPACE), *map(str, paths)]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stderr
    found: list[list[Any]] = [json.loads(line) for line in process.stdout.splitlines()]
    return {path.name: Cost(*cost) for path, cost in zip(paths, found, strict=True)}


def assert_bounded(costs: dict[str, Cost]) -> None:
    over = {name: cost for name, cost in costs.items() if cost.peak_mb > MOST_MB or cost.seconds > MOST_SECONDS}
    assert not over
