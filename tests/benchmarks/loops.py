"""The loops that training is compared with: the course's own, and the fastest that was found on tensors in memory.

Run as a process of its own: `python -m tests.benchmarks.loops course|one_thread|halves FOLDER BATCHES` prints images
a second.
"""

from __future__ import annotations

import itertools
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from fmnist_gui.engine.data.fashion_mnist import ARCHIVES, FashionData, course_loader, read_data
from fmnist_gui.engine.data.vision import import_torchvision
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Network, new_network

BATCH, RATE = 100, 0.01
WARM_UP = 20  # batches


def course_loop(folder: Path, batches: int) -> float:
    """torchvision's data set, ToTensor, DataLoader, Adam: images a second."""
    network = new_network(0)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    with tempfile.TemporaryDirectory() as own:
        loader = itertools.cycle(course_loader(course_dataset(folder, Path(own)), BATCH))

        def step() -> None:
            images, labels = next(loader)
            loss = F.cross_entropy(network(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

        return _speed(step, batches)


def course_dataset(folder: Path, root: Path) -> Any:
    """The course's training images, which torchvision extracts from copies of the archives."""
    raw = root / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    for archive in ARCHIVES:
        shutil.copy(folder / archive.name, raw)
    torchvision = import_torchvision()
    transform = torchvision.transforms.ToTensor()
    return torchvision.datasets.FashionMNIST(root, train=True, download=True, transform=transform)


def forward(network: Network, t: Tensor) -> Tensor:
    """The course's network with the pooling before the ReLU, which gives the same numbers."""
    t = F.relu(F.max_pool2d(network.conv1(t), 2))
    t = F.relu(F.max_pool2d(network.conv2(t), 2))
    t = F.relu(network.fc1(t.flatten(1)))
    return network.out(F.relu(network.fc2(t)))  # type: ignore[no-any-return]


def one_thread(data: FashionData, batches: int) -> float:
    """Tensors held whole, channels last: images a second."""
    network = new_network(0).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    pairs = _batches(data)

    def step() -> None:
        images, labels = next(pairs)
        optimizer.zero_grad()
        F.cross_entropy(forward(network, images), labels).backward()
        optimizer.step()

    return _speed(step, batches)


def halves(data: FashionData, batches: int) -> float:
    """The same with the halves of each batch on two threads, their gradients added: images a second."""
    network, twin = new_network(0), new_network(0)
    for own, shared in zip(twin.parameters(), network.parameters(), strict=True):
        own.data = shared.data
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    pairs, half = _batches(data), BATCH // 2
    work: list[tuple[Tensor, Tensor]] = []
    begin, end = threading.Semaphore(0), threading.Semaphore(0)

    def gradients(part: nn.Module, images: Tensor, labels: Tensor) -> None:
        assert isinstance(part, Network)
        part.zero_grad()
        (F.cross_entropy(forward(part, images), labels, reduction="sum") / BATCH).backward()

    def second() -> None:
        torch.set_num_threads(1)
        while begin.acquire() and work:
            gradients(twin, *work.pop())
            end.release()

    thread = threading.Thread(target=second)
    thread.start()

    def step() -> None:
        images, labels = next(pairs)
        work.append((images[half:], labels[half:]))
        begin.release()
        gradients(network, images[:half], labels[:half])
        end.acquire()
        for own, other in zip(network.parameters(), twin.parameters(), strict=True):
            assert own.grad is not None
            assert other.grad is not None
            own.grad += other.grad
        optimizer.step()

    speed = _speed(step, batches)
    begin.release()  # without work: the thread ends
    thread.join()
    return speed


def _batches(data: FashionData) -> Any:
    images, labels = data.train.images, data.train.labels
    pairs = list(zip(images.split(BATCH), labels.split(BATCH), strict=True))
    return ((part[:, None].float() / 255, labels) for part, labels in itertools.cycle(pairs))


def _speed(step: Callable[[], None], batches: int) -> float:
    for _ in range(min(WARM_UP, batches)):
        step()
    began = time.perf_counter()
    for _ in range(batches):
        step()
    return batches * BATCH / (time.perf_counter() - began)


def main() -> None:
    kind, folder, batches = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(1)
    if kind == "course":
        print(course_loop(folder, batches))
    else:
        print({"one_thread": one_thread, "halves": halves}[kind](result_of(read_data(folder)), batches))


if __name__ == "__main__":
    main()
