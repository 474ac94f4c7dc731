"""The settings of a training run: what they mean, their limits, and the presets."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.numbers import format_number


@dataclass(frozen=True)
class TrainingConfig:
    """Everything that decides how a run goes. The defaults are the course's."""

    epochs: int = 2
    batch_size: int = 100
    optimizer: str = "adam"
    learning_rate: float = 0.01
    weight_decay: float = 0.0
    schedule: str = "constant"
    augmentation: str = "none"
    validation_percent: int = 0
    shuffle: bool = False
    drawn_garments: int = 0
    seed: int = 0
    device: str = "auto"


@dataclass(frozen=True)
class Setting:
    """One field of `TrainingConfig` as a person meets it; texts are English sources for translation."""

    name: str
    label: str
    help: str  # what it does to learning
    minimum: float = -math.inf
    maximum: float = math.inf
    choices: dict[str, str] | None = None  # value -> label

    def problem(self, value: Any) -> StudioError | None:
        """Why `value` cannot be used, or None if it can; a `value` of None is a text that is no number."""
        if self.choices is not None:
            if value in self.choices:
                return None
            return StudioError("Choose one of: {choices}.", choices=", ".join(self.choices))
        if value is not None and self.minimum <= value <= self.maximum:  # false for NaN too
            return None
        limits = {"low": format_number(self.minimum), "high": format_number(self.maximum)}
        if value is not None:
            return StudioError("Choose a number from {low} to {high}.", **limits)
        example = getattr(TrainingConfig(), self.name)
        text = N_("Type a number from {low} to {high}, such as {example}.")
        if isinstance(example, int):
            text = N_("Type a whole number from {low} to {high}, such as {example}.")
        return StudioError(text, **limits, example=example)


_SETTINGS = (
    Setting(
        "epochs",
        N_("Epochs"),
        N_(
            "How often the network sees all training images. More epochs learn more, until the network begins "
            "to learn the images by heart."
        ),
        1,
        200,
    ),
    Setting(
        "batch_size",
        N_("Batch size"),
        N_(
            "Images per step. Small batches mean many steps with noisy gradients; large ones few, smooth steps. "
            "Steps per epoch = images / batch size."
        ),
        1,
        10_000,
    ),
    Setting(
        "optimizer",
        N_("Optimizer"),
        N_(
            "The rule that turns gradients into a change of the weights. Adam fits the step to each weight; "
            "AdamW decays the weights apart from that; SGD follows the gradient with momentum 0.9."
        ),
        choices={"adam": N_("Adam"), "adamw": N_("AdamW"), "sgd": N_("SGD with momentum")},
    ),
    Setting(
        "learning_rate",
        N_("Learning rate"),
        N_(
            "The length of each step. Too small and learning crawls; too large and the loss jumps about or "
            "becomes infinite. With one-cycle it is the highest rate of the run."
        ),
        1e-6,
        10.0,
    ),
    Setting(
        "weight_decay",
        N_("Weight decay"),
        N_("Pulls every weight a little towards zero at each step, which keeps the network from over-fitting."),
        0.0,
        1.0,
    ),
    Setting(
        "schedule",
        N_("Schedule"),
        N_(
            "How the learning rate goes through the run: constant, or one-cycle, which warms up, peaks and then "
            "falls to almost nothing so that the weights settle."
        ),
        choices={"constant": N_("Constant"), "one-cycle": N_("One-cycle")},
    ),
    Setting(
        "augmentation",
        N_("Augmentation"),
        N_(
            "Changes each training image at random whenever it is seen: mirrored, or moved by up to 1 pixel. "
            "The network cannot learn the images by heart, so it needs more epochs and does better on new ones."
        ),
        choices={
            "none": N_("None"),
            "flip": N_("Flip"),
            "shift": N_("Shift"),
            "flip+shift": N_("Flip and shift"),
        },
    ),
    Setting(
        "validation_percent",
        N_("Validation (%)"),
        N_(
            "Part of the training images that is kept for scoring each epoch. With it, the test images are "
            "touched only once, at the end, so that the final score is honest."
        ),
        0,
        20,
    ),
    Setting(
        "shuffle",
        N_("Shuffle"),
        N_(
            "Draws the images in a new order each epoch, so that no two epochs have the same batches. The course "
            "takes them in their stored order."
        ),
        0,
        1,
    ),
    Setting(
        "drawn_garments",
        N_("Drawn garments"),
        N_(
            "Garments drawn by the application that are mixed among the photographs of each epoch. From photographs "
            "alone, the network does not learn to read the thin lines of people's drawings."
        ),
        0,
        100_000,
    ),
    Setting(
        "seed",
        N_("Seed"),
        N_(
            "Start of the random numbers for the first weights, the order and the augmentation. The same seed "
            "and settings give the same run, number for number (on one CPU)."
        ),
        0,
        2**31 - 1,
    ),
    Setting(
        "device",
        N_("Device"),
        N_("Where the network computes. Automatic takes a graphics card if there is one that PyTorch can use."),
        choices={
            "auto": N_("Automatic"),
            "cpu": N_("CPU"),
            "cuda": N_("CUDA graphics card"),
            "mps": N_("Apple graphics (MPS)"),
        },
    ),
)
SETTINGS: dict[str, Setting] = {setting.name: setting for setting in _SETTINGS}


