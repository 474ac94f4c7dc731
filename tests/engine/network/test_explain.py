"""The walk through the network: every stage, every sum and every receptive field are the network's own."""

import pytest
import torch
from torch.nn import functional as F

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.network.course_network import Network, new_network
from fmnist_gui.engine.network.design import COURSE_OPERATIONS
from fmnist_gui.engine.network.explain import (
    Stage,
    as_input,
    grad_cam,
    input_gradient,
    receptive_field,
    source_rect,
    sum_at,
    trace,
)

NAMES = ["image", *(operation.name for operation in COURSE_OPERATIONS), "softmax"]
FIELDS = {"conv1": (5, 1), "relu1": (5, 1), "pool1": (6, 2), "conv2": (14, 2), "relu2": (14, 2), "pool2": (16, 4)}


@pytest.fixture(scope="module")
def picture() -> torch.Tensor:
    """Noise: no value of any stage is the same as its neighbour by chance."""
    return torch.randint(0, 256, (28, 28), generator=torch.Generator().manual_seed(3), dtype=torch.uint8)


@pytest.fixture(scope="module")
def network() -> Network:
    return new_network(1).eval()


@pytest.fixture(scope="module")
def stages(network: Network, picture: torch.Tensor) -> list[Stage]:
    return trace(network, picture)


def random_positions(stage: Stage, count: int) -> list[tuple[int, ...]]:
    generator = torch.Generator().manual_seed(7)
    sizes = stage.tensor.shape[1:]
    return [tuple(int(torch.randint(size, (), generator=generator)) for size in sizes) for _ in range(count)]


def test_stages_are_the_courses_and_give_its_own_scores(
    network: Network, picture: torch.Tensor, stages: list[Stage]
) -> None:
    assert [stage.name for stage in stages] == NAMES
    with torch.no_grad():
        scores = network(picture.reshape(1, 1, 28, 28).float() / 255)
    assert torch.equal(stages[NAMES.index("out")].tensor, scores)
    assert stages[-1].tensor.sum().item() == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("name", NAMES[1:])
def test_each_sum_is_the_networks_output(stages: list[Stage], name: str) -> None:
    index = NAMES.index(name)
    for position in random_positions(stages[index], 50):
        made = sum_at(stages, index, position)
        assert made.output == stages[index].tensor[(0, *position)].item()
        assert made.total == pytest.approx(made.output, abs=2e-6, rel=2e-6)


def test_a_pooled_value_is_the_largest_of_four(stages: list[Stage]) -> None:
    index = NAMES.index("pool1")
    made = sum_at(stages, index, (2, 5, 7))
    assert torch.equal(made.inputs, stages[index - 1].tensor[0, 2:3, 10:12, 14:16])
    assert made.total == made.inputs.max().item()


@pytest.mark.parametrize("name", FIELDS)
def test_receptive_field_is_what_changes_the_value(network: Network, picture: torch.Tensor, name: str) -> None:
    """The gradient of a value with respect to the image is zero outside the field, and not zero at its corners."""
    side, apart = FIELDS[name]
    stages = trace(network, picture)
    index = NAMES.index(name)
    for position in random_positions(stages[index], 5):
        field = receptive_field(stages, index, position)
        assert field == (position[1] * apart, position[2] * apart, side, side)
    # By hand: average pools and no ReLU, so that every pixel of the field has its share.
    image = as_input(picture).requires_grad_()
    t = network.conv1(image)
    t = F.avg_pool2d(t, 2) if NAMES.index(name) >= NAMES.index("pool1") else t
    t = network.conv2(t) if NAMES.index(name) >= NAMES.index("conv2") else t
    t = F.avg_pool2d(t, 2) if name == "pool2" else t
    (gradient,) = torch.autograd.grad(t[(0, *position)], image)
    rows, columns = gradient[0, 0].nonzero(as_tuple=True)
    assert (int(rows.min()), int(columns.min())) == field[:2]
    assert (int(rows.max()), int(columns.max())) == (field.top + side - 1, field.left + side - 1)


def test_flattened_values_come_from_their_map(stages: list[Stage]) -> None:
    index = NAMES.index("flatten")
    assert source_rect(stages, index, (37,)) == (2, (1, 1, 1, 1))  # 37 = 2·16 + 1·4 + 1
    assert receptive_field(stages, index, (37,)) == receptive_field(stages, index - 1, (2, 1, 1))
    assert receptive_field(stages, NAMES.index("fc1"), (3,)) == (0, 0, 28, 28)


@pytest.mark.parametrize("shape", [(20, 28), (1, 28, 28), (56, 56)])
def test_a_picture_of_another_size_is_refused(network: Network, shape: tuple[int, ...]) -> None:
    with pytest.raises(StudioError, match=" × ".join(str(size) for size in shape)):
        trace(network, torch.zeros(shape))


def test_softmax_of_large_scores_is_reckoned(network: Network, picture: torch.Tensor) -> None:
    with torch.no_grad():
        large = new_network(1)
        large.out.weight *= 100_000
    stages = trace(large, picture)
    best = int(stages[-1].tensor.argmax())
    assert sum_at(stages, len(stages) - 1, (best,)).total == pytest.approx(stages[-1].tensor[0, best].item())


def test_input_gradient_is_the_slope_of_the_score(network: Network, picture: torch.Tensor) -> None:
    gradient = input_gradient(network, picture, 4)
    exact = new_network(1).double().eval()
    image = as_input(picture).double()
    row, column = divmod(int(gradient.abs().argmax()), 28)
    step = torch.zeros_like(image)
    step[0, 0, row, column] = 1e-6
    with torch.no_grad():
        slope = (exact(image + step) - exact(image - step))[0, 4].item() / 2e-6
    assert gradient[row, column].item() == pytest.approx(slope, rel=1e-3)


def test_grad_cam_shows_the_map_that_the_score_is_made_of(picture: torch.Tensor) -> None:
    """A network whose score for class 3 is made of map 5 alone: Grad-CAM is that map, spread over the image."""
    network = new_network(2).eval()
    with torch.no_grad():
        network.conv2.bias[5] = 1.0  # so that the map is alive
        for layer in (network.fc1, network.fc2, network.out):
            layer.weight.zero_()
            layer.bias.zero_()
        network.fc1.weight[0, 5 * 16 : 6 * 16] = 1.0
        network.fc2.weight[0, 0] = 1.0
        network.out.weight[3, 0] = 1.0
        network.out.weight[4, 0] = -1.0
    stages = trace(network, picture)
    maps = stages[NAMES.index("relu2")].tensor
    assert maps[0, 5].max() > 0
    heat = grad_cam(network, picture, 3)
    spread = F.interpolate(maps[:, 5:6], size=(28, 28), mode="bilinear", align_corners=False)[0, 0]
    assert torch.allclose(heat / heat.max(), spread / spread.max(), atol=1e-5)
    assert grad_cam(network, picture, 4).max() == 0  # the map speaks against class 4
    assert grad_cam(network, picture, 0).max() == 0  # and says nothing of class 0


def test_explaining_leaves_the_network_as_it_was(network: Network, picture: torch.Tensor) -> None:
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    trace(network, picture)
    input_gradient(network, picture, 0)
    grad_cam(network, picture, 0)
    assert all(torch.equal(before[name], tensor) for name, tensor in network.state_dict().items())
    assert all(parameter.grad is None for parameter in network.parameters())
