"""The course's convolutional network for 28x28 grey images in ten classes."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

ARCHITECTURE = "course-cnn"
CLASSES = 10

Weights = dict[str, Tensor]


class Network(nn.Module):
    """Two convolutions and three linear layers, 32,998 parameters.

    `forward` takes images [N, 1, 28, 28] with values from 0 to 1 and gives logits [N, 10]. There is no
    softmax at the end because the cross-entropy loss includes it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels=1, out_channels=6, kernel_size=5)
        self.conv2 = nn.Conv2d(in_channels=6, out_channels=12, kernel_size=5)
        self.fc1 = nn.Linear(in_features=12 * 4 * 4, out_features=120)
        self.fc2 = nn.Linear(in_features=120, out_features=60)
        self.out = nn.Linear(in_features=60, out_features=CLASSES)

    def forward(self, images: Tensor) -> Tensor:
        t = F.max_pool2d(F.relu(self.conv1(images)), kernel_size=2, stride=2)
        t = F.max_pool2d(F.relu(self.conv2(t)), kernel_size=2, stride=2)
        t = F.relu(self.fc1(t.flatten(start_dim=1)))
        t = F.relu(self.fc2(t))
        return self.out(t)  # type: ignore[no-any-return]


def new_network(seed: int) -> Network:
    """A network with the weights that `seed` gives; the global random state is left as it was."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return Network()


def parameter_count(network: nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


def expected_shapes() -> dict[str, tuple[int, ...]]:
    """The shape of each of the ten named parameters."""
    with torch.device("meta"):
        return {name: tuple(parameter.shape) for name, parameter in Network().named_parameters()}


def cpu_weights(network: nn.Module) -> Weights:
    """A copy of the weights on the CPU which later training steps do not change."""
    return {name: tensor.detach().to("cpu", copy=True) for name, tensor in network.state_dict().items()}


def network_with(weights: Weights) -> Network:
    """A network in evaluation mode that holds `weights` (which it does not copy)."""
    with torch.device("meta"):
        network = Network()
    network.load_state_dict(weights, assign=True)
    return network.eval()
