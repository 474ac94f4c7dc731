"""Small archives in the format of Fashion-MNIST, and a server on this computer that delivers them, well or badly."""

import gzip
import hashlib
import struct
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import Archive, FashionData, read_data
from fmnist_gui.engine.devices import TRAINING_THREADS
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Network, new_network
from fmnist_gui.engine.training.evaluation import Evaluation

COUNTS = {"train": 60, "t10k": 20}


class ArchiveSet:
    """Four synthetic archives: their bytes by name, and the table that describes them."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.table: tuple[Archive, ...] = ()
        random = np.random.default_rng(0)
        for split, count in COUNTS.items():
            images = random.integers(0, 256, (count, 28, 28), np.uint8)
            labels = np.arange(count, dtype=np.uint8) % 10
            self.add(f"{split}-images-idx3-ubyte.gz", struct.pack(">4I", 2051, *images.shape) + images.tobytes(), count)
            self.add(f"{split}-labels-idx1-ubyte.gz", struct.pack(">2I", 2049, count) + labels.tobytes(), count)

    def add(self, name: str, content: bytes, count: int) -> None:
        """Put `content` into an archive and describe it as right, in place of the one of the same name."""
        self.add_packed(name, gzip.compress(content, mtime=0), count)

    def add_packed(self, name: str, packed: bytes, count: int) -> None:
        md5, sha256 = hashlib.md5(packed).hexdigest(), hashlib.sha256(packed).hexdigest()
        others = tuple(archive for archive in self.table if archive.name != name)
        self.files[name] = packed
        self.table = (*others, Archive(name, md5, sha256, len(packed), count))

    def content(self, name: str) -> bytes:
        return gzip.decompress(self.files[name])

    def write_to(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name, packed in self.files.items():
            (folder / name).write_bytes(packed)
        return folder


def write_archives(folder: Path, data: FashionData) -> None:
    """Let torchvision find `data` in `folder`/data as the data set that it would download."""
    raw = folder / "data" / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    for prefix, split in (("train", data.train), ("t10k", data.test)):
        images, labels = split.images.numpy(), split.labels.numpy().astype(np.uint8)
        (raw / f"{prefix}-images-idx3-ubyte").write_bytes(struct.pack(">4I", 2051, *images.shape) + images.tobytes())
        (raw / f"{prefix}-labels-idx1-ubyte").write_bytes(struct.pack(">2I", 2049, len(labels)) + labels.tobytes())


class ArchiveServer:
    """Serves `files` at `address`; `way` is how: "well", "without ranges", "refusing ranges", "cut off", "stalling" or
    "holding", which goes on with the second half when `go_on` is set."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.way = "well"
        self.requests: list[tuple[str, str | None]] = []  # file name, range asked for
        self.stalled, self.go_on = threading.Event(), threading.Event()
        self.stalled_at = 0.0  # seconds of time.monotonic()
        self._ended = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.answer(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = False  # so that closing waits for the answers under way
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._http.server_port}/data/"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        name, wanted = handler.path.rpartition("/data/")[2], handler.headers.get("Range")
        self.requests.append((name, wanted))
        if name not in self.files or (wanted and self.way == "refusing ranges"):
            handler.send_error(416 if name in self.files else 404)
            return
        body, start = self.files[name], 0
        if wanted and self.way != "without ranges":
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            handler.send_response(206)
            handler.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        else:
            handler.send_response(200)
        handler.send_header("Content-Length", str(len(body) - start))
        handler.end_headers()
        half = start + (len(body) - start) // 2 if self.way in ("stalling", "holding", "cut off") else len(body)
        handler.wfile.write(body[start:half])
        if self.way == "stalling":
            self.stalled_at = time.monotonic()
            self.stalled.set()
            self._ended.wait()
        elif self.way == "holding":
            self.stalled.set()
            self.go_on.wait()
            with suppress(OSError):  # who asked has died
                handler.wfile.write(body[half:])

    def close(self) -> None:
        self._ended.set()
        self.go_on.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def plainly_trained(
    data: FashionData, batches: int, seed: int = 0, batch_size: int = 100, images: int = 1000, zeroing: bool = True
) -> tuple[Network, list[float]]:
    """The course's loop as anyone would write it, over so many images again and again."""
    torch.set_num_threads(TRAINING_THREADS)  # sums differ in their last digits with the number of threads
    network = new_network(seed)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
    losses = []
    for number in range(batches):
        start = number * batch_size % images
        chosen = slice(start, start + batch_size)
        loss = F.cross_entropy(network(to_float(data.train.images[chosen])), data.train.labels[chosen])
        if zeroing:
            optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return network, losses


def evaluation_of(labels: list[int], predictions: list[int], confidences: Sequence[float] = ()) -> Evaluation:
    """Of a network that predicts this, with such differences between its logits."""
    scale = torch.tensor(confidences or [1.0] * len(labels))
    logits = F.one_hot(torch.tensor(predictions), 10).float() * scale[:, None]
    correct = sum(a == b for a, b in zip(labels, predictions, strict=True))
    return Evaluation(logits, torch.tensor(labels), loss=0.5, accuracy=correct / len(labels))


@pytest.fixture
def network() -> Network:
    return new_network(0).eval()


@pytest.fixture(scope="session")
def real_data(real_data_folder: Path) -> FashionData:
    return result_of(read_data(real_data_folder))


@pytest.fixture
def archive_set() -> ArchiveSet:
    return ArchiveSet()


@pytest.fixture
def archive_server(archive_set: ArchiveSet, monkeypatch: pytest.MonkeyPatch) -> Iterator[ArchiveServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server = ArchiveServer(dict(archive_set.files))
    yield server
    server.close()
    for thread in threading.enumerate():
        if thread.name == "download":
            thread.join(10)
            assert not thread.is_alive()
