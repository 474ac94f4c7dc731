"""Good files of each kind, small ones: what mutations are made of."""

import gzip
import io
import json
import struct
from functools import cache
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.engine.drawing.drawing import Drawing, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.labelled import as_lines, new_labelled
from fmnist_gui.engine.drawing.sketch import stroke
from fmnist_gui.engine.training.checkpoint import to_bytes
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.loop import Trainer

CONFIG = TrainingConfig(batch_size=10, schedule="one-cycle")


@cache
def samples(kind: str) -> tuple[bytes, ...]:
    return {
        "checkpoint": _checkpoints,
        "picture": _pictures,
        "ndjson": _drawings,
        "kept": _kept,
        "archive": _archives,
        "settings": _settings,
    }[kind]()


@cache
def small_data() -> FashionData:
    images, labels = torch.arange(40 * 784).reshape(40, 28, 28).to(torch.uint8), torch.arange(40) % 10
    return FashionData(Split(images, labels, "train"), Split(images[:10], labels[:10], "test"), Path("small"))


def _checkpoints() -> tuple[bytes, ...]:
    trainer = Trainer(CONFIG, small_data(), Control())
    next(trainer.events())
    checkpoint = trainer.checkpoint({"name": "A run", "test_accuracy": 0.5, "versions": {"torch": "2"}})
    buffers = [io.BytesIO() for _ in range(3)]
    torch.save(checkpoint.weights, buffers[0])
    torch.save(checkpoint.weights, buffers[1], _use_new_zipfile_serialization=False)
    torch.save({name: weight.double() for name, weight in checkpoint.weights.items()}, buffers[2])
    return (to_bytes(checkpoint), *(buffer.getvalue() for buffer in buffers))


def _pictures() -> tuple[bytes, ...]:
    grey = np.full((60, 40), 255, dtype=np.uint8)
    grey[20:40, 10:30] = np.arange(20)
    image = Image.fromarray(grey)
    exif = image.getexif()
    exif[0x0112] = 6
    kinds = [
        *((mode, "PNG", {}) for mode in ("L", "RGB", "RGBA", "P", "1", "I;16")),
        *((mode, "JPEG", {"exif": exif, "progressive": True}) for mode in ("L", "RGB", "CMYK")),
        *((mode, "JPEG", {"comment": b"a note"}) for mode in ("L", "RGB")),
        *((mode, "GIF", {"comment": b"a note"}) for mode in ("L", "P")),
        *((mode, "BMP", {}) for mode in ("L", "RGB", "1")),
        *((mode, "WEBP", how) for mode in ("RGB", "RGBA") for how in ({}, {"lossless": True, "exif": exif})),
        *((mode, "AVIF", how) for mode in ("RGB", "RGBA") for how in ({}, {"exif": exif})),
        *(("RGB", "TIFF", {"compression": how}) for how in ("raw", "tiff_lzw", "jpeg", "tiff_deflate", "packbits")),
        *((mode, "TIFF", {"compression": "tiff_deflate"}) for mode in ("F", "I;16", "1")),
        *((mode, "PPM", {}) for mode in ("L", "RGB", "1")),
    ]
    found = [b"P3 2 2 300 1 2 3 4 5 6 7 8 9 10 11 12", _run_lengths()]
    for mode, kind, how in kinds:
        buffer = io.BytesIO()
        image.convert("I" if mode == "I;16" else mode).convert(mode).save(buffer, kind, **how)
        found.append(buffer.getvalue())
    return tuple(found)


def _run_lengths() -> bytes:
    runs = b"\x10\5\0\0" * 8 + b"\0\4\1\2\3\4\0\2\3\1" + b"\0\1"
    header = struct.pack("<IiiHHIIiiII", 40, 16, 16, 1, 8, 1, len(runs), 0, 0, 256, 0)
    return b"BM" + struct.pack("<IHHI", 1078 + len(runs), 0, 0, 1078) + header + bytes(range(256)) * 4 + runs


def _drawn(label: int) -> Drawing:
    return Drawing(tuple(draw_garment(label, 1)))


def _with_everything() -> Drawing:
    picture = np.full((30, 20), 200, dtype=np.uint8)
    picture[5:25, 5:15] = 10
    line = stroke([0.1, 0.5, 0.9], [0.2, 0.8, 0.2], [0.02, 0.06, 0.03])
    area = stroke([0.2, 0.8, 0.5], [0.3, 0.3, 0.9], shade=0.5, kind="area")
    bucket, eraser = stroke([0.5], [0.5], kind="bucket"), stroke([0.4, 0.6], [0.4, 0.4], [0.1, 0.1], shade=0.0)
    return Drawing((line, area, bucket, eraser), picture)


def _drawings() -> tuple[bytes, ...]:
    erased = Drawing(_with_everything().strokes)
    lines = [to_ndjson(drawing, label=label) for label, drawing in enumerate((_drawn(0), _with_everything(), erased))]
    timed = json.dumps({"word": "pants", "drawing": [[[0, 9, 200], [5, 90, 7], [0, 1, 2]], [[3], [4], [5]]]})
    return tuple(f"{line}\n".encode() for line in (*lines, timed, "\n".join([*lines, timed])))


def _kept() -> tuple[bytes, ...]:
    kept = [new_labelled(_drawn(label), label, [0.1] * 10, "A model") for label in range(3)]
    return as_lines(kept), as_lines([new_labelled(_with_everything(), 3, [0.1] * 10, "a\u2028b"), *kept[:1]])


def _archives() -> tuple[bytes, ...]:
    labels = struct.pack(">2I", 2049, 30) + bytes(range(10)) * 3
    images = struct.pack(">4I", 2051, 30, 28, 28) + bytes(30 * 784)
    return tuple(gzip.compress(content, mtime=0) for content in (labels, images))


def _settings() -> tuple[bytes, ...]:
    values = {
        "theme": "dark",
        "language": "zh",
        "page": "train",
        "first_steps": False,
        "lesson": "c3",
        "lessons_done": ["c1", "c2"],
        "geometry": "AAAA",
        "splitters": [100, 200],
        "training": vars(CONFIG),
        "data_folder": "/tmp",
        "drawn_data": True,
        "model": "run 3",
    }
    old = "[General]\n" + "".join(f"{name}={json.dumps(json.dumps(value))}\n" for name, value in values.items())
    return json.dumps(values).encode(), json.dumps(values, indent=1).encode(), old.encode()
