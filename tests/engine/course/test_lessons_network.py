"""The code of the sections from class and object to the filters gives the figures that the course tells."""

import pytest
import torch
from torch import nn

from fmnist_gui.engine.course.lessons import read_lesson
from fmnist_gui.engine.course.snippets import lesson_names
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import Network, cpu_weights, new_network, parameter_count
from tests.engine.course.lesson_outputs import numbers_in, outputs_of

LAYERS = [repr(layer) for layer in Network().children()]
SHAPES = [f"{name} {list(tensor.shape)}" for name, tensor in Network().named_parameters()]
COUNTS = [parameter_count(layer) for layer in Network().children()]


def test_a_network_is_a_class_with_layers_and_a_forward(tiny_data: FashionData) -> None:
    names = lesson_names(tiny_data, None)
    boot, scores, printed, count, own = outputs_of("C7", names)

    assert boot == "(9, 'Ankle boot')"
    assert scores == "torch.Size([1, 10])"
    assert printed.splitlines()[1].strip() == "(hidden): Linear(in_features=784, out_features=32, bias=True)"
    assert int(count) == 784 * 32 + 32 + 32 * 10 + 10
    assert own == "a network of 2 layers"
    assert issubclass(names["NamedNetwork"], nn.Module)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_message_without_super_is_that_of_torch(language: str) -> None:
    class Unprepared(nn.Module):
        def __init__(self) -> None:
            self.layer = nn.Linear(1, 1)

    with pytest.raises(AttributeError) as problem:
        Unprepared()
    assert f"`{problem.value}`" in read_lesson("C7", language).answer


def test_the_network_is_that_of_the_application(tiny_data: FashionData) -> None:
    names = lesson_names(tiny_data, None)
    printed, count, loss, by_hand = outputs_of("C8", names)

    assert [line.split(": ", 1)[1] for line in printed.splitlines()[1:-1]] == LAYERS
    assert count == "32998"
    assert float(loss) == pytest.approx(float(by_hand), abs=1e-5)
    images = torch.rand(3, 1, 28, 28)
    ours = Network()
    ours.load_state_dict(names["network"].state_dict())
    assert torch.equal(names["network"](images), ours(images))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_counts_that_the_text_tells(language: str) -> None:
    network = new_network(0)
    lesson = read_lesson("C8", language)

    assert f"{parameter_count(network):,}" in lesson.see
    assert f"{parameter_count(network.fc1):,}" in lesson.answer
    assert f"{100 * parameter_count(network.fc1) / parameter_count(network):.0f} %" in lesson.answer
    assert f"{parameter_count(network.conv1) + parameter_count(network.conv2):,}" in lesson.answer
    assert f"{parameter_count(network.conv2):,}" in read_lesson("C10", language).answer


def test_what_is_chosen_and_what_follows_from_the_data(tiny_data: FashionData) -> None:
    pixels, data, layers, misfit = outputs_of("C9", lesson_names(tiny_data, None))

    assert pixels == "784"
    assert data == "(1, 10)"
    assert layers.splitlines() == LAYERS
    assert misfit == "mat1 and mat2 shapes cannot be multiplied (1x192 and 180x120)"


def test_the_learnable_parameters_by_layer(tiny_data: FashionData) -> None:
    shapes, number, conv2, stride, fc1, features, counts, total = outputs_of("C10", lesson_names(tiny_data, None))

    assert shapes.splitlines() == SHAPES
    assert number == "10"
    assert conv2 == "(torch.Size([12, 6, 5, 5]), torch.Size([6, 5, 5]))"
    assert stride == "(1, 1)"
    assert fc1 == "torch.Size([120, 192])"
    assert features == "(192, 120)"
    assert [int(line.split()[1]) for line in counts.splitlines()] == COUNTS
    assert int(total) == sum(COUNTS) == 32_998


def test_filters_are_pictures_that_training_changes(real_data: FashionData) -> None:
    network = new_network(3)
    names = lesson_names(real_data, cpu_weights(network))
    shapes, first, by_hand, of_layer, changes = outputs_of("C11", names)

    assert shapes == "(torch.Size([6, 1, 5, 5]), torch.Size([72, 5, 5]))"
    assert numbers_in(first) == pytest.approx(network.conv1.weight[0, 0].flatten().tolist(), abs=1e-4)
    assert numbers_in(by_hand) == pytest.approx(numbers_in(of_layer), abs=1e-4)
    assert len(numbers_in(changes)) == 6
    assert all(0.001 < change < 0.1 for change in numbers_in(changes))  # ten steps of at most about 0.01


def test_the_sections_leave_the_current_network_alone(real_data: FashionData) -> None:
    weights = cpu_weights(new_network(0))
    before = {name: tensor.clone() for name, tensor in weights.items()}

    for lesson_id in ("C2", "C8", "C11"):
        outputs_of(lesson_id, lesson_names(real_data, weights))

    assert all(torch.equal(before[name], tensor) for name, tensor in weights.items())
