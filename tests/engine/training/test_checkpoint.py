"""Checkpoints: what is written comes back, nothing foreign is executed, and an older file survives every failure."""

import errno
import io
import os
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from fmnist_gui.engine import files
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.network.course_network import Network
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.checkpoint import Checkpoint, from_bytes, load, save, to_bytes
from fmnist_gui.engine.training.config import TrainingConfig
from tests.conftest import new_weights


def _torch_bytes(content: Any, legacy: bool = False) -> bytes:
    buffer = io.BytesIO()
    torch.save(content, buffer, _use_new_zipfile_serialization=not legacy)
    return buffer.getvalue()


def _content(**changes: Any) -> bytes:
    """A checkpoint of this application with some entries replaced."""
    content = {
        "format": checkpoints.FORMAT,
        "version": checkpoints.VERSION,
        "architecture": "course-cnn",
        "weights": new_weights(0),
        "config": None,
        "training": None,
        "info": {},
    }
    return _torch_bytes(content | changes)


def _refusal(content: bytes) -> str:
    with pytest.raises(StudioError) as refused:
        from_bytes(content, "model.pt")
    assert str(refused.value).startswith("model.pt ")
    return str(refused.value)


def test_a_checkpoint_comes_back(tmp_path: Path) -> None:
    info = {"name": "Course 1", "test_accuracy": 0.85}
    written = Checkpoint(new_weights(0), TrainingConfig(epochs=3), {"epoch": 1, "rng": torch.arange(4)}, info)
    save(written, tmp_path / "model.pt")
    found = load(tmp_path / "model.pt")
    assert all(torch.equal(found.weights[name], tensor) for name, tensor in written.weights.items())
    assert found.config == written.config
    assert found.info == info
    assert found.training["epoch"] == 1
    assert torch.equal(found.training["rng"], torch.arange(4))


def test_the_file_can_be_read_with_torch_alone(tmp_path: Path) -> None:
    save(Checkpoint(new_weights(0)), tmp_path / "model.pt")
    content = torch.load(tmp_path / "model.pt", weights_only=True)
    Network().load_state_dict(content["weights"])


@pytest.mark.parametrize("legacy", [False, True])
def test_a_plain_state_dict_is_taken(legacy: bool) -> None:
    found = from_bytes(_torch_bytes(Network().state_dict(), legacy), "lesson 3.pth")
    assert found.config is found.training is None
    assert found.info == {"name": "lesson 3"}
    assert set(found.weights) == set(new_weights(0))


@pytest.mark.parametrize("kind", [torch.float64, torch.float16, torch.float8_e4m3fn])
def test_weights_of_another_precision_become_the_networks(kind: torch.dtype) -> None:
    found = from_bytes(_torch_bytes({name: tensor.to(kind) for name, tensor in new_weights(0).items()}), "model.pt")
    assert {tensor.dtype for tensor in found.weights.values()} == {torch.float32}


def test_trained_parameters_come_back_without_gradients() -> None:
    found = from_bytes(_torch_bytes(dict(Network().named_parameters())), "model.pt")
    assert not any(tensor.requires_grad for tensor in found.weights.values())


class _Burglar:
    """A pickle of it creates a file when it is read as pickles usually are."""

    def __init__(self, loot: Path) -> None:
        self.loot = loot

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return os.mkdir, (str(self.loot),)


@pytest.mark.parametrize(
    "pack",
    [pickle.dumps, lambda burglar: pickle.dumps(burglar, protocol=0), _torch_bytes, lambda b: _torch_bytes(b, True)],
    ids=["pickle", "old pickle", "torch", "old torch"],
)
def test_a_foreign_pickle_is_never_executed(pack: Callable[[Any], bytes], tmp_path: Path) -> None:
    loot = tmp_path / "loot"
    content = pack(_Burglar(loot))
    assert "could run as a program" in _refusal(content)
    assert not loot.exists()
    if not zipfile.is_zipfile(io.BytesIO(content)):  # the proof that it would have worked
        stream = io.BytesIO(content)
        while not loot.exists():
            pickle.load(stream)


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("letter.txt", "hello")
    return buffer.getvalue()