@dataclass(frozen=True)
class Preset:
    name: str  # for the shell and for stored runs
    label: str
    help: str
    config: TrainingConfig


_PRESETS = (
    Preset(
        "course",
        N_("Course"),
        N_("The course's run: Adam 0.01, batches of 100, two epochs, images in their stored order."),
        TrainingConfig(),
    ),
    Preset(
        "best-photo",
        N_("Best photo accuracy"),
        N_(
            "What works best for this network on photographs: about 92 % of the test images; takes five to ten minutes."
        ),
        TrainingConfig(
            epochs=80,
            batch_size=64,
            optimizer="adamw",
            learning_rate=0.003,
            weight_decay=0.05,
            schedule="one-cycle",
            augmentation="shift",
            shuffle=True,
        ),
    ),
    Preset(
        "sketch-ready",
        N_("Sketch-ready"),
        N_(
            "Photographs and drawn garments together, so that the network reads what people draw as well; takes ten "
            "to fifteen minutes. The model that comes with the application has learned from drawings by people besides."
        ),
        TrainingConfig(
            epochs=50,
            batch_size=128,
            optimizer="adamw",
            learning_rate=0.006,
            weight_decay=0.07,
            schedule="one-cycle",
            augmentation="flip",
            shuffle=True,
            drawn_garments=40_000,
            seed=2,
        ),
    ),
)
PRESETS: dict[str, Preset] = {preset.name: preset for preset in _PRESETS}


def problems(config: TrainingConfig) -> dict[str, StudioError]:
    """What is wrong with each setting, by its name; empty when the run can start."""
    found = {name: setting.problem(getattr(config, name)) for name, setting in SETTINGS.items()}
    return {name: problem for name, problem in found.items() if problem is not None}


def require_valid(config: TrainingConfig) -> None:
    """Raise the first problem of `config`, with the setting's label before it."""
    for name, problem in problems(config).items():
        raise StudioError("{name}: {value}", name=StudioError(SETTINGS[name].label), value=problem)


def preset_of(config: TrainingConfig) -> Preset | None:
    """The preset that `config` is, its seed and device aside."""
    for preset in PRESETS.values():
        if config == replace(preset.config, seed=config.seed, device=config.device):
            return preset
    return None


def config_from(values: dict[str, Any]) -> TrainingConfig:
    """A config from stored values; raises StudioError where they are not those of a config."""
    try:
        config = TrainingConfig(**{name: _typed(name, value) for name, value in values.items()})
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        raise StudioError(
            "The stored settings cannot be read: they come from a newer version, or are damaged."
        ) from error
    require_valid(config)
    return config


def _typed(name: str, value: Any) -> Any:
    """A stored value of the setting `name` in the setting's own type; a whole number may stand for any other."""
    kind = type(getattr(TrainingConfig(), name))
    if type(value) is kind:
        return value
    if kind is float and type(value) is int:
        return float(value)
    raise TypeError(f"{name} is no {kind.__name__}")
