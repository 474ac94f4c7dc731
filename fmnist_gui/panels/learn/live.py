"""What is alive in each section: a widget of its own, and the places on other pages that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.view import View


@dataclass(frozen=True)
class Place:
    path: str  # "page" or "page/view"
    label: str  # English source of the button


BROWSE = Place("data/browse", N_("All images"))
BATCHES = Place("data/batches", N_("Batches"))
FILES = Place("data/files", N_("From files to tensors"))
WALK = Place("network/walk", N_("Walk through the layers"))
STRUCTURE = Place("network/structure", N_("Structure"))
WEIGHTS = Place("network/weights", N_("Weights"))
CALCULATOR = Place("network/calculator", N_("Calculator"))
PREDICT = Place("network/predict", N_("Predict"))
TRAIN = Place("train", N_("Train"))
MATRIX = Place("results/matrix", N_("Confusion matrix"))
DRAW = Place("draw", N_("Draw"))

PLACES: dict[str, tuple[Place, ...]] = {
    "C1": (BROWSE,),
    "C2": (),  # its live part leads to all of them
    "C3": (FILES,),
    "C4": (BROWSE,),
    "C5": (BROWSE, FILES),
    "C6": (BATCHES,),
    "C7": (STRUCTURE,),
    "C8": (STRUCTURE, WALK),
    "C9": (STRUCTURE,),
    "C10": (STRUCTURE, WEIGHTS),
    "C11": (WEIGHTS,),
    "C12": (STRUCTURE,),
    "C13": (STRUCTURE,),
    "C14": (WALK,),
    "C15": (CALCULATOR,),
    "C16": (PREDICT,),
    "C17": (PREDICT,),
    "C18": (TRAIN,),
    "C19": (TRAIN, WEIGHTS),
    "C20": (TRAIN,),
    "C21": (TRAIN,),
    "C22": (MATRIX,),
    "C23": (MATRIX,),
}

_PARTS = {
    "C1": "what_it_is.WhatItIsPart",
    "C2": "stages.StagesPart",
    "C4": "balance.BalancePart",
    "C5": "sample.SamplePart",
    "C6": "batch.BatchPart",
    "C7": "design.ClassPart",
    "C8": "design.NetworkPart",
    "C9": "design.ArgumentsPart",
    "C10": "parameters.ParametersPart",
    "C11": "filters.FiltersPart",
    "C12": "linear_layer.LinearLayerPart",
    "C13": "calling.CallingPart",
    "C14": "walk_through.WalkThroughPart",
    "C15": "output_size.OutputSizePart",
    "C16": "one_image.OneImagePart",
    "C17": "ten_images.TenImagesPart",
    "C18": "seven_steps.SevenStepsPart",
    "C19": "slow_motion.SlowMotionPart",
    "C20": "course_run.CourseRunPart",
    "C21": "settings_race.SettingsRacePart",
    "C22": "confusion_matrix.ConfusionMatrixPart",
    "C23": "joining.JoiningPart",
}


class _LiveParts(Mapping[str, type[View]]):
    """The live part of each section that has one; its code is loaded when the section is first opened."""

    def __getitem__(self, lesson_id: str) -> type[View]:
        module, _, name = _PARTS[lesson_id].partition(".")
        part: type[View] = getattr(import_module(f"fmnist_gui.panels.learn.{module}"), name)
        return part

    def __contains__(self, lesson_id: object) -> bool:
        return lesson_id in _PARTS

    def __iter__(self) -> Iterator[str]:
        return iter(_PARTS)

    def __len__(self) -> int:
        return len(_PARTS)


LIVE = _LiveParts()
