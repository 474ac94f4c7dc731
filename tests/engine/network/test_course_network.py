import torch

from fmnist_gui.engine.network.course_network import (
    cpu_weights,
    expected_shapes,
    network_with,
    new_network,
    parameter_count,
)

SHAPES = {
    "conv1.weight": (6, 1, 5, 5),
    "conv1.bias": (6,),
    "conv2.weight": (12, 6, 5, 5),
    "conv2.bias": (12,),
    "fc1.weight": (120, 192),
    "fc1.bias": (120,),
    "fc2.weight": (60, 120),
    "fc2.bias": (60,),
    "out.weight": (10, 60),
    "out.bias": (10,),
}


def test_the_network_has_the_courses_parameters() -> None:
    network = new_network(0)
    assert {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()} == SHAPES
    assert expected_shapes() == SHAPES
    assert parameter_count(network) == 32_998


def test_forward_gives_logits_without_softmax() -> None:
    logits = new_network(0)(torch.rand(3, 1, 28, 28))
    assert logits.shape == (3, 10)
    assert not torch.allclose(logits.softmax(dim=1), logits)


def test_the_seed_decides_the_weights_and_the_global_random_state_stays() -> None:
    before = torch.get_rng_state()
    first, again, other = new_network(3), new_network(3), new_network(4)
    assert torch.equal(torch.get_rng_state(), before)
    assert torch.equal(first.fc1.weight, again.fc1.weight)
    assert not torch.equal(first.fc1.weight, other.fc1.weight)


def test_a_copy_of_the_weights_does_not_follow_the_network() -> None:
    network = new_network(0)
    weights = cpu_weights(network)
    with torch.no_grad():
        network.conv1.weight.zero_()
    assert weights["conv1.weight"].abs().sum() > 0
    assert not weights["conv1.weight"].requires_grad


def test_a_network_made_of_weights_predicts_the_same() -> None:
    network, images = new_network(0), torch.rand(5, 1, 28, 28)
    copy = network_with(cpu_weights(network))
    assert not copy.training
    assert torch.equal(copy(images), network.eval()(images))
