"""Files that travel with the application: beside the package in a checkout, inside it when installed."""

from pathlib import Path

import pytest

from fmnist_gui.engine import resources


def test_a_checkout_has_them_beside_the_package() -> None:
    folder = resources.resource()
    assert folder == Path(resources.__file__).parents[2] / "resources"
    assert folder.is_dir()


def test_an_installed_package_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.resource("learn", "en") == tmp_path / "resources" / "learn" / "en"
