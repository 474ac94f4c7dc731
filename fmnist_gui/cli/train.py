"""`fmnist-gui train`: a run with a progress bar, kept in the history."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fmnist_gui.cli import common
from fmnist_gui.cli.common import BAD_INPUT, INTERRUPTED, add_data, add_drawn, complain
from fmnist_gui.engine import paths
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.files import require_writable
from fmnist_gui.engine.numbers import fixed, percent, thousands
from fmnist_gui.engine.progress_bar import progress_bar
from fmnist_gui.engine.training.backups import tend
from fmnist_gui.engine.training.checkpoint import SUFFIX
from fmnist_gui.engine.training.config import PRESETS, SETTINGS, TrainingConfig, require_valid
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import (
    BatchEnd,
    EpochEnd,
    RecordingFailed,
    RecordingRepeated,
    RecordingResumed,
    RunEnd,
)
from fmnist_gui.engine.training.outcome import failure_to_learn
from fmnist_gui.engine.training.runs import RunStore

if TYPE_CHECKING:
    from fmnist_gui.engine.training.loop import Trainer


def add(commands: Any) -> None:
    train = commands.add_parser("train", help="train the network and store the run")
    add_data(train)
    add_drawn(train)
    train.add_argument("--preset", choices=sorted(PRESETS), default="course", help="settings to start from")
    _add_settings(train)
    train.add_argument("--out", type=Path, metavar="FILE", help=f"where to save the trained network ({SUFFIX})")
    train.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    train.set_defaults(command=_train)


def _add_settings(parser: argparse.ArgumentParser) -> None:
    defaults = TrainingConfig()
    shell_names = {"learning_rate": ["--lr", "--learning-rate"], "validation_percent": ["--validation"]}
    for name, setting in SETTINGS.items():
        flags = shell_names.get(name, [f"--{name.replace('_', '-')}"])
        kind = type(getattr(defaults, name))
        described = " ".join(setting.help.split()).replace("%", "%%")
        if kind is bool:
            parser.add_argument(*flags, dest=name, action=argparse.BooleanOptionalAction, default=None, help=described)
        else:
            choices = list(setting.choices) if setting.choices else None
            metavar = "NAME" if choices else "N" if kind is int else "X"
            parser.add_argument(*flags, dest=name, type=kind, choices=choices, metavar=metavar, help=described)


def _config_from(options: argparse.Namespace) -> TrainingConfig:
    chosen = {name: getattr(options, name) for name in SETTINGS if getattr(options, name) is not None}
    config = replace(PRESETS[options.preset].config, **chosen)
    require_valid(config)
    return config


def _train(options: argparse.Namespace) -> int:
    from fmnist_gui.engine.network.course_network import parameter_count
    from fmnist_gui.engine.training import checkpoint as checkpoints
    from fmnist_gui.engine.training.loop import Trainer
    from fmnist_gui.engine.training.recording import Recorder, run_versions

    config = _config_from(options)
    require_writable(options.out or _default_checkpoint(0))  # now, not after an hour of training
    control = Control()
    trainer = Trainer(config, common.data_for(options), control)
    store = RunStore(paths.runs_database())
    _tend(store)
    name = f"{PRESETS[options.preset].label} {{n}}"
    with closing(store), _interrupt_stops(control):
        run_id = store.create(name, config, run_versions(trainer), trainer.images_per_epoch)
        name = store.run(run_id).name
        end = _follow(trainer, Recorder(trainer, store, run_id))
    out = options.out or _default_checkpoint(run_id)
    try:
        checkpoints.save(trainer.checkpoint({"name": name, "test_accuracy": end.test_accuracy}), out)
    except StudioError as error:
        where = _KEPT if _is_kept(store, run_id, end) else _LOST
        raise StudioError(f"{{error}} {where}", error=error, name=name) from error
    kept = _is_kept(store, run_id, end)
    if not kept:
        complain("The end of this run is not in the history; its network is saved all the same.")
    _tend(store)
    result = asdict(end) | {
        "parameters": parameter_count(trainer.network),
        "checkpoint": str(out),
        "run": run_id,
        "config": asdict(config),
    }
    print(json.dumps(result) if options.json else _summary(result, kept))
    return _status_of(end)


def _tend(store: RunStore) -> None:
    """Look at the history and back it up; what was restored, or could not be, is one line on stderr."""
    try:
        report = tend(store.path)
    except StudioError as error:
        report = error
    if report is not None:
        complain(report)


_KEPT = "The run is kept in the history as “{name}”: export it on the window's Train page."
_LOST = "The history could not be written either, so this run is lost."


def _is_kept(store: RunStore, run_id: int, end: RunEnd) -> bool:
    try:
        return store.run(run_id).status == end.reason
    except StudioError:
        return False


def _default_checkpoint(run_id: int) -> Path:
    return paths.make_folder(paths.home() / "checkpoints") / f"run-{run_id}{SUFFIX}"


def _status_of(end: RunEnd) -> int:
    failure = failure_to_learn(end)
    if failure is not None:
        complain(failure)
        return BAD_INPUT
    return INTERRUPTED if end.reason == "paused" else 0


@contextmanager
def _interrupt_stops(control: Control) -> Iterator[None]:
    """Ctrl+C ends the run at its next batch, stored so that it can go on, instead of tearing it apart."""
    previous = signal.signal(signal.SIGINT, lambda *_: control.stop("paused"))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


def _follow(trainer: Trainer, recorder: Any) -> RunEnd:
    """Run to the end with a progress bar on stderr."""
    total = trainer.config.epochs * trainer.images_per_epoch
    with progress_bar(total=total, unit=" images") as bar:
        for event in recorder.events():
            if isinstance(event, BatchEnd):
                bar.update(event.images_seen - bar.n)
                if event.batch % 20 == 0:
                    bar.set_postfix_str(
                        f"epoch {event.epoch}, loss {fixed(event.loss, 3)}, accuracy {percent(event.accuracy, 0)}",
                        refresh=False,
                    )
            elif isinstance(event, EpochEnd):
                bar.write(
                    f"epoch {event.epoch}: train loss {fixed(event.train_loss, 4)}, "
                    f"train accuracy {percent(event.train_accuracy, 2)}, "
                    f"{event.evaluated_on} accuracy {percent(event.eval_accuracy, 2)}",
                    file=sys.stderr,
                )
            elif isinstance(event, RecordingFailed):
                bar.write(f"fmnist-gui: {event.error} Training goes on.", file=sys.stderr)
            elif isinstance(event, RecordingResumed):
                bar.write("The history is being written again.", file=sys.stderr)
            elif isinstance(event, RecordingRepeated):
                bar.write(f"fmnist-gui: {event.report}", file=sys.stderr)
            elif isinstance(event, RunEnd):
                return event
    raise RuntimeError("a run ended without RunEnd")


def _summary(result: dict[str, Any], kept: bool) -> str:
    return (
        f"{result['reason']} after {result['epochs']} epochs: train accuracy {percent(result['train_accuracy'], 2)}, "
        f"test accuracy {percent(result['test_accuracy'], 2)}, {thousands(result['images_per_second'])} images/s\n"
        f"saved as {result['checkpoint']}" + (f" and as run {result['run']} in the history" if kept else "")
    )
