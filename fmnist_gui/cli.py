"""The shell's side of the application: `fmnist-gui train`, `evaluate`, `doctor`, `screenshots`, `tour`."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from fmnist_gui import APP_NAME, __version__
from fmnist_gui.engine import paths
from fmnist_gui.engine.checkpoint import SUFFIX
from fmnist_gui.engine.config import PRESETS, SETTINGS, TrainingConfig, require_valid
from fmnist_gui.engine.control import Control
from fmnist_gui.engine.errors import Cancelled, StudioError
from fmnist_gui.engine.events import BatchEnd, EpochEnd, RecordingFailed, RecordingResumed, RunEnd
from fmnist_gui.engine.runs import RunStore

if TYPE_CHECKING:
    from fmnist_gui.engine.data import FashionData
    from fmnist_gui.engine.training import Trainer

BAD_INPUT = 2
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Do what the command line says. A failure that the user can mend is one line on stderr and status 2."""
    try:
        options = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except StudioError as error:
        print(f"fmnist-gui: {error}", file=sys.stderr)
        return BAD_INPUT
    except (Cancelled, KeyboardInterrupt):
        print("fmnist-gui: interrupted", file=sys.stderr)
        return INTERRUPTED


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message} (try {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="fmnist-gui", description=f"{APP_NAME}: without a command, the window opens.")
    parser.add_argument("--version", action="version", version=f"{APP_NAME} {__version__}")
    _add_data(parser)
    parser.set_defaults(command=_open_window)
    commands = parser.add_subparsers(title="commands", metavar="", parser_class=_Parser)

    train = commands.add_parser("train", help="train the network and store the run")
    _add_data(train)
    train.add_argument("--preset", choices=sorted(PRESETS), default="course", help="settings to start from")
    _add_settings(train)
    train.add_argument("--out", type=Path, metavar="FILE", help=f"where to save the trained network ({SUFFIX})")
    train.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    train.set_defaults(command=_train)

    evaluate = commands.add_parser("evaluate", help="score a trained network")
    evaluate.add_argument("checkpoint", type=Path, nargs="?", help="file of the trained network")
    evaluate.add_argument("--split", choices=("test", "train"), default="test")
    _add_data(evaluate)
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    evaluate.set_defaults(command=_evaluate)

    doctor = commands.add_parser("doctor", help="tell what is there, what is missing and what to do about it")
    _add_data(doctor)
    doctor.set_defaults(command=_doctor)

    for name, help_text, command in (
        ("screenshots", "save a picture of each page", _screenshots),
        ("tour", "walk through the window by itself, training on the data found, and save pictures", _tour),
    ):
        pictures = commands.add_parser(name, help=help_text)
        pictures.add_argument("folder", type=Path)
        pictures.add_argument("--theme", choices=("light", "dark"), default="light")
        pictures.add_argument("--language", choices=("en", "zh"), default="en")
        pictures.add_argument("--size", default="1280x820", metavar="WxH", help="size of the window in pixels")
        _add_data(pictures)
        pictures.set_defaults(command=command)
    return parser


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="folder with the four archives of Fashion-MNIST (else FMNIST_DATA, else the user's own data folder)",
    )


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


def _open_window(options: argparse.Namespace) -> int:
    from fmnist_gui.app.application import run_application

    return run_application(getattr(options, "data", None))


def _screenshots(options: argparse.Namespace) -> int:
    from fmnist_gui.app.screenshots import save_screenshots

    return save_screenshots(
        options.folder, options.theme, options.language, options.size, getattr(options, "data", None)
    )


def _tour(options: argparse.Namespace) -> int:
    from fmnist_gui.app.tour import run_tour

    return run_tour(options.folder, options.theme, options.language, options.size, getattr(options, "data", None))


def _doctor(options: argparse.Namespace) -> int:
    from fmnist_gui.doctor import report

    lines, healthy = report(getattr(options, "data", None))
    print("\n".join(lines))
    return 0 if healthy else 1


def _data_for(options: argparse.Namespace) -> FashionData:
    """The data set from the folder that was named or found; else it is downloaded, with a bar to watch."""
    from fmnist_gui.engine.data import find_folder, read_data

    folder = find_folder(getattr(options, "data", None))
    if folder is None:
        folder = paths.data_folder()
        _download(folder)
    return read_data(folder)


def _download(folder: Path) -> None:
    from tqdm import tqdm

    from fmnist_gui.engine.download import Progress, download

    with tqdm(desc="Fashion-MNIST", unit="B", unit_scale=True, file=sys.stderr, mininterval=_bar_interval_s()) as bar:

        def show(progress: Progress) -> None:
            bar.total = progress.total_bytes
            bar.update(progress.done_bytes - bar.n)

        download(folder, show, lambda: False)


def _bar_interval_s() -> float:
    """How often a progress bar is drawn: in a log file each time is a line of its own."""
    return 0.1 if sys.stderr.isatty() else 10.0


