"""What is alive in each section: a widget of its own, and the places on other pages that show it."""

from __future__ import annotations

from dataclasses import dataclass

from fmnist_gui.engine.errors import sentence
from fmnist_gui.panels.learn.balance import BalancePart
from fmnist_gui.panels.learn.batch import BatchPart
from fmnist_gui.panels.learn.calling import CallingPart
from fmnist_gui.panels.learn.confusion_matrix import ConfusionMatrixPart
from fmnist_gui.panels.learn.course_run import CourseRunPart
from fmnist_gui.panels.learn.design import ArgumentsPart, ClassPart, NetworkPart
from fmnist_gui.panels.learn.filters import FiltersPart
from fmnist_gui.panels.learn.joining import JoiningPart
from fmnist_gui.panels.learn.linear_layer import LinearLayerPart
from fmnist_gui.panels.learn.one_image import OneImagePart
from fmnist_gui.panels.learn.output_size import OutputSizePart
from fmnist_gui.panels.learn.parameters import ParametersPart
from fmnist_gui.panels.learn.part import LivePart
from fmnist_gui.panels.learn.sample import SamplePart
from fmnist_gui.panels.learn.settings_race import SettingsRacePart
from fmnist_gui.panels.learn.seven_steps import SevenStepsPart
from fmnist_gui.panels.learn.slow_motion import SlowMotionPart
from fmnist_gui.panels.learn.stages import StagesPart
from fmnist_gui.panels.learn.ten_images import TenImagesPart
from fmnist_gui.panels.learn.walk_through import WalkThroughPart
from fmnist_gui.panels.learn.what_it_is import WhatItIsPart


@dataclass(frozen=True)
class Place:
    path: str  # "page" or "page/view"
    label: str  # English source of the button


BROWSE = Place("data/browse", sentence("All images"))
BATCHES = Place("data/batches", sentence("Batches"))
FILES = Place("data/files", sentence("From files to tensors"))
WALK = Place("network/walk", sentence("Walk through the layers"))
STRUCTURE = Place("network/structure", sentence("Structure"))
WEIGHTS = Place("network/weights", sentence("Weights"))
CALCULATOR = Place("network/calculator", sentence("Calculator"))
PREDICT = Place("network/predict", sentence("Predict"))
TRAIN = Place("train", sentence("Train"))
MATRIX = Place("results/matrix", sentence("Confusion matrix"))
DRAW = Place("draw", sentence("Draw"))

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

LIVE: dict[str, type[LivePart]] = {
    "C1": WhatItIsPart,
    "C2": StagesPart,
    "C4": BalancePart,
    "C5": SamplePart,
    "C6": BatchPart,
    "C7": ClassPart,
    "C8": NetworkPart,
    "C9": ArgumentsPart,
    "C10": ParametersPart,
    "C11": FiltersPart,
    "C12": LinearLayerPart,
    "C13": CallingPart,
    "C14": WalkThroughPart,
    "C15": OutputSizePart,
    "C16": OneImagePart,
    "C17": TenImagesPart,
    "C18": SevenStepsPart,
    "C19": SlowMotionPart,
    "C20": CourseRunPart,
    "C21": SettingsRacePart,
    "C22": ConfusionMatrixPart,
    "C23": JoiningPart,
}
