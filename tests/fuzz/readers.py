"""Whatever reads files of a kind, as far as the application goes with what it finds there."""

import hashlib
import io
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import shiboken6
import torch

from fmnist_gui.app.settings import DEFAULTS, Settings
from fmnist_gui.engine.data.fashion_mnist import Archive, read_data
from fmnist_gui.engine.drawing.drawing import MOST_LINE_BYTES, drawing_of_photo, from_ndjson, stages_of, to_ndjson
from fmnist_gui.engine.drawing.drawing_files import read_drawing
from fmnist_gui.engine.drawing.labelled import FILE_NAME, LabelledDrawings, as_lines
from fmnist_gui.engine.drawing.pictures.edits import inverted, turned, with_background
from fmnist_gui.engine.drawing.pictures.photo import photo_of
from fmnist_gui.engine.drawing.pictures.picture_files import picture_from_bytes
from fmnist_gui.engine.drawing.versions import predicted
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import network_with
from fmnist_gui.engine.reading import lines_of
from fmnist_gui.engine.training.checkpoint import from_bytes, to_bytes
from fmnist_gui.engine.training.config import config_from
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.loop import Trainer
from tests.fuzz.samples import CONFIG, samples, small_data


def read(kind: str, content: bytes) -> None:
    """Read `content` as a file of that kind. Raises StudioError, and nothing else."""
    _READERS[kind](content)


def _read_checkpoint(content: bytes) -> None:
    found = from_bytes(content, "fuzz.pt")
    network = network_with(found.weights)
    assert bool(predicted(network, torch.rand(1, 1, 28, 28), np.array([True])).isfinite().all())
    assert str(found.info.get("name")).isprintable()
    assert to_bytes(found)
    if found.training is not None:
        next(Trainer(found.config or CONFIG, small_data(), Control(), found).events())


def _read_picture(content: bytes) -> None:
    colors = picture_from_bytes(content, "fuzz.png")
    assert colors.dtype == np.uint8
    drawing = drawing_of_photo(photo_of(colors))
    stages_of(drawing)
    stages_of(turned(inverted(with_background(drawing, 0.0, 0.9))))


def _read_drawings(content: bytes) -> None:
    for line in lines_of(io.BufferedReader(io.BytesIO(content)), MOST_LINE_BYTES):
        with suppress(StudioError):
            drawing = from_ndjson(line)
            pixels = stages_of(drawing).pixels
            assert np.array_equal(stages_of(from_ndjson(to_ndjson(drawing))).pixels, pixels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "fuzz.ndjson")
        path.write_bytes(content)
        stages_of(read_drawing(path))


def _read_kept(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, FILE_NAME)
        path.write_bytes(content)
        kept = LabelledDrawings(Path(folder))
        kept.read()
        before = len(kept.drawings)
        for drawing in kept.drawings:
            with suppress(StudioError):
                stages_of(drawing.drawing)
        if before:
            removed = kept.remove([0])
            assert len(kept.drawings) == before - 1
            kept.put_back(removed)
            assert path.read_bytes() in (content, content + b"\n")
            assert as_lines(kept.drawings)
            kept.add(kept.drawings[0])
            assert len(kept.drawings) == before + 1
            assert path.read_bytes().startswith(content)


def _read_archive(content: bytes) -> None:
    """With a table that calls it right, so that it is unpacked and looked at."""
    labels, images = samples("archive")
    is_image = len(content) % 2 == 0
    with tempfile.TemporaryDirectory() as folder:
        table = []
        for split in ("train", "t10k"):
            for what, good in (("images-idx3", images), ("labels-idx1", labels)):
                chosen = content if split == "train" and is_image == (what == "images-idx3") else good
                name = f"{split}-{what}-ubyte.gz"
                Path(folder, name).write_bytes(chosen)
                md5, sha256 = hashlib.md5(chosen).hexdigest(), hashlib.sha256(chosen).hexdigest()
                table.append(Archive(name, md5, sha256, len(chosen), 30))
        data = result_of(read_data(Path(folder), tuple(table)))
    assert data.train.images.shape == (30, 28, 28)
    assert int(data.train.labels.max()) <= 9


def _read_settings(content: bytes) -> None:
    for name in ("settings.json", "settings.ini"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "settings.json")
            path.with_name(name).write_bytes(content)
            settings = Settings(path)
            for name, default in DEFAULTS.items():
                assert type(settings[name]) is type(default)
            with suppress(StudioError):
                config_from(settings["training"])
            settings.save()
            again = Settings(path)
            assert again.problem is None
            for made in (settings, again):
                shiboken6.delete(made)  # at once: no event loop runs here that would do it later


_READERS: dict[str, Callable[[bytes], None]] = {
    "checkpoint": _read_checkpoint,
    "picture": _read_picture,
    "ndjson": _read_drawings,
    "kept": _read_kept,
    "archive": _read_archive,
    "settings": _read_settings,
}
KINDS = tuple(_READERS)
