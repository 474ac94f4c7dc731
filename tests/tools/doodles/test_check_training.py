"""The garment check learns what is no garment, the same from the same seed."""

import numpy as np
import pytest
import torch

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.garment_check import GarmentCheck
from fmnist_gui.engine.drawing.garments.drawn import drawn_garments
from fmnist_gui.engine.generators import result_of
from fmnist_gui.tools.doodles import check_training
from fmnist_gui.tools.doodles.check_training import train_check
from fmnist_gui.tools.doodles.drawn import noise


def refused(check: GarmentCheck, images: torch.Tensor) -> float:
    return float(check.none_of_ten(to_float(images)).float().mean())


@pytest.mark.parametrize("people", [None, drawn_garments(10, 3)[0]], ids=["alone", "with people's"])
def test_it_can_be_trained_anew(
    people: np.ndarray | None, tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, count in {"DOODLES": 20, "CHUNK": 10, "NOISE": 10, "GARMENTS": 20, "STEPS": 60}.items():
        monkeypatch.setattr(check_training, name, count)
    reports = []
    training = train_check(tiny_data.train, people, seed=3)
    try:
        while True:
            reports.append(next(training))
    except StopIteration as end:
        check = end.value
    assert isinstance(check, GarmentCheck)
    assert reports == sorted(reports)
    assert 0 <= reports[0] < reports[-1] < 1
    garments, grains = tiny_data.test.images, torch.from_numpy(noise(50, 2))
    assert refused(check, grains) > refused(check, garments)
    again = result_of(train_check(tiny_data.train, people, seed=3))
    assert all(torch.equal(one, other) for one, other in zip(check.parameters(), again.parameters(), strict=True))
