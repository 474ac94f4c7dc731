"""Uses the packaged application as a person does: python .ci/drive.py WORK COMMAND…

Trains an epoch on real data, looks at the filters, draws a garment and reads off its class, opens the confusion matrix,
and quits. Pictures of each step stay in the folder WORK.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from window import START_TIMEOUT_S, Window, settle, xdotool

from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.views.sketch.examples import example

EPOCH_TIMEOUT_S = 300
TROUSER = 1
PEN_S = "0.04"  # from one point to the next: the window draws through all of them


def drive(window: Window) -> None:
    say(f"the first window stands after {window.stands():.2f} s")
    window.get(START_TIMEOUT_S, name="page_train")
    window.get(START_TIMEOUT_S, text="Fashion-MNIST ready")
    window.get(START_TIMEOUT_S, text="Model: Sketch-ready")
    window.picture("start")
    draw(window)
    train_an_epoch(window)
    window.click(name="page_network")
    window.click(kind="Tabs", text="Weights")
    settle()
    window.picture("filters")
    window.click(name="page_results")
    correctly = window.get(text="test images are classified correctly")
    settle()
    say(re.sub("<.*?>", "", correctly["text"]))
    window.picture("confusion-matrix")
    window.quit()


def train_an_epoch(window: Window) -> None:
    window.click(name="page_train")
    window.click(name="epochs")
    for key in ("ctrl+a", "1", "Tab"):
        xdotool("key", key)
    settle()
    window.click(name="start_button")
    window.get(text="Training [1-9]")
    window.picture("training")
    window.get(EPOCH_TIMEOUT_S, name="start_button", enabled=True)
    say(f"trained: {window.get(text=r'Model: .*, [0-9.]+ %')['text']}")
    window.picture("trained")


def draw(window: Window) -> None:
    """A pair of trousers, line by line with the mouse."""
    window.click(name="page_draw")
    x, y, width, height = window.get(kind="SketchCanvas")["rect"]
    side = min(width, height)
    left, top = x + (width - side) / 2, y + (height - side) / 2
    for stroke in example(TROUSER, 0).strokes:
        points = [(round(left + a * side), round(top + b * side)) for a, b in zip(stroke.xs, stroke.ys, strict=True)]
        (first_x, first_y), *others = points
        moves = [word for a, b in others for word in ("mousemove", str(a), str(b), "sleep", PEN_S)]
        xdotool("mousemove", str(first_x), str(first_y), "mousedown", "1", *moves, "mouseup", "1")
    settle()
    names = "|".join(map(re.escape, CLASS_NAMES))
    said = window.get(text=rf"^({names}) \d+ %")["text"]
    say(f"drawn: {CLASS_NAMES[TROUSER]}; read off: {said}")
    window.picture("drawn")
    if not said.startswith(CLASS_NAMES[TROUSER]):
        raise SystemExit("drive: the model that comes along does not know a pair of trousers")


def say(text: str) -> None:
    print(f"drive: {text}", flush=True)


if __name__ == "__main__":
    with Window(Path(sys.argv[1]), sys.argv[2:]) as shown:
        drive(shown)
