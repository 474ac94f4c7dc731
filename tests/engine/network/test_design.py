"""Networks of other sizes: what fits, what is said where it does not, their code, and that both are the same."""

import random
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from fmnist_gui.engine.course.design_trial import CONFIG, SCORED, TrialStep, trial
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.network.course_network import Network, apply_operations, new_network, parameter_count
from fmnist_gui.engine.network.design import (
    ACTIVATIONS,
    COURSE,
    LIMITS,
    MOST_PARAMETERS,
    POOLINGS,
    Convolution,
    Design,
    Linear,
    decider,
    examine,
)
from fmnist_gui.engine.network.design_code import IMPORTS, class_code, course_code
from fmnist_gui.engine.network.design_network import build, print_network
from fmnist_gui.engine.network.structure import arguments
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd
from fmnist_gui.engine.training.loop import Trainer, train


def random_design(rng: random.Random, follow: bool = True) -> Design:
    """Any values, most of them small ones; without `follow` the layers fit together only by luck."""

    def values(*highest: int, lowest: int = 1) -> list[int]:
        return [rng.randint(lowest, most) for most in highest]

    convolutions = [Convolution(*values(4, 8, 9, 3), *values(3, lowest=0), *values(4)) for _ in range(2)]
    linears = [Linear(*values(60, 60)) for _ in range(3)]
    design = Design(*convolutions, *linears, rng.choice(list(ACTIVATIONS)), rng.choice(list(POOLINGS)))
    return design.with_inputs_following() if follow else design


def from_code(code: str) -> type[nn.Module]:
    names: dict[str, Any] = {"__name__": "typed"}
    exec(f"{IMPORTS}\n\n\n{code}", names)
    written: type[nn.Module] = names["Network"]
    return written


# ---- the course's


def test_the_default_is_the_courses_network() -> None:
    network = build(COURSE, seed=3)
    course = new_network(3)
    assert network.state_dict().keys() == course.state_dict().keys()
    assert all(torch.equal(network.state_dict()[name], tensor) for name, tensor in course.state_dict().items())
    images = torch.rand(4, 1, 28, 28)
    assert torch.equal(network(images), course(images))
    assert COURSE.parameters == parameter_count(course)
    assert repr(network) == repr(course)


def test_the_code_of_the_default_is_the_courses_network() -> None:
    network, course = from_code(course_code())(), new_network(3)
    network.load_state_dict(course.state_dict())
    images = torch.rand(4, 1, 28, 28)
    assert torch.equal(network(images), course(images))
    assert "in_features=12 * 4 * 4, out_features=120" in course_code()
    assert "32,998 parameters" in (type(network).__doc__ or "")


def test_the_operations_of_the_course_make_up_its_forward() -> None:
    course, images = new_network(3), torch.rand(4, 1, 28, 28)
    assert torch.equal(apply_operations(course, images, "image", "out"), course(images))
    assert apply_operations(course, images, "image", "pool2").shape == (4, 12, 4, 4)


def test_the_shapes_of_the_course_are_told_with_their_formulas() -> None:
    examination = examine(COURSE)
    assert examination.problem is None
    conv1 = examination.passed["conv1"]
    assert (str(conv1.output), str(conv1.pooled)) == ("6 × 24 × 24", "6 × 12 × 12")
    assert conv1.formulas == ("⌊(28−5+2·0)/1⌋+1 = 24", "⌊(24−2)/2⌋+1 = 12")
    multiplications = [layer.multiplications for layer in examination.passed.values()]
    assert multiplications == [86_400, 115_200, 23_040, 7_200, 600]


def test_the_deciders_are_those_of_the_structure_page() -> None:
    there = {found.name: found.decided_by for found in arguments(Network()) if not found.name.endswith("stride")}
    assert {name: decider(name) for name in there} == there


# ---- any other


def test_module_and_code_are_the_same_network() -> None:
    """Same parameters, and with the same weights the same scores, to the last bit."""
    rng = random.Random(0)
    images = torch.rand(2, 1, 28, 28, generator=torch.Generator().manual_seed(0))
    tried = 0
    while tried < 40:
        design = random_design(rng)
        if examine(design).problem is not None:
            continue
        tried += 1
        network = build(design, seed=tried)
        written = from_code(class_code(design, width=rng.choice((57, 80, 120))))()
        shapes = {name: tensor.shape for name, tensor in network.state_dict().items()}
        assert {name: tensor.shape for name, tensor in written.state_dict().items()} == shapes
        written.load_state_dict(network.state_dict())
        assert torch.equal(written(images), network(images)), class_code(design)
        assert repr(written) == repr(network)
        assert parameter_count(network) == design.parameters


