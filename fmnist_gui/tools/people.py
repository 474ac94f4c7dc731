"""Drawings by people among photographs and drawn garments, for the model that is shipped."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.mixture import Labels, Pool
from fmnist_gui.engine.drawing.sketch import Pixels
from fmnist_gui.engine.drawing.warps import warped_pixels
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.training.config import PRESETS, TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.tools.training_drawings import TrainingDrawings

AN_EPOCH = 15_000  # warped drawings
# Fewer drawn garments than the preset has: drawings by people teach more of what people draw.
WITH_PEOPLE = replace(PRESETS["sketch-ready"].config, epochs=60, weight_decay=0.05, drawn_garments=15_000, seed=1)
POWER = 0.25  # of the power of a class' number of drawings that its share has: rare ones are seen, but not for ever


class PeoplePool(Pool):
    """Warped drawings by people."""

    def __init__(self, drawings: TrainingDrawings, count: int, seed: int) -> None:
        super().__init__(count, seed)
        labels = np.array(drawings.labels)
        self._of_class = {label: np.flatnonzero(labels == label) for label in np.unique(labels).tolist()}
        self._drawings = drawings.drawings

    def _labels(self, count: int, making: int) -> Labels:
        weights = np.array([len(found) ** POWER for found in self._of_class.values()])
        generator = np.random.default_rng([self._seed, making])
        return generator.choice(np.array(list(self._of_class)), count, p=weights / weights.sum())

    def _images(self, labels: Labels, seed: int) -> Pixels:
        generator = np.random.default_rng(seed)
        chosen = (self._drawings[generator.choice(self._of_class[label])] for label in labels.tolist())
        return np.stack([warped_pixels(drawing, generator) for drawing in chosen])


class PeopleTrainer(Trainer):
    """A run that learns from drawings by people besides: AN_EPOCH of them in each epoch."""

    def __init__(self, config: TrainingConfig, data: FashionData, drawings: TrainingDrawings) -> None:
        self._people = PeoplePool(drawings, AN_EPOCH, config.seed)
        super().__init__(config, data, Control())

    @property
    def images_per_epoch(self) -> int:
        return super().images_per_epoch + AN_EPOCH

    def _mix(self) -> None:
        super()._mix()
        result_of(self._people.prepare(self.epoch), self._is_stopping)
        chosen = self._people.choose(self.epoch)
        self._images = torch.cat([self._images, self._people.images[chosen].to(self.device)])
        self._labels = torch.cat([self._labels, self._people.labels[chosen].to(self.device)])
