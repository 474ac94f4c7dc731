"""The licences of all parts: complete, with their texts, and the same after they were packaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from fmnist_gui.engine import licences as licences_module
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.licences import LIST_NAME, Licence, installed, licences, save


@pytest.fixture(scope="module")
def parts() -> dict[str, Licence]:
    return {part.name: part for part in installed()}


def test_the_application_comes_first_and_all_that_it_needs_is_there(parts: dict[str, Licence]) -> None:
    assert next(iter(parts)) == "FMNIST Studio"
    for name in ("Python", "Fashion-MNIST", "Fonts", "torch", "PySide6_Essentials", "shiboken6", "numpy", "sympy"):
        assert name in parts
    assert "pytest" not in parts


def test_each_part_names_its_licence_and_most_have_their_text(parts: dict[str, Licence]) -> None:
    assert [part.name for part in parts.values() if part.licence in ("", "–")] == []
    without = {part.name for part in parts.values() if part.text == licences_module.NO_TEXT}
    assert len(without) <= 2
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["PySide6_Essentials"].text
    assert "Zalando" in parts["Fashion-MNIST"].text
    assert "FMNIST Studio maintainers" in parts["FMNIST Studio"].text


def test_what_was_packaged_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = [Licence("own", "1", "MIT", "do as you like"), Licence("libé, b/c", "", "–", "text ü")]
    save(tmp_path / "licences", packaged)
    monkeypatch.setattr(licences_module, "resource", lambda *parts: tmp_path.joinpath(*parts))
    assert licences() == packaged


def test_a_broken_list_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "licences", [Licence("own", "1", "MIT", "text")])
    (tmp_path / "licences" / "own.txt").unlink()
    monkeypatch.setattr(licences_module, "resource", lambda *parts: tmp_path.joinpath(*parts))
    assert (tmp_path / "licences" / LIST_NAME).is_file()
    with pytest.raises(StudioError, match="Install the application again"):
        licences()
