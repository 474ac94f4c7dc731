"""What is said of the network's structure is read off the network itself."""

import pytest
import torch

from fmnist_gui.engine.network import structure
from fmnist_gui.engine.network.course_network import Network
from fmnist_gui.engine.network.structure import (
    bytes_kept_for_gradients,
    call_both_ways,
    code_of_both_calls,
    layers,
    matrix_product,
    own_repr,
)


def test_layers_tell_shapes_and_counts(network: Network) -> None:
    by_name = {layer.name: layer for layer in layers(network)}
    assert by_name["conv2"].output_shape == (1, 12, 8, 8)
    assert by_name["conv2"].size_formula.endswith("= 8")
    assert by_name["conv2"].parameters == 12 * 6 * 5 * 5 + 12
    assert by_name["flatten"].size_formula == "12·4·4 = 192"
    assert by_name["pool2"].parameters == 0
    assert sum(layer.parameters for layer in by_name.values()) == 32_998


def test_count_formulas_give_the_counts(network: Network) -> None:
    reckoned = {
        layer.name: sum(
            torch.tensor([int(factor) for factor in term.split("·")]).prod().item()
            for term in layer.count_formula.split("+")
        )
        for layer in layers(network)
        if layer.count_formula
    }
    assert reckoned == {layer.name: layer.parameters for layer in layers(network) if layer.count_formula}
    assert len(reckoned) == 5


def test_the_random_state_is_left_alone() -> None:
    before = torch.random.get_rng_state()
    matrix_product(5)
    own_repr()
    assert torch.equal(torch.random.get_rng_state(), before)


def test_hooks_run_by_the_call_alone(network: Network) -> None:
    assert call_both_ways(network, torch.zeros(1, 1, 28, 28)) == (1, 0, True)
    assert "register_forward_hook" in code_of_both_calls()
    assert "#" not in code_of_both_calls()  # a comment would be English in every language
    assert not network._forward_hooks


def test_gradients_keep_what_the_way_back_needs(network: Network) -> None:
    one = bytes_kept_for_gradients(network, torch.rand(1, 1, 28, 28))
    ten = bytes_kept_for_gradients(network, torch.rand(10, 1, 28, 28))
    assert one > 4 * 6 * 24 * 24  # at least the first feature maps, in single precision
    assert ten == pytest.approx(10 * one, rel=0.05)


def test_without_its_code_the_application_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_source(thing: object) -> str:
        raise OSError

    monkeypatch.setattr(structure.inspect, "getsource", no_source)
    assert own_repr()[0] == ""
