"""The code of the sections from the linear layer to the confusion matrix gives the figures that the course tells."""

import re
from collections.abc import Iterator

import pytest
import torch
from sklearn.metrics import confusion_matrix
from torch import Tensor

from fmnist_gui.engine.course.lessons import read_lesson
from fmnist_gui.engine.course.snippets import lesson_names
from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.etl import CourseSet
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from tests.engine.course.lesson_outputs import numbers_in, outputs_of


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_reference_run_is_told(language: str) -> None:
    told = read_lesson("C20", language).see

    assert all(figure in told for figure in ("324.96", "224.76", "47,836", "51,719", "0.862", "600"))


def test_a_linear_layer_is_a_matrix_product(tiny_data: FashionData) -> None:
    product, random, with_bias, bias, without_bias, same = outputs_of("C12", lesson_names(tiny_data, None))

    assert product == "tensor([30., 40., 50.])"
    assert all(abs(number) < 10 for number in numbers_in(random)[:3])
    added = [near - exact for near, exact in zip(numbers_in(with_bias)[:3], (30, 40, 50), strict=True)]
    assert added == pytest.approx(numbers_in(bias), abs=1e-3)
    assert any(added)
    assert without_bias.startswith("tensor([30., 40., 50.]")
    assert same == "True"


def test_the_hooks_hear_of_the_call_and_not_of_forward(tiny_data: FashionData) -> None:
    names = lesson_names(tiny_data, None)

    assert outputs_of("C13", names) == ["before: [1, 1, 28, 28]\nafter:  [1, 10]", "True"]
    assert not names["network"]._forward_hooks
    assert not names["network"]._forward_pre_hooks


def test_the_shapes_on_the_way_through_the_network(tiny_data: FashionData) -> None:
    shapes, same = outputs_of("C14", lesson_names(tiny_data, None))

    maps = [(1, 28, 28), (6, 24, 24), (6, 12, 12), (12, 8, 8), (12, 4, 4)]
    assert shapes.splitlines() == [str([1, *sizes]) for sizes in (*maps, (192,), (120,), (60,), (10,))]
    assert same == "True"


def test_the_output_size_also_where_it_is_rounded_and_not_square(tiny_data: FashionData) -> None:
    outputs = outputs_of("C15", lesson_names(tiny_data, None))

    assert outputs == ["(24, 12)", "(8, 4)", "(28, 12)", "(24, 18)", "torch.Size([1, 6, 24, 18])"]


def test_an_untrained_network_gives_every_class_a_tenth(real_data: FashionData) -> None:
    shapes, scores, shares, answer, gradients = outputs_of("C16", lesson_names(real_data, None))
    *probabilities, total = numbers_in(shares)

    assert shapes == "(torch.Size([1, 28, 28]), torch.Size([1, 1, 28, 28]))"
    assert scores == "torch.Size([1, 10])"
    assert len(probabilities) == 10
    assert probabilities == pytest.approx([0.1] * 10, abs=0.03)
    assert total == pytest.approx(1)
    assert answer.endswith("9)")
    assert gradients == "(False, True)"


def test_a_batch_gives_a_row_of_scores_for_each_image(real_data: FashionData) -> None:
    shapes, predicted, labels, equal, correct = outputs_of("C17", lesson_names(real_data, None))

    assert shapes == "(torch.Size([10, 1, 28, 28]), torch.Size([10, 10]))"
    assert labels == "tensor([9, 0, 0, 3, 0, 2, 7, 2, 5, 5])"
    assert len(numbers_in(predicted)) == 10
    assert int(correct) == equal.count("True") == 10 - equal.count("False")


def test_the_seven_steps_lower_the_loss(real_data: FashionData) -> None:
    (printed,) = outputs_of("C18", lesson_names(real_data, None))

    first, second = (numbers_in(line)[-1] for line in printed.splitlines())
    assert second < first < 2.3
    steps = "".join(re.findall(r"# (.*)", read_lesson("C18", "en").code))
    assert set(re.findall(r"\d", steps)) == set("1234567")


def test_gradients_add_up_until_they_are_zeroed(real_data: FashionData) -> None:
    before, once, twice, change, after = outputs_of("C19", lesson_names(real_data, None))

    assert "None" in before
    assert numbers_in(before)[0] == pytest.approx(2.3, abs=0.02)
    assert numbers_in(twice) == pytest.approx([2 * number for number in numbers_in(once)], abs=2e-4)
    assert [abs(number) for number in numbers_in(change)] == pytest.approx([0.01] * 10, abs=1e-4)
    assert float(after) < numbers_in(before)[0]


def test_two_epochs_of_600_iterations_each(real_data: FashionData) -> None:
    counts, printed = outputs_of("C20", lesson_names(real_data, None))

    first, second = (numbers_in(line) for line in printed.splitlines())
    assert counts == "(60000, 600)"
    assert second[0] < first[0]
    assert second[1] > first[1]
    assert second[2] == second[1] / 3000


def test_what_the_settings_do(real_data: FashionData) -> None:
    gradient, *runs = outputs_of("C21", lesson_names(real_data, None))
    large, small, slow, wild, sgd = (numbers_in(run) for run in runs)  # updates, first and last loss

    assert gradient == "tensor(6.)"
    assert large[0] == 10
    assert small[0] == 40
    assert small[2] < large[2] < large[1]
    assert slow[2] > 2.2
    assert wild[2] > 2.2
    assert sgd[2] > 2.2


def test_the_matrix_is_that_of_scikit_learn(real_data: FashionData) -> None:
    images, labels = real_data.test.images[:1000], real_data.test.labels[:1000]
    names = lesson_names(FashionData(real_data.train, Split(images, labels, "test"), real_data.folder), None)
    matrix, shares, accuracy, confusions = outputs_of("C22", names)

    with torch.no_grad():
        predicted = names["network"](to_float(images)).argmax(dim=1)
    expected = confusion_matrix(labels, predicted, labels=range(10))
    assert numbers_in(matrix) == expected.flatten().tolist()
    rows = torch.tensor(numbers_in(shares)).reshape(10, 10).sum(dim=1)
    assert rows.tolist() == pytest.approx([100] * 10, abs=3)  # rounded
    assert numbers_in(accuracy) == pytest.approx([expected.trace() / 1000], abs=1e-4)
    largest = max(count for cell, count in enumerate(expected.flatten()) if cell // 10 != cell % 10)
    assert len(confusions.splitlines()) == 4
    assert confusions.startswith(f"{largest} ")


def test_cat_joins_the_scores_of_all_batches(real_data: FashionData) -> None:
    names = lesson_names(real_data, None)

    def load(split: CourseSet, batch_size: int) -> Iterator[tuple[Tensor, Tensor]]:  # quicker than image by image
        return zip(split.data.split(batch_size), split.targets.split(batch_size), strict=True)

    outputs = outputs_of("C23", names | {"DataLoader": load, "network": lambda images: images[:, 0, :10]})

    small, large = [[4, 3], [2, 6], [2, 2, 3]], [[60, 1000, 10], [60000, 10], [60, 1000, 10]]
    assert [numbers_in(shape) for shape in outputs] == small + large
