"""How the garment check is trained: garments of every kind against doodles, letters, digits and noise."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from fmnist_gui.engine.data.fashion_mnist import Split
from fmnist_gui.engine.drawing.garment_check import GarmentCheck
from fmnist_gui.engine.drawing.garments.drawn import drawn_garments
from fmnist_gui.engine.drawing.sketch import Pixels
from fmnist_gui.tools.doodles.drawn import KINDS, doodles, noise

DOODLES, NOISE, GARMENTS = 20_000, 4_000, 12_000  # pictures
STEPS, PART, LEARNING_RATE, WEIGHT_DECAY = 3_000, 36, 4e-3, 1e-2  # PART: images of a kind in a batch
CHUNK = 500  # doodles at a time


def train_check(
    photographs: Split, people: Pixels | None, seed: int = 0, kinds: tuple[str, ...] = tuple(KINDS)
) -> Generator[float, None, GarmentCheck]:
    """A check that has learned from these photographs, drawings by people (uint8 [N, 28, 28]), drawn garments, and
    doodles of `kinds`.

    Its progress is the fraction that is done, 0 to 1.
    """
    generator = np.random.default_rng(seed)
    parts = []
    for start in range(0, DOODLES, CHUNK):
        yield 0.5 * start / DOODLES
        parts.append(doodles(CHUNK, int(generator.integers(2**40)), kinds))
    garments, _ = drawn_garments(GARMENTS, int(generator.integers(2**30)))
    drawn = [torch.from_numpy(pixels) for pixels in (garments, people) if pixels is not None]
    foreign = [torch.from_numpy(np.concatenate(parts)), torch.from_numpy(noise(NOISE, seed))]
    yield 0.5
    return (yield from _trained(photographs.images, drawn, foreign, seed))


def _trained(
    photographs: Tensor, drawn: list[Tensor], foreign: list[Tensor], seed: int
) -> Generator[float, None, GarmentCheck]:
    random = torch.Generator().manual_seed(seed)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        check = GarmentCheck()
    optimizer = torch.optim.AdamW(check.parameters(), LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, LEARNING_RATE, total_steps=STEPS)
    doodled, grains = foreign
    for step in range(STEPS):
        if step % 50 == 0:
            yield 0.5 + 0.5 * step / STEPS
        lit = [_photographed(_some(photographs, PART, random), random)]
        lit += [_penned(_some(part, PART, random), random) for part in drawn]
        others = [_penned(_some(doodled, 2 * PART, random), random), _some(grains, PART // 2, random)]
        labels = torch.cat([torch.zeros(sum(map(len, lit))), torch.ones(sum(map(len, others)))])
        images = torch.cat([*lit, *others])
        across, down = (int(shift) for shift in torch.randint(-1, 2, (2,), generator=random))
        images = images.roll((down, across), (2, 3))
        loss = F.binary_cross_entropy_with_logits(check(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return check.eval()


def _some(images: Tensor, count: int, random: torch.Generator) -> Tensor:
    """So many of uint8 [N, 28, 28] as float [count, 1, 28, 28], half of them mirrored."""
    chosen = images[torch.randint(len(images), (count,), generator=random)].float().div(255)[:, None]
    half = count // 2
    return torch.cat([chosen[:half], chosen[half:].flip(3)])


def _penned(images: Tensor, random: torch.Generator) -> Tensor:
    """By pens of several widths and greys, and perhaps out of focus: none of that makes a garment a doodle."""
    how = float(torch.rand((), generator=random))
    if how < 0.25:
        images = F.max_pool2d(images, 3, 1, 1)
    elif how < 0.4:
        images = F.avg_pool2d(F.max_pool2d(images, 3, 1, 1), 3, 1, 1)
    elif how < 0.5:
        images = F.avg_pool2d(images, 3, 1, 1)
    return images * (0.6 + 0.4 * torch.rand(len(images), 1, 1, 1, generator=random))


def _photographed(images: Tensor, random: torch.Generator) -> Tensor:
    """With some grain, and a background that is not quite black, as in photographs of one's own."""
    count = len(images) // 3
    ramp = torch.linspace(0, 1, images.shape[3]) * torch.rand(count, 1, 1, 1, generator=random) * 0.15
    grain = torch.randn(count, *images.shape[1:], generator=random) * 0.04
    rough = (torch.maximum(images[:count], ramp) + grain).clamp(0, 1)
    return torch.cat([rough, images[count:]])