def shapes_in(network: nn.Module) -> dict[str, tuple[int, ...]]:
    """What really comes out of each layer for one image, as hooks see it."""
    seen: dict[str, tuple[int, ...]] = {}

    for name, layer in network.named_children():
        layer.register_forward_hook(lambda *call, name=name: seen.update({name: tuple(call[-1].shape[1:])}))
    network(torch.zeros(1, 1, 28, 28))
    return seen


def test_shapes_are_those_that_torch_gives() -> None:
    rng = random.Random(1)
    fitting = [design for design in (random_design(rng) for _ in range(60)) if examine(design).problem is None]
    assert len(fitting) > 20
    for design in fitting:
        told = {name: layer.output.sizes for name, layer in examine(design).passed.items()}
        assert told == shapes_in(build(design, seed=0))


def test_what_is_called_a_misfit_is_refused_by_torch_and_nothing_else_is() -> None:
    rng = random.Random(2)
    unfit = 0
    for _ in range(80):
        design = random_design(rng, follow=rng.random() < 0.5)
        misfit = examine(design).misfit
        refusal = print_network(design).refusal
        assert bool(refusal) == (misfit is not None and misfit.argument != "out.out_features"), class_code(design)
        unfit += misfit is not None
    assert 20 < unfit < 80


@pytest.mark.parametrize(
    ("changes", "argument", "said", "fitting"),
    [
        ({"fc1.in_features": 180}, "fc1.in_features", "conv2 gives 12·4·4 = 192 values, fc1 expects 180.", 192),
        ({"conv1.in_channels": 3}, "conv1.in_channels", "The images are grey: 1 channel. conv1 expects 3.", 1),
        ({"conv1.out_channels": 8}, "conv2.in_channels", "conv1 gives 8 channels, conv2 expects 6.", 8),
        ({"out.in_features": 59}, "out.in_features", "fc2 gives 60 values, out expects 59.", 60),
        ({"out.out_features": 7}, "out.out_features", "so out must give 10 scores: it gives 7.", 10),
        (
            {"conv2.kernel_size": 13},
            "conv2.kernel_size",
            "A filter of 13 does not fit into 12 + 2·0 = 12.",
            None,
        ),
        ({"conv2.kernel_size": 10, "conv2.pool": 4}, "conv2.pool", "a pooling window of 4 × 4 does not fit in.", None),
        ({"conv2.in_channels": 5, "out.in_features": 1}, "conv2.in_channels", "6 channels, conv2 expects 5.", 6),
    ],
)
def test_the_first_misfit_is_told_in_words(
    changes: dict[str, int], argument: str, said: str, fitting: int | None
) -> None:
    design = COURSE
    for name, value in changes.items():
        design = design.with_value(name, value)
    examination = examine(design)
    assert (examination.misfit.argument, examination.misfit.fitting) == (argument, fitting)
    assert said in str(examination.misfit.problem)
    names = list(design.layers())
    assert list(examination.passed) == names[: names.index(examination.misfit.layer)]
    if fitting is not None and len(changes) == 1:
        assert examine(design.with_value(argument, fitting)).misfit is None
    with pytest.raises(StudioError, match=r"expects|must|fit"):
        build(design, seed=0)


def test_inputs_follow_what_is_chosen() -> None:
    design = Design(Convolution(3, 8, 3), Convolution(1, 9, 3), Linear(1, 50), Linear(1, 40), Linear(1, 3))
    following = design.with_inputs_following()
    assert examine(following).misfit is None
    assert following.with_inputs_following() == following
    kept = {name for name in design.arguments() if design.value(name) == following.value(name)}
    assert kept == {name for name in design.arguments() if decider(name) == "chosen"}
    unfit = COURSE.with_value("conv2.kernel_size", 20).with_value("fc1.out_features", 77)
    assert unfit.with_inputs_following().fc2.in_features == 77  # what can be told still follows


def test_the_features_of_the_largest_maps_are_within_the_limits() -> None:
    values = {"out_channels": 64, "kernel_size": 1, "padding": 14, "pool": 1}
    design = COURSE
    for name in ("conv1", "conv2"):
        for argument, value in values.items():
            design = design.with_value(f"{name}.{argument}", value)
    assert design.with_inputs_following().fc1.in_features == LIMITS["in_features"].highest


