"""What the tests of the shell's commands share: a small data set, and a network trained on it."""

from pathlib import Path

import pytest

from fmnist_gui.cli import common
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.loop import Trainer


@pytest.fixture
def _tiny(tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "data_for", lambda options: tiny_data)


@pytest.fixture
def trained(tiny_data: FashionData, tmp_path: Path) -> Path:
    """The checkpoint of a network that was trained a little on the tiny data set."""
    trainer = Trainer(TrainingConfig(epochs=1), tiny_data, Control())
    list(trainer.events())
    path = tmp_path / "trained.pt"
    checkpoints.save(trainer.checkpoint(), path)
    return path
