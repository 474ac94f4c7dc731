import pytest

from fmnist_gui.engine.errors import StudioError


def test_an_error_keeps_its_text_and_values_apart() -> None:
    error = StudioError("{file} holds {count} images.", file="a.gz", count=3)
    assert error.text == "{file} holds {count} images."
    assert error.values == {"file": "a.gz", "count": 3}
    assert str(error) == "a.gz holds 3 images."


def test_values_with_braces_are_left_alone() -> None:
    assert str(StudioError("{file} is empty.", file="{x}.pt")) == "{x}.pt is empty."


def test_a_place_without_a_value_is_a_mistake_in_the_code() -> None:
    with pytest.raises(KeyError):
        StudioError("{file} is empty.")
