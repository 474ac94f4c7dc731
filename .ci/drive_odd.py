"""Odd starts of the packaged application: python .ci/drive_odd.py WORK SCRATCH COMMAND OTHER CHECKPOINT

CHECKPOINT is one, OTHER is a file that is none. Each start has to end in a sentence where its user looks.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from window import START_TIMEOUT_S, Window, xdotool

FONTS = '<?xml version="1.0"?><fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>'


def a_file_that_is_no_checkpoint(work: Path, home: Path, command: str, other: str) -> None:
    with Window(work / "no-checkpoint", [command, other], FMNIST_HOME=str(home)) as window:
        say(window.get(START_TIMEOUT_S, text="is not a checkpoint")["text"])
        window.get(START_TIMEOUT_S, text="Model: Sketch-ready")
        window.picture("told")
        window.quit()


def a_checkpoint_and_a_second_start(work: Path, home: Path, command: str, other: str, checkpoint: str) -> None:
    with Window(work / "checkpoint", [command, checkpoint], FMNIST_HOME=str(home)) as window:
        say(window.get(START_TIMEOUT_S, text="is the model of every page")["text"])
        window.picture("told")
        second = subprocess.run(
            [command, other],
            env=window.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=START_TIMEOUT_S,
        )
        if second.returncode != 0 or "is open already" not in second.stdout or second.stderr:
            raise SystemExit(f"a second start ended with {second}")
        say(second.stdout.strip())
        say(window.get(text="is not a checkpoint")["text"])
        window.picture("second-start")
        window.quit()


def a_home_that_cannot_be_written(work: Path, command: str) -> None:
    with Window(work / "home", [command], FMNIST_HOME="/proc/nowhere") as window:
        window.stands()
        window.picture("told")
        xdotool("key", "Return")
        window.ended(2)
    said = (work / "home" / "output.txt").read_text(encoding="utf-8")
    if len(said.splitlines()) != 1 or "cannot be created" not in said:
        raise SystemExit(f"a home that cannot be written: {said}")
    say(said.strip())


def no_fonts(work: Path, scratch: Path, command: str) -> None:
    folder = scratch / "no-fonts"
    folder.mkdir(parents=True)
    (folder / "fonts.conf").write_text(FONTS.format(folder=folder), encoding="utf-8")
    variables = {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "FMNIST_HOME": str(scratch / "home-without-fonts")}
    with Window(work / "no-fonts", [command], **variables) as window:
        say(window.get(START_TIMEOUT_S, text="This system has no fonts")["text"])
        window.picture("told")
        window.quit()


def say(text: str) -> None:
    print(f"drive:   {text}", flush=True)


def main(work: Path, scratch: Path, command: str, other: str, checkpoint: str) -> None:
    home = scratch / "home"
    a_file_that_is_no_checkpoint(work, home, command, other)
    a_checkpoint_and_a_second_start(work, home, command, other, checkpoint)
    a_home_that_cannot_be_written(work, command)
    no_fonts(work, scratch, command)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:6])