def _config_from(options: argparse.Namespace) -> TrainingConfig:
    chosen = {name: getattr(options, name) for name in SETTINGS if getattr(options, name) is not None}
    config = replace(PRESETS[options.preset].config, **chosen)
    require_valid(config)
    return config


def _train(options: argparse.Namespace) -> int:
    from fmnist_gui.engine import checkpoint as checkpoints
    from fmnist_gui.engine.network import parameter_count
    from fmnist_gui.engine.recording import Recorder, run_versions
    from fmnist_gui.engine.training import Trainer

    config = _config_from(options)
    if options.out is not None and not options.out.parent.is_dir():
        raise StudioError("The folder {folder} does not exist. Create it or choose another.", folder=options.out.parent)
    if options.out is not None and options.out.is_dir():
        raise StudioError("{path} is a folder. Name a file in it.", path=options.out)
    control = Control()
    trainer = Trainer(config, _data_for(options), control)
    store = RunStore(paths.runs_database())
    name = f"{PRESETS[options.preset].label} {{n}}"
    run_id = store.create(name, config, run_versions(trainer), trainer.images_per_epoch)
    with _interrupt_stops(control):
        end = _follow(trainer, Recorder(trainer, store, run_id))
    out = options.out or _default_checkpoint(run_id)
    checkpoints.save(trainer.checkpoint({"name": store.run(run_id).name, "test_accuracy": end.test_accuracy}), out)
    result = asdict(end) | {
        "parameters": parameter_count(trainer.network),
        "checkpoint": str(out),
        "run": run_id,
        "config": asdict(config),
    }
    print(json.dumps(result) if options.json else _summary(result))
    return _status_of(end)


def _default_checkpoint(run_id: int) -> Path:
    return paths.make_folder(paths.home() / "checkpoints") / f"run-{run_id}{SUFFIX}"


def _status_of(end: RunEnd) -> int:
    if end.reason == "diverged":
        print(
            "fmnist-gui: the loss became infinite, so the run was stopped; its whole epochs are kept. "
            "Choose a smaller learning rate.",
            file=sys.stderr,
        )
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
    from tqdm import tqdm

    total = trainer.config.epochs * trainer.images_per_epoch
    with tqdm(total=total, unit=" images", unit_scale=True, file=sys.stderr, mininterval=_bar_interval_s()) as bar:
        for event in recorder.events():
            if isinstance(event, BatchEnd):
                bar.update(event.images_seen - bar.n)
                if event.batch % 20 == 0:
                    bar.set_postfix_str(
                        f"epoch {event.epoch}, loss {event.loss:.3f}, accuracy {event.accuracy:.0%}", refresh=False
                    )
            elif isinstance(event, EpochEnd):
                bar.write(
                    f"epoch {event.epoch}: train loss {event.train_loss:.4f}, train accuracy "
                    f"{event.train_accuracy:.2%}, {event.evaluated_on} accuracy {event.eval_accuracy:.2%}",
                    file=sys.stderr,
                )
            elif isinstance(event, RecordingFailed):
                bar.write(f"fmnist-gui: {event.error} Training goes on.", file=sys.stderr)
            elif isinstance(event, RecordingResumed):
                bar.write("The history is being written again.", file=sys.stderr)
            elif isinstance(event, RunEnd):
                return event
    raise RuntimeError("a run ended without RunEnd")


def _summary(result: dict[str, Any]) -> str:
    def percent(value: float | None) -> str:
        return "–" if value is None else f"{value:.2%}"

    return (
        f"{result['reason']} after {result['epochs']} epochs: train accuracy {percent(result['train_accuracy'])}, "
        f"test accuracy {percent(result['test_accuracy'])}, {result['images_per_second']:,.0f} images/s\n"
        f"saved as {result['checkpoint']} and as run {result['run']} in the history"
    )


def _evaluate(options: argparse.Namespace) -> int:
    from fmnist_gui.engine import checkpoint as checkpoints
    from fmnist_gui.engine.comparison import figures_of
    from fmnist_gui.engine.evaluation import evaluate
    from fmnist_gui.engine.export import report_text
    from fmnist_gui.engine.network import network_with

    if options.checkpoint is None:
        raise StudioError(
            "No trained network comes with this version. Name a checkpoint, such as one that `fmnist-gui train "
            "--out FILE` has saved."
        )
    network = network_with(checkpoints.load(options.checkpoint).weights)
    data = _data_for(options)
    evaluation = evaluate(network, data.train if options.split == "train" else data.test)
    figures = figures_of(evaluation)
    if options.json:
        result = {
            "checkpoint": str(options.checkpoint),
            "split": options.split,
            "images": figures.images,
            "accuracy": figures.accuracy,
            "loss": figures.loss,
            "report": figures.report,
            "confusion_matrix": figures.matrix.tolist(),
        }
        print(json.dumps(result))
    else:
        print(report_text(options.split, figures))
    return 0
