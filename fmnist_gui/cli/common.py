"""What several of the shell's commands need: exit statuses, the data set, a trained network."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fmnist_gui.engine import paths
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.progress_bar import progress_bar

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData
    from fmnist_gui.engine.network.course_network import Network

BAD_INPUT = 2
INTERRUPTED = 130
NOBODY_READS = 141  # as of a program that the signal of a broken pipe ends


def complain(message: object) -> None:
    print(f"fmnist-gui: {message}", file=sys.stderr)


def add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="folder with the four archives of Fashion-MNIST (else FMNIST_DATA, else the user's own data folder)",
    )


def add_drawn(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--drawn",
        action="store_true",
        help="take garments that the application draws in place of Fashion-MNIST; they need no network connection",
    )


def named_data(options: argparse.Namespace) -> Path | None:
    return getattr(options, "data", None)


def data_for(options: argparse.Namespace) -> FashionData:
    """The data set from the folder that was named or found; else it is downloaded, with a bar to watch."""
    from fmnist_gui.engine.data.fashion_mnist import find_folder, read_data
    from fmnist_gui.engine.drawing.garments.drawn import drawn_data

    if options.drawn:
        return result_of(drawn_data())
    folder = find_folder(named_data(options))
    if folder is None:
        folder = paths.data_folder()
        try:
            _download(folder)
        except StudioError as error:
            raise StudioError("{error} Or add --drawn, to go on with drawn garments.", error=error) from error
    return result_of(read_data(folder))


def _download(folder: Path) -> None:
    from fmnist_gui.engine.data.download import download

    with progress_bar(desc="Fashion-MNIST", unit="B") as bar:
        for progress in download(folder):
            if progress is not None:
                bar.total = progress.total_bytes
                bar.update(progress.done_bytes - bar.n)
                bar.set_postfix_str("another window is downloading; waiting" if progress.waiting else "")


def network_from(checkpoint: Path | None) -> Network:
    """The network in the file `checkpoint`, or else the one that comes with the application. Raises StudioError."""
    from fmnist_gui.engine.network.course_network import network_with
    from fmnist_gui.engine.training import checkpoint as checkpoints
    from fmnist_gui.engine.training.shipped import shipped

    return network_with((checkpoints.load(checkpoint) if checkpoint else shipped()).weights)