NO_CHECKPOINT = "is not a checkpoint, or only a part of one"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (_zip(), "is a zip archive, not a checkpoint"),
        (_torch_bytes(nn.Linear(1, 1)), "could run as a program"),
        (b"Dear all,\nthe network did well.\n", NO_CHECKPOINT),
        (b"epoch,loss\n1,0.5\n", NO_CHECKPOINT),
        (b"import torch\nprint(torch.zeros(1))\n", NO_CHECKPOINT),
        (b'{"epochs": 2}', NO_CHECKPOINT),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), NO_CHECKPOINT),
        (bytes(1000), NO_CHECKPOINT),
        (bytes(range(256)) * 4, NO_CHECKPOINT),
        (pickle.dumps({"a": 1}), NO_CHECKPOINT),
    ],
    ids=["empty", "zip", "module", "text", "table", "script", "json", "picture", "zeros", "noise", "pickled numbers"],
)
def test_a_file_of_another_kind_is_called_what_it_is(content: bytes, sentence: str) -> None:
    assert sentence in _refusal(content)


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("legacy", [False, True])
def test_a_truncated_checkpoint(share: float, legacy: bool) -> None:
    whole = _torch_bytes(new_weights(0), legacy)
    assert NO_CHECKPOINT in _refusal(whole[: int(len(whole) * share)])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda w: w.pop("out.bias"), "its out.bias is –, the course's is [10]"),
        (lambda w: w.update({"fc1.weight": torch.zeros(3, 4)}), "its fc1.weight is [3, 4], the course's is [120, 192]"),
        (lambda w: w.update({"fc3.bias": torch.zeros(3)}), "it has 11 parameters with a name, the course's has 10"),
        (lambda w: w.update({"conv1.bias": torch.full((6,), torch.nan)}), "weights that are not finite numbers"),
        (lambda w: w.update({"conv1.bias": torch.full((6,), -torch.inf)}), "weights that are not finite numbers"),
        (lambda w: w.update({"conv1.bias": torch.zeros(6, dtype=torch.int64)}), "weights that are not finite numbers"),
        (lambda w: w.update({"conv1.bias": torch.full((6,), 1e300, dtype=torch.float64)}), "not finite numbers"),
        (lambda w: w.update({"conv1.bias": torch.zeros(6, dtype=torch.complex64)}), "not finite"),
        (lambda w: w.update({"conv1.bias": torch.zeros(6).to_sparse()}), "tensors of another kind"),
        (lambda w: w.update({"conv1.bias": torch.zeros(6, device="meta")}), "tensors of another kind"),
        (lambda w: w.update({name: torch.full_like(t, 1e30) for name, t in w.items()}), "would not be finite numbers"),
        (lambda w: w.update({name: -torch.full_like(t, 1e9) for name, t in w.items()}), "would not be finite numbers"),
        (lambda w: w.update({"conv1.bias": [0.0] * 6}), "its conv1.bias is –"),
        (lambda w: w.clear(), "holds no network"),
    ],
)
@pytest.mark.parametrize("plain", [True, False], ids=["state_dict", "checkpoint"])
def test_another_network_is_refused_by_what_differs(
    change: Callable[[dict[str, Any]], object], sentence: str, plain: bool
) -> None:
    weights: dict[str, Any] = new_weights(0)
    change(weights)
    assert sentence in _refusal(_torch_bytes(weights) if plain else _content(weights=weights))


@pytest.mark.parametrize("content", [torch.zeros(3), [1, 2], 5, "text", {"loss": 0.5}, {"weights": new_weights(0)}])
def test_a_file_of_torch_without_a_network(content: Any) -> None:
    assert "holds no network" in _refusal(_torch_bytes(content))
    assert "holds no network" in _refusal(_content(weights=content))


@pytest.mark.parametrize(
    ("version", "why"),
    [
        (checkpoints.VERSION + 1, "written by a newer version"),
        (checkpoints.VERSION - 1, "written by an older version"),
        *((unknown, "does not say which version") for unknown in (None, "1", 1.0, True, [1], torch.ones(2))),
    ],
)
def test_a_checkpoint_of_another_version_says_which(version: Any, why: str) -> None:
    assert why in _refusal(_content(version=version))


