"""What is not imported before the first window, and not before the first drawing is named."""

import json
import os
import subprocess
import sys
from pathlib import Path

START = """
import json, os, sys
from pathlib import Path
from fmnist_gui.app.application import Application, FirstPaint
from fmnist_gui.bridge.worker import hold_jobs, release_jobs

heavy = json.loads(sys.argv[1])
loaded = lambda: [name for name in heavy if name in sys.modules]
seen = {}
application = Application()
application.settings["first_steps"] = False
hold_jobs()
window = application.new_window()
first_paint = FirstPaint(window)

def on_painted():
    seen["first window"] = loaded()
    release_jobs()
    window.start(Path("no such folder"))

def on_model():
    seen["model"] = loaded()
    print(json.dumps(seen), flush=True)
    os._exit(0)  # what is loaded next takes seconds, and cannot be stopped

first_paint.painted.connect(on_painted)
window.models.settled.connect(on_model)
window.show()
application.qt.exec()
"""
DRAWING = """
import json, sys
from fmnist_gui.engine.drawing.drawing import Drawing, on_canvas
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.prediction import Networks, predict
from fmnist_gui.engine.training.shipped import shipped

drawing = Drawing(on_canvas(draw_garment(4, 0)))
assert predict(drawing, Networks((shipped().weights,))).probabilities
print(json.dumps([name for name in json.loads(sys.argv[1]) if name in sys.modules]))
"""
BEFORE_THE_WINDOW = ("torch", "torchvision", "sklearn", "scipy", "PIL", "onnx", "ziamath", "multiprocessing.pool")
BEFORE_A_DRAWING = (
    "torchvision",
    "sklearn",
    "scipy",
    "onnx",
    "torch._dynamo",
    "torch._inductor",
    "torch.onnx",
    "sympy",
)


def run(script: str, tmp_path: Path, *heavy: str) -> object:
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-c", script, json.dumps(heavy)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | home)
    return json.loads(ran.stdout.splitlines()[-1])


def test_a_window_needs_no_torch_and_a_model_nothing_that_trains(tmp_path: Path) -> None:
    seen = run(START, tmp_path, *BEFORE_THE_WINDOW)
    assert seen == {"first window": [], "model": ["torch"]}


def test_a_drawing_is_named_without_torchvision(tmp_path: Path) -> None:
    assert run(DRAWING, tmp_path, *BEFORE_A_DRAWING) == []
