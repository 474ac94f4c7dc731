"""Processes that end in the middle of whatever they do."""

import random
import time
from functools import cache
from pathlib import Path

import torch

from fmnist_gui.engine.drawing.labelled import LabelledDrawings
from fmnist_gui.engine.network.course_network import Weights
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.recording import WRITE_INTERVAL_S, Recorder
from fmnist_gui.engine.training.runs import RunStore
from tests.soak.children import CONFIG, start_window, train, use_window
from tests.soak.parts import Counts, child, require_sound, small_data

MOST_LOST_S = 1.5  # three times what is aimed at: the machine is busy
KILLS_A_RUN = 3


@cache
def uninterrupted() -> Weights:
    """The weights at the end of a run that nothing disturbs."""
    trainer = Trainer(CONFIG, small_data(), Control())
    for _ in trainer.events():
        pass
    return {name: tensor.clone() for name, tensor in trainer.network.state_dict().items()}


def kill_training(seed: int, folder: Path) -> Counts:
    """A run that is killed again and again ends bit for bit as one that nothing disturbs."""
    chance, database = random.Random(seed), folder / "runs.sqlite"
    store, run_id, lost = RunStore(database), None, 0.0
    kills = 0
    for _ in range(KILLS_A_RUN):
        interval = chance.choice([WRITE_INTERVAL_S, 0.0])  # at every batch: the kill falls into a write
        with child(train, database, interval, run_id) as process:
            first = process.report()
            time.sleep(chance.uniform(0.0, 0.6))
            reported = [first, *process.kill()]
        kills += 1
        require_sound(database)
        (run,) = store.runs()
        if run.status == "finished":
            break
        assert run.status == "interrupted", run.status
        if not run.resumable:  # killed before its first write
            assert run.step == 0
            return {"kills of a run": kills}
        run_id = run.id
        rows = store.batches(run.id)
        assert [row.step for row in rows] == list(range(1, len(rows) + 1))
        assert store.checkpoint(run.id).weights
        last = [report for report in reported if report is not None][-1]
        lost = max(lost, last[1] - rows[-1].seconds)
        assert lost < MOST_LOST_S
    assert run_id is not None
    store.take(run_id)
    trainer = Trainer(CONFIG, small_data(), Control(), store.checkpoint(run_id))
    for _ in Recorder(trainer, store, run_id).events():
        pass
    assert store.run(run_id).status == "finished"
    kept = store.checkpoint(run_id).weights
    assert all(torch.equal(kept[name], tensor) for name, tensor in uninterrupted().items())
    return {"kills of a run": kills, "runs ended bit for bit": 1, "most lost (s)": round(lost, 2)}


def kill_window(seed: int, folder: Path) -> Counts:
    """A window that is killed while it trains, keeps drawings and writes settings opens again with all of it."""
    chance = random.Random(seed)
    with child(use_window, folder, seed) as process:
        assert process.report() == "ready"
        time.sleep(chance.uniform(0.0, 2.0))
        kept = [report[1] for report in process.kill()]
    drawings = LabelledDrawings(folder / "drawings")
    drawings.read()
    assert not drawings.damaged
    assert len(drawings.drawings) >= max(kept, default=0)
    require_sound(folder / "runs.sqlite")
    with child(start_window, folder) as process:
        statuses = process.report()
        assert statuses is not None
        assert "running" not in statuses
        assert process.end() == 0
    return {"kills of a window": 1, "drawings kept": len(drawings.drawings)}