@pytest.mark.parametrize("entry", ["config", "training", "info"])
@pytest.mark.parametrize("value", [7, "text", [1, 2], None, torch.ones(2)])
def test_entries_of_the_wrong_kind_leave_a_model_that_can_be_used(entry: str, value: Any) -> None:
    found = from_bytes(_content(**{entry: value}), "model.pt")
    assert found.config is None
    assert found.training is None
    assert found.info == {}
    assert set(found.weights) == set(new_weights(0))


def test_weights_that_look_alike_have_memory_of_their_own() -> None:
    weights: dict[str, Any] = new_weights(0)
    weights["conv1.bias"] = torch.zeros(1).expand(6)
    weights["fc1.weight"] = torch.zeros(192, 120).T
    found = from_bytes(_content(weights=weights), "model.pt").weights
    assert all(tensor.is_contiguous() for tensor in found.values())
    found["conv1.bias"][0] = 1.0
    assert found["conv1.bias"].tolist() == [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]


def test_a_checkpoint_may_only_be_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    content = to_bytes(Checkpoint(new_weights(0)))
    monkeypatch.setattr(checkpoints, "MOST_BYTES", len(content) - 1)
    assert "is too large" in _refusal(content)


def test_only_what_people_can_read_is_left_of_the_info() -> None:
    info = {
        "name": "a\nlong\u2028 name " * 100,
        "accuracy": 0.5,
        "epochs": 3,
        "note": None,
        "versions": {"torch": "2", "numpy": [1], 3: 4},
        "list": [1],
        "tensor": torch.zeros(9),
        "huge": 10**300,
        "no number": float("nan"),
    }
    found = from_bytes(_content(info=info), "model.pt").info
    assert found.pop("name") == ("a long name " * 100)[:200]
    assert found == {"accuracy": 0.5, "epochs": 3, "note": None, "versions": {"torch": "2", 3: 4}}


@pytest.mark.parametrize("accuracy", [1.5, -0.1, "high", True, 1])
def test_an_accuracy_is_a_fraction_or_none_at_all(accuracy: Any) -> None:
    found = from_bytes(_content(info={"name": "a", "test_accuracy": accuracy}), "model.pt")
    assert found.info == {"name": "a"}


@pytest.mark.parametrize(("batch", "in_epoch"), [(3, True), (0, False), (None, False), (torch.ones(2), False)])
def test_whether_it_is_of_an_epochs_end(batch: Any, in_epoch: bool) -> None:
    assert from_bytes(_content(training={"batch": batch}), "model.pt").in_epoch is in_epoch
    assert not Checkpoint(new_weights(0)).in_epoch


def test_a_config_of_a_newer_version() -> None:
    with pytest.raises(StudioError, match="from a newer version, or are damaged"):
        from_bytes(_content(config={"epochs": 2, "dropout": 0.5}), "model.pt")


@pytest.mark.parametrize("function", ["replace", "fsync"])
@pytest.mark.parametrize(
    ("number", "what"),
    [(errno.ENOSPC, ": the disk is full. Make room"), (errno.EIO, r" \(Input/output error\). Choose another folder")],
)
def test_a_failed_write_leaves_the_older_file_and_nothing_else(
    number: int, what: str, function: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.pt"
    save(Checkpoint(new_weights(0), info={"name": "old"}), path)

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, function, fail)
    with pytest.raises(StudioError, match=f"could not be written{what}"):
        save(Checkpoint(new_weights(0), info={"name": "new"}), path)
    assert list(tmp_path.iterdir()) == [path]
    assert load(path).info == {"name": "old"}


def test_an_interrupted_write_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.pt"
    path.write_bytes(b"old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(Checkpoint(new_weights(0)), path)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"


def test_bytes_are_the_same_each_time() -> None:
    assert to_bytes(Checkpoint(new_weights(0))) == to_bytes(Checkpoint(new_weights(0)))
