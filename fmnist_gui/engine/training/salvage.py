"""What can still be read of a damaged history: row by row, from either end of each table."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.run_file import transaction
from fmnist_gui.engine.training.run_rows import run_from

_ORDERS = {
    "batches": "step",
    "epochs": "epoch",
    "checkpoints": "run",
}  # of the rows of one run
_NOT_COUNTED = {"epochs": 0, "step": 0, "train_accuracy": None, "eval_accuracy": None, "has_state": False}
Rows = list[sqlite3.Row]


class Salvaged(NamedTuple):
    copied: int  # runs
    lost: int  # runs of which no more than their number could be read
    all_listed: bool  # whether there were no other runs


def salvage(damaged: sqlite3.Connection, target: sqlite3.Connection) -> Salvaged:
    """Copy the runs of `damaged` that `target` does not have, or not as new. A number that was used stays used."""
    known = dict(target.execute("SELECT id, written FROM runs").fetchall())
    runs, all_listed = _rows(damaged, "runs", _columns(target, "runs"), "id", "id > 0")
    newer = [run for run in runs if run["id"] not in known or _is_newer(run["written"], known[run["id"]])]
    copied = sum(_copy(run, damaged, target) for run in newer)
    numbers, _ = _rows(damaged, "sqlite_sequence", ["name", "seq"], "name", "name = 'runs'")
    last = max([run["id"] for run in runs] + [row["seq"] for row in numbers if type(row["seq"]) is int], default=0)
    with transaction(target):
        if not target.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'runs'", (last,)).rowcount:
            target.execute("INSERT INTO sqlite_sequence VALUES ('runs', ?)", (last,))
    return Salvaged(copied, len(newer) - copied, all_listed)


def _is_newer(written: Any, known: float) -> bool:
    return isinstance(written, (int, float)) and written > known


def _copy(run: sqlite3.Row, damaged: sqlite3.Connection, target: sqlite3.Connection) -> bool:
    """Copy all that can be read of a run, unless `target` has more of it. False: nothing was."""
    try:
        run_from(dict(run) | _NOT_COUNTED)
    except (StudioError, ValueError, RecursionError):
        return False
    found = {"runs": [run]}
    for table, order in _ORDERS.items():
        found[table], _ = _rows(damaged, table, _columns(target, table), order, "run = ?", run["id"])
    (kept,) = target.execute("SELECT count(*) FROM epochs WHERE run = ?", (run["id"],)).fetchone()
    if len(found["epochs"]) < kept:
        return False
    with transaction(target):
        target.execute("DELETE FROM runs WHERE id = ?", (run["id"],))
        for table, rows in found.items():
            values = ", ".join("?" * len(_columns(target, table)))
            target.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({values})", map(tuple, rows))
    return True


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [column["name"] for column in db.execute(f"PRAGMA table_info({table})")]


def _rows(
    db: sqlite3.Connection, table: str, columns: list[str], order: str, condition: str, *values: Any
) -> tuple[Rows, bool]:
    """The rows that can be read, and whether those are all."""
    found = {}
    for direction in ("ASC", "DESC"):  # an unreadable page hides what lies behind it
        query = f"SELECT {', '.join(columns)} FROM {table} WHERE {condition} ORDER BY {order} {direction}"
        try:
            for row in db.execute(query, values):
                found[row[order]] = row
        except (sqlite3.Error, ValueError, OverflowError, MemoryError):
            continue
        return list(found.values()), True
    return list(found.values()), False
