import pytest
import torch

from fmnist_gui.engine import devices
from fmnist_gui.engine.errors import StudioError


@pytest.mark.parametrize(
    ("there", "chosen"), [({"cuda", "mps"}, "cuda"), ({"mps"}, "mps"), (set(), "cpu")], ids=["cuda", "mps", "cpu"]
)
def test_automatic_takes_a_graphics_card_if_there_is_one(
    there: set[str], chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: "cuda" in there)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: "mps" in there)
    assert devices.resolve("auto").type == chosen


def test_the_cpu_is_always_there() -> None:
    assert devices.resolve("cpu") == torch.device("cpu")


def test_a_device_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(StudioError, match=r"no CUDA device .* Choose another device"):
        devices.resolve("cuda")
