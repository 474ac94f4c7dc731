import importlib.metadata
import json
import platform
from importlib.metadata import PackageNotFoundError

import pytest
import torch

from fmnist_gui import __version__
from fmnist_gui.engine import versions


def test_versions_name_the_application_python_and_packages() -> None:
    found = versions.package_versions()
    assert found["fmnist-studio"] == __version__
    assert found["python"] == platform.python_version()
    assert torch.__version__.startswith(found["torch"].split("+")[0])
    assert set(versions.PACKAGES) <= set(found)
    assert json.loads(json.dumps(found)) == found


def test_a_package_that_is_not_installed_has_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert versions.package_versions()["torch"] == "–"
