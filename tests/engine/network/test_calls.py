"""What runs when the network is called, and when only its forward is."""

import torch

from fmnist_gui.engine.network.calls import LAYERS, call_points, record_call
from fmnist_gui.engine.network.course_network import Network

IMAGE = torch.rand(1, 1, 28, 28, generator=torch.Generator().manual_seed(0))


def test_a_call_runs_everything_in_order(network: Network) -> None:
    record = record_call(network, IMAGE, directly=False)
    assert [happening.point for happening in record.happenings] == call_points()
    assert torch.equal(record.scores, network(IMAGE))


def test_the_network_is_left_as_it_was(network: Network) -> None:
    for images in (IMAGE, torch.zeros(1, 1, 3, 3)):  # the second is too small for the network
        try:
            record_call(network, images, directly=False)
        except RuntimeError:
            assert images is not IMAGE
    for module in (network, *network.children()):
        assert "forward" not in vars(module)
        assert not module._forward_hooks
        assert not module._forward_pre_hooks


def test_the_layers_are_the_network_s(network: Network) -> None:
    assert tuple(name for name, _ in network.named_children()) == LAYERS
