"""The garment check is made, with its card, and what is wrong is said."""

from collections.abc import Generator
from pathlib import Path

import pytest
import torch

from fmnist_gui.engine.data import fashion_mnist
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.drawing import Drawing, to_ndjson
from fmnist_gui.engine.drawing.garment_check import FILE_NAME, GarmentCheck
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.tools import make_check


@pytest.fixture
def quick(readable: FashionData, monkeypatch: pytest.MonkeyPatch) -> None:
    def train_check(*_: object) -> Generator[float, None, GarmentCheck]:
        yield 0.5
        with torch.random.fork_rng():
            torch.manual_seed(0)
            return GarmentCheck().eval()

    monkeypatch.setattr(make_check, "train_check", train_check)
    monkeypatch.setattr(make_check, "PEOPLE", 10)
    monkeypatch.setattr(make_check, "KINDS", {"star": None})
    monkeypatch.setattr(make_check, "read_data", fashion_mnist.read_data)
    monkeypatch.setattr(make_check, "find_folder", fashion_mnist.find_folder)


def folder_of(path: Path) -> Path:
    """Drawings to learn from, and more of them for judging."""
    path.mkdir()
    for name, count in (("some", 20), ("others_dev", 50), ("few_dev", 2)):
        lines = [to_ndjson(Drawing(tuple(draw_garment(n % 10, n))), label=n % 10, licence="CC0") for n in range(count)]
        (path / f"{name}.ndjson").write_text("\n".join(lines))
    return path


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("by_people", [True, False])
def test_it_is_written_with_its_limit_and_its_card(by_people: bool, tmp_path: Path) -> None:
    more = ["--drawings", str(folder_of(tmp_path / "drawings"))] if by_people else []
    assert make_check.main(["--out", str(tmp_path / "out"), *more]) == 0
    check = GarmentCheck()
    weights = torch.load(tmp_path / "out" / FILE_NAME, weights_only=True)
    check.load_state_dict({name: tensor.float() for name, tensor in weights.items()})
    text = (tmp_path / "out" / "garment-check.md").read_text()
    assert f"warped versions of {20 if by_people else 0} drawings by" in text
    assert "star: " in text
    assert ("CC0: 20" in text) == by_people
    assert ("others_dev.ndjson: 4.0 %" in text) == by_people


def test_without_the_data_set_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make_check, "find_folder", lambda named: None)
    assert make_check.main(["--out", str(tmp_path)]) == 2
    assert "Fashion-MNIST is not here" in capsys.readouterr().err
