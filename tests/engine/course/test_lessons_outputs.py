"""The code of the sections gives the figures that the course tells."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import torch
from sklearn.metrics import confusion_matrix
from torch import Tensor, nn

from fmnist_gui.engine.course.lessons import read_lesson
from fmnist_gui.engine.course.snippets import lesson_names, run_code
from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.etl import CourseSet
from fmnist_gui.engine.data.fashion_mnist import ARCHIVES, CLASS_NAMES, FashionData
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Network, cpu_weights, new_network, parameter_count
from fmnist_gui.engine.training.evaluation import evaluate

FIRST_LABELS = [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]
ALL_TOLD = {  # in the text of the section, in both languages
    "C1": ["70,000", "60,000", "10,000", "28 × 28", "Zalando", "MNIST", "NIST", "modified"],
    "C3": ["Dataset", "DataLoader", "__len__", "__getitem__", "IDX"],
    "C4": ["60,000", "6,000", "bincount", "train_labels", "set_printoptions"],
    "C5": ["[1, 28, 28]", "9", "tuple", "next(iter(train_set))"],
    "C6": ["[10, 1, 28, 28]", "[3, 32, 302]", "302", "list", "(1, 2, 0)", "[32, 302, 3]"],
    "C7": ["nn.Module", "__init__", "__repr__", "forward"],
    "C8": ["32,998", "f(x) = x", "softmax", "12"],
    "C10": ["nn.Parameter", "named_parameters()", "[out_features, in_features]", "[6, 5, 5]"],
    "C16": ["no_grad", "set_grad_enabled(False)", "unsqueeze", "0.1"],
    "C17": ["get_num_correct(preds, labels)", "argmax(dim=1)", "eq"],
    "C20": ["324.96", "224.76", "47,836", "51,719", "0.862", "600", "51,265", "0.854"],
    "C22": ["1,716", "1,427", "1,392", "1,117", "51,265", "60,000"],
}
LAYERS = [repr(layer) for layer in Network().children()]
SHAPES = [f"{name} {list(tensor.shape)}" for name, tensor in Network().named_parameters()]
COUNTS = [parameter_count(layer) for layer in Network().children()]


def outputs_of(lesson_id: str, names: dict[str, Any]) -> list[str]:
    """What the statements of a section give, those that give nothing left out."""
    ran = list(run_code(read_lesson(lesson_id, "en").code, names))
    assert not any(done.failed for done in ran), ran[-1]
    return [done.output for done in ran if done.output]


@pytest.mark.parametrize(
    ("lesson_id", "drawing"),
    [
        ("C5", "plt.title(train_set.classes[label])"),
        ("C6", "plt.imshow(grid.permute(1, 2, 0).numpy())"),
        ("C22", "plot_confusion_matrix(cm, train_set.classes)"),
    ],
)
def test_what_is_drawn_with_matplotlib(tiny_data: FashionData, lesson_id: str, drawing: str) -> None:
    ran = list(run_code(read_lesson(lesson_id, "en").code, lesson_names(tiny_data, None)))

    assert [done.error for done in ran if done.failed] == []
    assert [(done.code, len(done.figures)) for done in ran if done.figures] == [(drawing, 1)]


def numbers_in(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", text)]


# The data set


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("lesson_id", ALL_TOLD)
def test_the_facts_are_told_as_well(lesson_id: str, language: str) -> None:
    told = read_lesson(lesson_id, language).see

    assert [fact for fact in ALL_TOLD[lesson_id] if fact not in told] == []


def test_what_the_data_set_is(real_data: FashionData) -> None:
    counts, total, shape, pixels, classes, files, digits, garments = outputs_of("C1", lesson_names(real_data, None))

    assert (counts, total) == ("(60000, 10000)", "70000")
    assert shape == "torch.Size([60000, 28, 28])"
    assert pixels == "(torch.uint8, tensor(0, dtype=torch.uint8), tensor(255, dtype=torch.uint8))"
    assert classes == str(list(CLASS_NAMES))
    assert files.splitlines() == [f"{archive.name} True" for archive in ARCHIVES]  # those of MNIST
    assert digits != garments
    assert "fashion-mnist" in garments


def test_the_four_stages_give_a_network_that_beats_guessing(real_data: FashionData) -> None:
    (right,) = outputs_of("C2", lesson_names(real_data, None))

    assert 400 < int(right) < 900  # of 1,000; guessing gives about 100
    code = read_lesson("C2", "en").code
    assert [line[2] for line in code.splitlines() if line.startswith("# ")] == ["1", "2", "3", "4"]


def test_files_become_tensors_become_batches(real_data: FashionData) -> None:
    names = lesson_names(real_data, None)
    files, stored, bytes_, tensor, decimals, is_dataset, lengths, batch, own = outputs_of("C3", names)

    assert files.splitlines() == [f"{archive.name} {archive.md5}" for archive in ARCHIVES]
    assert stored == "(torch.Size([28, 28]), torch.uint8)"
    assert bytes_ == "(tensor(0, dtype=torch.uint8), tensor(255, dtype=torch.uint8))"
    assert tensor == "(torch.Size([1, 28, 28]), torch.float32)"
    assert decimals == "(tensor(0.), tensor(1.))"
    assert is_dataset == "True"
    assert lengths == "(60000, 600)"
    assert batch == "(torch.Size([100, 1, 28, 28]), torch.Size([100]))"
    assert own == "(60000, torch.Size([1, 28, 28]), 9)"
    assert issubclass(names["Negatives"], torch.utils.data.Dataset)


def test_a_program_of_the_readers_own_gets_the_same_batches(real_data: FashionData) -> None:
    names = lesson_names(real_data, None)
    outputs_of("C3", names)
    folder = real_data.folder
    asked = []

    class FashionMNIST:
        def __init__(self, root: object, train: bool, download: bool, transform: object) -> None:
            asked.append((root, train, download, transform))

        def __len__(self) -> int:
            return 60_000

    names["FashionMNIST"] = FashionMNIST

    assert len(names["prepare"](folder)) == 600
    assert asked == [(folder, True, True, names["to_tensor"])]


def test_the_training_set_is_balanced(real_data: FashionData) -> None:
    length, labels, train, test, some, classes, narrow, wide = outputs_of("C4", lesson_names(real_data, None))

    assert length == "60000"
    assert labels == "tensor([9, 0, 0,  ..., 3, 0, 5])"
    assert numbers_in(train) == [6000] * 10
    assert numbers_in(test) == [1000] * 10
    assert sum(numbers_in(some)) == 1000
    assert numbers_in(some) != [100] * 10
    assert classes == "('Ankle boot', 'T-shirt/top')"
    assert (len(narrow.splitlines()), len(wide.splitlines())) == (2, 1)
    assert numbers_in(narrow) == numbers_in(wide) == real_data.train.labels[:30].tolist()
    assert torch._tensor_str.PRINT_OPTS.linewidth == 80  # as before


def test_a_sample_is_an_image_and_its_label(real_data: FashionData) -> None:
    pair, shape, label, squeezed, extremes = outputs_of("C5", lesson_names(real_data, None))

    assert pair == "(2, <class 'tuple'>)"
    assert shape == "torch.Size([1, 28, 28])"
    assert label == "(9, 'Ankle boot')"
    assert squeezed == "torch.Size([28, 28])"
    assert numbers_in(extremes) == [0, 1]
    assert real_data.train.labels[1] == 0  # what “Try this” asks for


def test_a_batch_becomes_one_picture(real_data: FashionData) -> None:
    pair, shapes, labels, grid, drawn, larger = outputs_of("C6", lesson_names(real_data, None))

    assert pair == "(2, <class 'list'>)"
    assert shapes == "(torch.Size([10, 1, 28, 28]), torch.Size([10]))"
    assert numbers_in(labels) == FIRST_LABELS
    assert grid == "torch.Size([3, 32, 302])"
    assert drawn == "torch.Size([32, 302, 3])"
    assert larger == "torch.Size([3, 62, 302])"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_grid_of_the_question_has_the_size_of_the_answer(real_data: FashionData, language: str) -> None:
    names = lesson_names(real_data, None)

    grid = names["torchvision"].utils.make_grid(names["torch"].zeros(25, 1, 28, 28), nrow=5)

    assert str(list(grid.shape)) in read_lesson("C6", language).answer


# From class and object to the filters


def test_a_network_is_a_class_with_layers_and_a_forward(tiny_data: FashionData) -> None:
    names = lesson_names(tiny_data, None)
    two, changed, address, scores, printed, count, own = outputs_of("C7", names)

    assert two == "('Ankle boot', 'Coat')"
    assert changed == "('Ankle boot', 'Shirt')"  # the method changed one of the two
    assert address == "True"
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
    printed, count, operations, loss, by_hand = outputs_of("C8", names)

    assert [line.split(": ", 1)[1] for line in printed.splitlines()[1:-1]] == LAYERS
    assert (count, operations) == ("32998", "0")
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


def test_a_convolution_by_hand_is_that_of_torch(tiny_data: FashionData) -> None:
    by_hand, maps, smallest, pools = outputs_of("C24", lesson_names(tiny_data, None))

    at_one_place = numbers_in(maps.split("),")[-1])[0]
    assert numbers_in(by_hand)[0] == pytest.approx(at_one_place, abs=2e-3)
    assert maps.startswith("(torch.Size([1, 1, 24, 24])")
    assert numbers_in(smallest)[0] < 0
    assert "tensor(0.)" in smallest
    shape, four, largest = (numbers_in(part) for part in re.split(r"tensor\(", pools))
    assert shape == [1, 1, 12, 12]
    assert largest[0] == max(four)


def test_what_is_chosen_and_what_follows_from_the_data(tiny_data: FashionData) -> None:
    pixels, data, layers, misfit = outputs_of("C9", lesson_names(tiny_data, None))

    assert pixels == "784"
    assert data == "(1, 10)"
    assert layers.splitlines() == LAYERS
    assert misfit == "mat1 and mat2 shapes cannot be multiplied (1x192 and 180x120)"


def test_the_learnable_parameters_by_layer(tiny_data: FashionData) -> None:
    shapes, number, conv2, stride, fc1, features, counts, total, is_tensor, registered = outputs_of(
        "C10", lesson_names(tiny_data, None)
    )

    assert shapes.splitlines() == SHAPES
    assert number == "10"
    assert conv2 == "(torch.Size([12, 6, 5, 5]), torch.Size([6, 5, 5]))"
    assert stride == "(1, 1)"
    assert fc1 == "torch.Size([120, 192])"
    assert features == "(192, 120)"
    assert [int(line.split()[1]) for line in counts.splitlines()] == COUNTS
    assert int(total) == sum(COUNTS) == 32_998
    assert (is_tensor, registered) == ("True", "['learned']")


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


# From the linear layer to the confusion matrix


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
    off, on = (line.split() for line in gradients.splitlines())
    assert (on[:2], off) == (["True", "True"], ["False", "False", "0", "bytes"])
    assert int(on[2]) > 1000 * 4 * (6 * 24 * 24 + 12 * 8 * 8)  # at least what the two convolutions gave


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
    counts, printed, finished = outputs_of("C20", lesson_names(real_data, None))

    first, second = (numbers_in(line) for line in printed.splitlines())
    assert counts == "(60000, 600)"
    assert second[0] < first[0]
    assert second[1] > first[1]
    assert second[2] == second[1] / 3000
    assert numbers_in(finished)[0] != second[1]  # counted anew, by weights that stand still
    assert numbers_in(finished)[1] == pytest.approx(numbers_in(finished)[0] / 3000)


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


def test_the_matrix_is_that_of_scikit_learn_over_the_training_set(real_data: FashionData) -> None:
    some = real_data.train.first(3000)
    names = lesson_names(replace(real_data, train=some), None)
    matrix, shares, diagonal, confusions = outputs_of("C22", names)

    with torch.no_grad():
        predicted = names["network"](to_float(some.images)).argmax(dim=1)
    expected = confusion_matrix(some.labels, predicted, labels=range(10))
    assert numbers_in(matrix) == expected.flatten().tolist()
    rows = torch.tensor(numbers_in(shares)).reshape(10, 10).sum(dim=1)
    assert rows.tolist() == pytest.approx([100] * 10, abs=3)  # rounded
    assert numbers_in(diagonal) == pytest.approx([expected.trace(), expected.trace() / 3000])
    both = expected + expected.T
    largest = max(int(both[a, b]) for a in range(10) for b in range(a))
    assert len(confusions.splitlines()) == 4
    assert confusions.startswith(f"{largest} ")
    assert {"torch.cat(scores)", "confusion_matrix(train_set.targets, preds)"} <= set(
        re.findall(r"torch.cat\(scores\)|confusion_matrix\(.*\)", read_lesson("C22", "en").code)
    )


def test_cat_joins_the_scores_of_all_batches(real_data: FashionData) -> None:
    names = lesson_names(real_data, None)

    def load(split: CourseSet, batch_size: int) -> Iterator[tuple[Tensor, Tensor]]:  # quicker than image by image
        return zip(split.data.split(batch_size), split.targets.split(batch_size), strict=True)

    outputs = outputs_of("C23", names | {"DataLoader": load, "network": lambda images: images[:, 0, :10]})

    small, large = [[4, 3], [2, 6], [2, 2, 3]], [[60, 1000, 10], [60000, 10], [60, 1000, 10]]
    assert [numbers_in(shape) for shape in outputs] == small + large


def test_the_test_loss_turns_while_the_training_loss_falls(real_data: FashionData) -> None:
    (printed,) = outputs_of("C26", lesson_names(real_data, None))

    epochs, known, unknown = zip(*(map(float, line.split()) for line in printed.splitlines()), strict=True)
    assert epochs == (10, 20, 30, 40, 50, 60)
    assert sorted(known, reverse=True) == list(known)
    assert unknown[-1] > 1.3 * min(unknown)


def test_the_last_section_counts_as_the_application_does(tiny_data: FashionData) -> None:
    names = lesson_names(tiny_data, None)
    accuracy, printed = outputs_of("C27", names)

    evaluation = result_of(evaluate(names["network"], tiny_data.test))
    assert numbers_in(accuracy)[0] == pytest.approx(evaluation.accuracy)
    assert len(printed.splitlines()) == 5
