import pytest
import torch

from fmnist_gui.engine.network import answers
from fmnist_gui.engine.network.course_network import Network
from fmnist_gui.engine.network.structure import bytes_kept_for_gradients


def test_a_pass_without_gradients_remembers_nothing(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "TIMED_PASSES", 3)
    images = torch.zeros(1, 1, 28, 28)
    kept, saved = answers.with_and_without_gradients(network, images)
    assert kept.grad_fn == "AddmmBackward0"
    assert kept.kept_bytes == bytes_kept_for_gradients(network, images) > 10_000
    assert (saved.grad_fn, saved.operations, saved.kept_bytes) == ("", 0, 0)
    assert kept.seconds > 0 < saved.seconds


def test_operations_are_the_nodes_of_the_graph() -> None:
    a = torch.ones(3, requires_grad=True)
    assert answers.operations_remembered(a) == 0
    assert answers.operations_remembered((a * 2).sum()) == 3  # sum, product, and where a's gradient is put
    assert answers.operations_remembered(a.detach() * 2) == 0


def test_the_network_remembers_each_operation(network: Network) -> None:
    scores = network(torch.zeros(1, 1, 28, 28))
    # 2 convolutions, 2 pools, 4 ReLUs, 1 flatten, 3 linear layers each with a transposed weight, 10 parameters
    assert answers.operations_remembered(scores) == 2 + 2 + 4 + 1 + 2 * 3 + 10
