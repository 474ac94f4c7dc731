import json
import math
from dataclasses import asdict, fields, replace
from typing import Any

import pytest

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.config import (
    PRESETS,
    SETTINGS,
    TrainingConfig,
    config_from,
    preset_of,
    problems,
    require_valid,
)

NUMBERS = [name for name, setting in SETTINGS.items() if setting.choices is None and name != "shuffle"]
CHOICES = [name for name, setting in SETTINGS.items() if setting.choices is not None]


def test_the_course_preset_is_the_courses_run() -> None:
    assert PRESETS["course"].config == TrainingConfig(
        epochs=2, batch_size=100, optimizer="adam", learning_rate=0.01, shuffle=False, augmentation="none"
    )


def test_every_field_has_a_setting_with_words() -> None:
    assert [field.name for field in fields(TrainingConfig)] == list(SETTINGS)
    assert all(setting.label and setting.help.endswith((".", ")")) for setting in SETTINGS.values())


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_is_taken_up_to_its_limits_and_no_further(name: str) -> None:
    setting = SETTINGS[name]
    step = 1 if isinstance(getattr(TrainingConfig(), name), int) else 1e-9
    for value in (setting.minimum, setting.maximum):
        assert setting.problem(value) is None
    for value in (setting.minimum - step, setting.maximum + step, math.nan, math.inf, -math.inf):
        assert "Choose a number from" in str(setting.problem(value))


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_is_one_of_those_offered(name: str) -> None:
    choices = SETTINGS[name].choices
    assert all(SETTINGS[name].problem(value) is None for value in choices)
    assert str(SETTINGS[name].problem("nonsense")) == f"Choose one of: {', '.join(choices)}."


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("learning_rate", 0.0, "Learning rate: Choose a number from 0.000001 to 10."),
        ("batch_size", 0, "Batch size: Choose a number from 1 to 10,000."),
        ("optimizer", "rmsprop", "Optimizer: Choose one of: adam, adamw, sgd."),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_in_words(name: str, value: Any, sentence: str) -> None:
    config = replace(TrainingConfig(), **{name: value})
    assert list(problems(config)) == [name]
    with pytest.raises(StudioError) as refused:
        require_valid(config)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("name", list(PRESETS))
def test_a_preset_is_valid_and_known_again_whatever_the_seed(name: str) -> None:
    config = PRESETS[name].config
    require_valid(config)
    assert preset_of(replace(config, seed=7, device="cpu")) is PRESETS[name]
    assert preset_of(replace(config, epochs=3)) is None


def test_a_config_comes_back_from_json() -> None:
    config = replace(PRESETS["best-photo"].config, seed=9)
    assert config_from(json.loads(json.dumps(asdict(config)))) == config
    assert config_from({"epochs": 5}) == TrainingConfig(epochs=5)
    assert config_from({"learning_rate": 1}) == TrainingConfig(learning_rate=1.0)


MISTYPED: list[dict[str, Any]] = [
    {"epochs": 2.0}, {"epochs": True}, {"epochs": "2"}, {"shuffle": 1}, {"optimizer": ["adam"]}, {"seed": 10.5}
]  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [{"epochs": "many"}, {"epochs": None}, {"epochs": math.inf}, {"colour": "blue"}, {"learning_rate": []}, *MISTYPED],
)
def test_stored_settings_that_make_no_sense_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(StudioError, match="stored settings cannot be read"):
        config_from(values)


def test_stored_settings_outside_the_limits_are_refused() -> None:
    with pytest.raises(StudioError, match="Epochs: Choose a number"):
        config_from({"epochs": 0})


def test_what_is_no_number_is_explained_by_an_example() -> None:
    assert str(SETTINGS["learning_rate"].problem(None)) == "Type a number from 0.000001 to 10, such as 0.01."
