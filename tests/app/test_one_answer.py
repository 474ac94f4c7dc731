"""One network gives one answer for the same pixels: on every page, in the shell, and in what is exported."""

import json
import re
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from PIL import Image
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge import data_source
from fmnist_gui.bridge.models import CURRENT, Candidate
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.garments.drawn import drawn_data
from fmnist_gui.engine.export.run_export import export_run
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.config import TrainingConfig
from tests.app.conftest import MakeWindow
from tests.cli.shell import run as shell
from tests.conftest import record
from tests.engine.export.alone import tr

INDEX = 8  # of the test image: a drawn bag, all lines


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> FashionData:
    data = result_of(drawn_data(0, 200, 20))
    monkeypatch.setattr(data_source, "_read", lambda folder: data)
    return data


def exported_answers(folder: Path, picture: Path) -> list[list[float]]:
    """What the lines of code in the export's README give for a picture: with PyTorch, and with ONNX Runtime."""
    pixels = torch.from_numpy(np.array(Image.open(picture))).reshape(1, 1, 28, 28)
    code, _ = re.findall(r"```python\n(.*?)```", (folder / "README.md").read_text("utf-8"), re.DOTALL)
    names: dict[str, object] = {"pixels": pixels}
    code = code.replace('"network.pt"', repr(str(folder / "network.pt")))
    exec(code.replace("torch.zeros(1, 1, 28, 28)", "pixels / 255"), names)
    session = onnxruntime.InferenceSession(folder / "network.onnx")
    _, probabilities = session.run(None, {"images": pixels.numpy()})
    return [names["probabilities"][0].tolist(), probabilities[0].tolist()]  # type: ignore[index]


def test_a_picture_of_a_test_image_has_one_answer_everywhere(
    make_window: MakeWindow, data: FashionData, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window()
    run_id, events = record(window.state.store, data, TrainingConfig(epochs=1, batch_size=20))
    list(events)
    window.state.runs.refresh()
    with qtbot.waitSignal(window.state.model.changed, timeout=10_000):
        window.models.use(run_id)
    picture = tmp_path / "test image.png"
    Image.fromarray(data.test.images[INDEX].numpy()).save(picture)

    window.network.show_image("test", INDEX)
    window.show_page("network")
    qtbot.waitUntil(lambda: bool(window.network.walk.stages), timeout=10_000)
    walked = window.network.walk.stages[-1].tensor[0].tolist()

    with qtbot.waitSignal(window.draw.predictor.predicted, timeout=30_000):
        window.show_page("draw")
        window.draw.models.first.choose(Candidate(CURRENT))
        window.draw.models.first.changed.emit()
        window.draw.tool_bar.open(picture)
    qtbot.waitUntil(lambda: window.draw.verdicts[0].manner.text() != "", timeout=10_000)
    drawn = window.draw.verdicts[0].bars.values
    assert window.draw.verdicts[0].manner.text() == "The answer to this one picture."

    qtbot.waitUntil(lambda: window.state.predictions.of("test") is not None, timeout=10_000)
    evaluated = window.state.predictions.of("test").logits[INDEX].softmax(dim=0).tolist()

    folder = export_run(
        window.state.store, window.state.store.run(run_id), ["network", "onnx", "checkpoint"], tmp_path, tr
    )
    result = shell("predict", picture, "--model", folder / "checkpoint.pt", "--json")
    said = json.loads(result.stdout)
    assert said["versions"] == 1

    for other in (drawn, evaluated, said["probabilities"], *exported_answers(folder, picture)):
        assert other == pytest.approx(walked, abs=1e-6)
