"""Photographs made to look like drawings: outlines, edges and silhouettes, bent, with gaps and noise."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

from fmnist_gui.engine.batches import to_float
from fmnist_gui.engine.raster import SIDE
from fmnist_gui.engine.sketch import LINE_WIDTH_PX, MARGIN_PX

_FINE = 2  # subpixels a pixel, for lines thinner than a pixel is wide
_CHUNK = 2_000  # images at a time
_STYLE_SHARES = (0.4, 0.35, 0.15, 0.1)  # outline, outline and edges, edges, silhouette


def outlined(images: Tensor, generator: torch.Generator) -> Tensor:
    """Photographs uint8 [N, 28, 28] as drawings of the same shape and type; each call draws them anew."""
    if not len(images):
        return images.clone()
    return torch.cat([_outlined(part, generator) for part in images.split(_CHUNK)])


def _outlined(images: Tensor, generator: torch.Generator) -> Tensor:
    count = len(images)
    bent = _bent(to_float(images), generator)
    threshold = _uniform(count, 0.08, 0.3, generator)
    inside = ((_blurred(bent) - threshold) * 12 + 0.5).clamp(0, 1)  # steep at the outline
    half = (LINE_WIDTH_PX * _FINE - 1) / 2 * _uniform(count, 0.6, 1.25, generator)
    outline = _line_at(inside, half)
    edges = _edges(bent, half, generator)
    style = torch.multinomial(torch.tensor(_STYLE_SHARES), count, replacement=True, generator=generator)
    silhouette = torch.maximum(inside * _uniform(count, 0.3, 1.0, generator), outline)
    choices = torch.stack([outline, torch.maximum(outline, edges), edges, silhouette])
    drawn = choices[style, torch.arange(count)]
    drawn = drawn * _gaps(count, generator)
    small = F.avg_pool2d(drawn, _FINE)
    noise = torch.randn(small.shape, generator=generator) * _uniform(count, 0.0, 0.06, generator)
    return ((small + noise * (small > 0.05)).clamp(0, 1) * 255).round().to(torch.uint8).squeeze(1)


def _uniform(count: int, low: float, high: float, generator: torch.Generator) -> Tensor:
    """A number for each image, [count, 1, 1, 1]."""
    return low + (high - low) * torch.rand(count, 1, 1, 1, generator=generator)


def _bent(images: Tensor, generator: torch.Generator) -> Tensor:
    """Images [N, 1, 28, 28] enlarged by `_FINE`, mirrored, tilted, stretched and bent, inside the margin."""
    count, fine = len(images), SIDE * _FINE
    angle = torch.randn(count, generator=generator) * math.radians(6)
    stretch = torch.exp(torch.randn(count, 2, generator=generator) * 0.1)
    stretch = stretch * SIDE / (SIDE - 2 * MARGIN_PX - LINE_WIDTH_PX / 2)  # above 1 shrinks the picture
    mirror = torch.where(torch.rand(count, generator=generator) < 0.5, -1.0, 1.0)
    shear = torch.randn(count, generator=generator) * 0.06
    matrix = torch.zeros(count, 2, 3)
    matrix[:, 0, 0] = angle.cos() * stretch[:, 0] * mirror
    matrix[:, 0, 1] = -angle.sin() + shear
    matrix[:, 1, 0] = angle.sin() * mirror
    matrix[:, 1, 1] = angle.cos() * stretch[:, 1]
    grid = F.affine_grid(matrix, [count, 1, fine, fine], align_corners=False)
    strength = torch.rand(count, 1, 1, 1, generator=generator) * 0.08
    field = torch.randn(count, 2, 6, 6, generator=generator) * strength
    smooth = F.interpolate(field, size=(fine, fine), mode="bilinear", align_corners=True)
    return F.grid_sample(images, grid + smooth.permute(0, 2, 3, 1), align_corners=False)


def _blurred(images: Tensor) -> Tensor:
    """The mean of 3x3 subpixels."""
    for axis in (2, 3):
        size = images.shape[axis]
        padded = F.pad(images, (1, 1, 0, 0) if axis == 3 else (0, 0, 1, 1))
        images = (padded.narrow(axis, 0, size) + padded.narrow(axis, 1, size) + padded.narrow(axis, 2, size)) / 3
    return images


def _line_at(inside: Tensor, half: Tensor) -> Tensor:
    """A line where `inside` [N, 1, H, W] passes 1/2, `half` subpixels to either side."""
    solid = (inside > 0.5).float()
    edge = _highest(solid, (-1, 0, 1)) - solid  # one subpixel, outside
    return _thickened(edge, half)


def _thickened(lines: Tensor, radius: Tensor) -> Tensor:
    """Lines of one subpixel made `radius` [N, 1, 1, 1] wide on either side, in steps of half a subpixel."""
    # Growing to one side only is half a step; the line moves by a quarter of a pixel, which no one sees.
    grown = lines
    for half_steps in range(1, 5):
        wide = _highest(grown, (0, 1 if half_steps % 2 else -1))
        grown = torch.where(radius * 2 > half_steps, wide, grown)
    return grown


def _highest(images: Tensor, offsets: tuple[int, ...], axes: tuple[int, ...] = (2, 3)) -> Tensor:
    """Each pixel the highest of those at `offsets` along each of the axes (many times faster than max_pool2d)."""
    for axis in axes:
        result = images.clone()
        size = images.shape[axis]
        for offset in offsets:
            if offset > 0:
                target, source = result.narrow(axis, offset, size - offset), images.narrow(axis, 0, size - offset)
            else:
                target, source = result.narrow(axis, 0, size + offset), images.narrow(axis, -offset, size + offset)
            torch.maximum(target, source, out=target)
        images = result
    return images


def _edges(images: Tensor, half: Tensor, generator: torch.Generator) -> Tensor:
    """Lines where the grey changes most: seams, collars, handles, soles."""
    padded = F.pad(_blurred(images), (2, 2, 2, 2))
    across = padded[:, :, 2:-2, 4:] - padded[:, :, 2:-2, :-4]
    down = padded[:, :, 4:, 2:-2] - padded[:, :, :-4, 2:-2]
    change = torch.sqrt(across * across + down * down)
    limit = _uniform(len(images), 0.18, 0.45, generator) * change.amax(dim=(1, 2, 3), keepdim=True)
    # Only the crest of each slope: a line, not a band.
    crest = ((across.abs() >= down.abs()) & (change >= _highest(change, (-2, -1, 0, 1, 2), (3,)))) | (
        (across.abs() < down.abs()) & (change >= _highest(change, (-2, -1, 0, 1, 2), (2,)))
    )
    return _thickened((crest & (change > limit)).float(), half)


def _gaps(count: int, generator: torch.Generator) -> Tensor:
    """1 where the pen touches the paper, 0 in a few smooth spots; for half of the drawings 1 everywhere."""
    field = F.interpolate(
        torch.randn(count, 1, 7, 7, generator=generator), size=(SIDE * _FINE,) * 2, mode="bilinear", align_corners=True
    )
    limit = torch.where(_uniform(count, 0.0, 1.0, generator) < 0.5, 99.0, _uniform(count, 1.1, 2.0, generator))
    return (field < limit).float()
