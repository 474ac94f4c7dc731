"""The licences of all parts: complete, with their texts, and the same after they were packaged."""

from collections.abc import Sequence
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
    assert "Ronie Martinez" in parts["latex2mathml"].text
    assert "FMNIST Studio maintainers" in parts["FMNIST Studio"].text


def test_the_parts_that_an_extra_brings_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As torch's build for CUDA asks for its libraries: by the extras of a package that is only a list."""
    own_file = ("module.py",)
    (tmp_path / own_file[0]).touch()
    add_package(tmp_path, "root-app", ("the_list[first, second]>=1 ; python_version>'3'", "tests; extra == 'test'"))
    add_package(tmp_path, "the-list", [f"{name}; extra == '{name}'" for name in ("first", "second", "third")])
    add_package(tmp_path, "first", ("not-for-this-system",), own_file)
    for name in ("second", "third", "tests"):
        add_package(tmp_path, name, (), own_file)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(licences_module, "DISTRIBUTION", "root-app")
    assert [part.name for part in installed()][4:] == ["first", "second"]


def add_package(folder: Path, name: str, needs: Sequence[str], files: Sequence[str] = ()) -> None:
    info = folder / f"{name.replace('-', '_')}-1.dist-info"
    info.mkdir()
    lines = ("Metadata-Version: 2.4", f"Name: {name}", "Version: 1", *(f"Requires-Dist: {need}" for need in needs))
    (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = "".join(f"{file},,\n" for file in (f"{info.name}/METADATA", f"{info.name}/RECORD", *files))
    (info / "RECORD").write_text(rows, encoding="utf-8")


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
