"""Rows that are damaged, one by one: they hide nothing else, whatever stands in them."""

import logging
import math
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.history import stored_history
from fmnist_gui.engine.training.runs import RunStore
from tests.engine.training.stored_runs import execute, finished


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    """Three finished runs of two epochs."""
    store = RunStore(tmp_path / "runs.sqlite")
    for _ in range(3):
        finished(store, epochs=2)
    return store


@pytest.mark.parametrize(
    "damage",
    [
        "name = x'ff00fe'",
        "config = x'00'",
        "config = '[1]'",
        """config = '{"dropout": 1}'""",
        "config = '{broken'",
        f"config = '{'[' * 100_000}'",
        "versions = '[]'",
        """versions = '{"torch": 2}'""",
        "images_per_epoch = 0",
        "images_per_epoch = 1e300",
        "images_per_epoch = 'many'",
        "created = 1e300",
        "created = 'yesterday'",
        "seconds = -1",
        "seconds = 9e999",
        "status = 'dancing'",
        "status = x'00'",
    ],
)
def test_a_run_that_cannot_be_read_hides_no_other(damage: str, store: RunStore) -> None:
    execute(store.path, f"UPDATE runs SET {damage} WHERE id = 2")
    assert [run.id for run in store.listing().runs] == [3, 1]
    assert store.listing().left_out == 1
    with pytest.raises(StudioError, match="run 2 cannot be read"):
        store.run(2)


@pytest.mark.parametrize("accuracy", ["x'00'", "'good'", "7", "9e999"])
def test_a_figure_that_cannot_be_is_left_out_of_its_run(accuracy: str, store: RunStore) -> None:
    execute(store.path, f"UPDATE runs SET test_accuracy = {accuracy} WHERE id = 2")
    assert [(run.id, run.test_accuracy) for run in store.runs()] == [(3, None), (2, None), (1, None)]


@pytest.mark.parametrize(
    "damage", ["loss = 'low'", "loss = 9e999", "size = 0", "size = -5", "correct = 101", "seconds = x'00'", "epoch = 0"]
)
def test_a_batch_that_cannot_be_read_hides_no_other(
    damage: str, store: RunStore, caplog: pytest.LogCaptureFixture
) -> None:
    execute(store.path, f"UPDATE batches SET {damage} WHERE run = 2 AND step = 4")
    with caplog.at_level(logging.WARNING):
        stored_history(store, 2)
        history = stored_history(store, 2)
    assert history.steps.tolist() == [step for step in range(1, 21) if step != 4]
    assert all(map(math.isfinite, history.losses))
    assert caplog.text.count("1 rows of run 2") == 1


def test_a_step_that_is_no_number_hides_no_run(store: RunStore) -> None:
    execute(store.path, "UPDATE batches SET step = x'ff' WHERE run = 2 AND step = 20")
    assert [(run.id, run.step) for run in store.runs()] == [(3, 20), (2, 19), (1, 20)]


@pytest.mark.parametrize(
    "damage", ["train_loss = 'low'", "eval_accuracy = 2", "evaluated_on = 'paper'", "step = 0", "eval_loss = 9e999"]
)
def test_an_epoch_that_cannot_be_read_hides_no_other(damage: str, store: RunStore) -> None:
    execute(store.path, f"UPDATE epochs SET {damage} WHERE run = 2 AND epoch = 2")
    assert [row.epoch for row in store.epochs(2)] == [1]
    assert [run.id for run in store.runs()] == [3, 2, 1]


@pytest.mark.parametrize("content", ["'text'", "7", "x'00'", "x''", "zeroblob(200000000)"])
def test_weights_that_cannot_be_read_are_explained(content: str, store: RunStore) -> None:
    execute(store.path, f"UPDATE checkpoints SET content = {content}", f"UPDATE epochs SET weights = {content}")
    for read in (lambda: store.checkpoint(2), lambda: store.weights(2, 1)):
        with pytest.raises(StudioError):
            read()
    assert len(store.epochs(2)) == 2


def _readings(store: RunStore) -> list[Callable[[], object]]:
    return [
        store.runs,
        *(lambda run_id=run_id: stored_history(store, run_id) for run_id in (1, 2, 3)),
        lambda: [(run.batches_per_epoch, run.accuracy) for run in store.runs()],
    ]


def test_no_flipped_byte_raises_anything_but_a_sentence(store: RunStore, tmp_path: Path) -> None:
    """Without the weights, which fill the file and are checked when they are loaded."""
    execute(store.path, "UPDATE epochs SET weights = x'00'", "UPDATE checkpoints SET content = x'00'")
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("VACUUM")
    sound, generator = store.path.read_bytes(), random.Random(0)
    damaged = RunStore(tmp_path / "damaged" / "runs.sqlite")
    damaged.path.parent.mkdir()
    explained = 0
    for _ in range(300):
        content = bytearray(sound)
        content[generator.randrange(len(content))] ^= generator.randrange(1, 256)
        damaged.path.write_bytes(content)
        for read in _readings(damaged):
            try:
                read()
            except StudioError:
                explained += 1
    assert explained