def test_what_would_take_too_long_is_refused_with_a_reason() -> None:
    many = COURSE.with_value("fc1.out_features", 1000).with_value("conv2.out_channels", 64)
    many = many.with_value("conv2.pool", 1).with_inputs_following()
    assert many.parameters > MOST_PARAMETERS
    with pytest.raises(StudioError, match=r"parameters are more than can be tried out here \(2,000,000\)"):
        build(many, seed=0)
    slow = COURSE.with_value("conv1.out_channels", 64).with_value("conv1.pool", 1)
    slow = slow.with_value("conv2.out_channels", 64).with_value("conv2.pool", 4).with_inputs_following()
    assert slow.parameters < MOST_PARAMETERS
    with pytest.raises(StudioError, match=r"42 million multiplications, more than .* \(20 million\)"):
        build(slow, seed=0)


def test_values_outside_the_limits_are_refused() -> None:
    with pytest.raises(StudioError, match=r"conv1\.kernel_size must be a number from 1 to 28"):
        COURSE.with_value("conv1.kernel_size", 0)
    with pytest.raises(StudioError, match="Choose one of: relu"):
        Design(activation="softmax")


# ---- class and object


def test_an_object_is_printed_even_when_its_layers_do_not_fit() -> None:
    printed = print_network(COURSE.with_value("fc1.in_features", 180))
    assert "(fc1): Linear(in_features=180, out_features=120, bias=True)" in printed.repr
    assert printed.refusal == "mat1 and mat2 shapes cannot be multiplied (1x192 and 180x120)"
    assert [parameter.name for parameter in printed.parameters][:2] == ["conv1.weight", "conv1.bias"]
    assert print_network(COURSE).refusal == ""


def test_a_repr_of_its_own_is_what_the_code_says() -> None:
    code = class_code(COURSE, own_repr=True)
    assert repr(from_code(code)()) == print_network(COURSE).own_repr == "Network with 32,998 parameters"


def test_long_lines_are_broken_where_there_is_no_room() -> None:
    design = COURSE.with_value("conv2.padding", 2).with_value("conv2.stride", 2).with_inputs_following()
    lines = class_code(design, own_repr=True, width=57).splitlines()
    assert max(map(len, lines)) <= 57
    assert "            out_channels=12," in lines
    assert "        t = F.max_pool2d(t, kernel_size=2, stride=2)" in lines
    compile("\n".join(lines), "code", "exec")


# ---- training


def test_the_default_learns_exactly_as_the_course(tiny_data: FashionData) -> None:
    *steps, end = trial(COURSE, tiny_data, 12, Control())
    assert [step.step for step in steps if isinstance(step, TrialStep)] == list(range(1, 13))
    for step in steps:
        assert (step.design.loss, step.design.correct) == (step.course.loss, step.course.correct)
    assert (end.reason, end.steps, end.scored) == ("finished", 12, len(tiny_data.test))
    assert end.design == end.course
    reference = [event.loss for event in train(CONFIG, tiny_data) if isinstance(event, BatchEnd)]
    assert [step.course.loss for step in steps[:10] if isinstance(step, TrialStep)] == reference[:10]


def test_a_designed_network_learns(tiny_data: FashionData) -> None:
    design = COURSE.with_value("conv1.out_channels", 4).with_value("conv2.kernel_size", 3).with_inputs_following()
    *steps, end = trial(design, tiny_data, 40, Control())
    assert end.design > 0.9
    assert end.scored <= SCORED
    first, last = steps[0], steps[-1]
    assert last.design.loss < first.design.loss / 4
    assert first.design.loss != first.course.loss


def test_a_trial_of_what_does_not_fit_is_refused(tiny_data: FashionData) -> None:
    with pytest.raises(StudioError, match="fc1 expects 180"):
        next(trial(COURSE.with_value("fc1.in_features", 180), tiny_data, 4, Control()))


def test_a_network_that_diverges_ends_with_the_weights_it_began_with(tiny_data: FashionData) -> None:
    class Overflowing(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.factor = nn.Parameter(torch.tensor(2.0))

        def forward(self, images: Tensor) -> Tensor:
            return images.flatten(start_dim=1)[:, :10] * self.factor * float("inf")

    network = Overflowing()
    end = list(Trainer(CONFIG, tiny_data, Control(), network=network).events())[-1]
    assert end.reason == "diverged"
    assert network.factor.item() == 2.0
