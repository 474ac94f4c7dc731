"""What looks like none of the ten is found, and garments are left alone."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from fmnist_gui.engine.data.fashion_mnist import read_data
from fmnist_gui.engine.drawing import garment_check
from fmnist_gui.engine.drawing.drawing import drawing_of, stages_of
from fmnist_gui.engine.drawing.garment_check import looks_like_none, shipped_check
from fmnist_gui.engine.drawing.garments.drawn import draw_garment, drawn_garments
from fmnist_gui.engine.drawing.pictures.picture import stages_of_picture
from fmnist_gui.engine.drawing.sketch import stages
from fmnist_gui.engine.generators import result_of
from fmnist_gui.tools.doodles.drawn import draw_doodle, noise

PEOPLES = Path(__file__).parents[4] / "shared" / "sketches" / "people_dev.ndjson"
DOODLED = ("smiley", "house", "tree", "car", "star", "spiral", "fish", "flower", "cat", "clock")


def refused(images: torch.Tensor) -> float:
    check = shipped_check()
    assert check is not None
    return float(check.none_of_ten(images).float().mean())


def as_images(pixels: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(pixels).float().div(255)[:, None]


def test_doodles_are_found() -> None:
    found = {
        kind: refused(torch.cat([stages(draw_doodle(kind, 10_000 + seed)).tensor for seed in range(30)]))
        for kind in DOODLED
    }
    assert min(found.values()) >= 0.65, found
    assert sum(found.values()) / len(found) >= 0.9


def test_digits_and_noise_are_found() -> None:
    from sklearn.datasets import load_digits

    digits = [stages_of_picture(np.kron(255 - 15 * digit, np.ones((20, 20)))) for digit in load_digits().images[:100]]
    assert refused(torch.cat([found.tensor for found in digits])) >= 0.8
    assert refused(as_images(noise(200, 5))) >= 0.8


def test_garments_of_every_source_are_left_alone(real_data_folder: Path) -> None:
    images = result_of(read_data(real_data_folder)).test.images[::5]
    assert refused(as_images(images.numpy())) <= 0.05
    if PEOPLES.is_file():
        drawings = [drawing_of(json.loads(line)) for line in PEOPLES.read_text().splitlines()]
        assert refused(torch.cat([stages_of(drawing).tensor for drawing in drawings])) <= 0.05


def test_drawn_garments_are_mostly_left_alone() -> None:
    assert refused(as_images(drawn_garments(500, 5)[0])) <= 0.15


def test_right_and_left_make_no_difference() -> None:
    images = as_images(drawn_garments(100, 5)[0])
    assert refused(images) == refused(images.flip(3))


def test_one_image_is_asked_and_without_the_file_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    smiley, boot = (stages(strokes).tensor for strokes in (draw_doodle("smiley", 2), draw_garment(9, 1)))
    assert (looks_like_none(smiley), looks_like_none(boot)) == (True, False)
    monkeypatch.setattr(garment_check, "resource", tmp_path.joinpath)
    shipped_check.cache_clear()
    assert not looks_like_none(smiley)
    shipped_check.cache_clear()
