import importlib
import sys
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import pytest
import torch

from fmnist_gui.engine.data import vision
from fmnist_gui.engine.errors import StudioError


def test_torchvision_works_beside_the_installed_torch() -> None:
    torchvision = vision.import_torchvision()
    pictures = torch.zeros(10, 1, 28, 28)
    assert torchvision.utils.make_grid(pictures, nrow=10).shape == (3, 32, 302)
    assert "FashionMNIST" in torchvision.datasets.__all__


def test_threads_get_the_same_module() -> None:
    with ThreadPoolExecutor(4) as pool:
        modules = list(pool.map(lambda _: vision.import_torchvision(), range(8)))
    assert {id(module) for module in modules} == {id(sys.modules["torchvision"])}


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the next imports of torchvision give or raise, in turn; declarations are noted at the end."""
    results: list[object] = []

    def import_module(name: str) -> ModuleType:
        assert name == "torchvision"
        result = results.pop(0)
        if isinstance(result, Exception):
            raise result
        assert isinstance(result, ModuleType)
        return result

    monkeypatch.setattr(importlib, "import_module", import_module)
    monkeypatch.setattr(vision, "_declare_operators", lambda: results.append("declared"))
    return results


def test_operators_are_declared_only_after_the_import_failed(attempts: list[object]) -> None:
    module = ModuleType("torchvision")
    attempts.append(module)
    assert vision.import_torchvision() is module
    assert attempts == []


def test_a_cuda_build_is_imported_again_from_the_start(attempts: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "torchvision.extension", ModuleType("torchvision.extension"))
    module = ModuleType("torchvision")
    attempts += [RuntimeError("operator torchvision::nms does not exist"), module]
    assert vision.import_torchvision() is module
    assert attempts == ["declared"]
    assert "torchvision.extension" not in sys.modules


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (ImportError("No module named 'torchvision'"), r"cannot be imported \(No module.+Install it beside PyTorch"),
        (RuntimeError("another version"), r"does not fit the installed PyTorch \(another version\)\. Install"),
    ],
)
def test_a_failed_import_says_what_to_do(attempts: list[object], problem: Exception, told: str) -> None:
    attempts.append(problem)
    with pytest.raises(StudioError, match=told):
        vision.import_torchvision()
