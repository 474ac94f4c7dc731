"""What runs when the network is called, and when only its forward is."""

from __future__ import annotations

import pytest
import torch

from fmnist_gui.engine.network.calls import LAYERS, WHOLE, CallPoint, call_points, record_call
from fmnist_gui.engine.network.course_network import Network, new_network

IMAGE = torch.rand(1, 1, 28, 28, generator=torch.Generator().manual_seed(0))


@pytest.fixture
def network() -> Network:
    return new_network(0).eval()


def test_a_call_runs_everything_in_order(network: Network) -> None:
    record = record_call(network, IMAGE, directly=False)
    assert [happening.point for happening in record.happenings] == call_points()
    assert torch.equal(record.scores, network(IMAGE))


def test_forward_alone_skips_only_the_hooks_of_the_object(network: Network) -> None:
    record = record_call(network, IMAGE, directly=True)
    ran = [happening.point for happening in record.happenings]
    skipped = [point for point in call_points() if point not in ran]
    assert skipped == [CallPoint(WHOLE, "pre_hook"), CallPoint(WHOLE, "hook")]
    assert [point for point in call_points() if point in ran] == ran
    assert torch.equal(record.scores, network(IMAGE))


def test_shapes_are_those_on_the_way(network: Network) -> None:
    shapes = {h.point: h.shape for h in record_call(network, IMAGE, directly=False).happenings}
    assert shapes[CallPoint("conv2", "pre_hook")] == (1, 6, 12, 12)
    assert shapes[CallPoint("conv2", "forward")] == shapes[CallPoint("conv2", "hook")] == (1, 12, 8, 8)
    assert shapes[CallPoint(WHOLE, "forward")] == (1, 1, 28, 28)
    assert shapes[CallPoint(WHOLE, "returned")] == (1, 10)


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
