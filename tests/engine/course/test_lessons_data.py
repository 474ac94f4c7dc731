"""The code of the sections about the data set gives the figures that the course tells."""

import pytest

from fmnist_gui.engine.course.lessons import read_lesson
from fmnist_gui.engine.course.snippets import lesson_names
from fmnist_gui.engine.data.fashion_mnist import ARCHIVES, CLASS_NAMES, FashionData
from tests.engine.course.lesson_outputs import numbers_in, outputs_of

FIRST_LABELS = [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]
ALL_TOLD = {  # in the text of the section, in both languages
    "C1": ["70,000", "60,000", "10,000", "28 × 28", "Zalando", "MNIST"],
    "C4": ["60,000", "6,000", "bincount"],
    "C5": ["[1, 28, 28]", "9"],
    "C6": ["[10, 1, 28, 28]", "[3, 32, 302]", "302"],
}


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
    files, stored, tensor, is_dataset, lengths, batch = outputs_of("C3", lesson_names(real_data, None))

    assert files.splitlines() == [f"{archive.name} {archive.md5}" for archive in ARCHIVES]
    assert stored == "(torch.Size([28, 28]), torch.uint8, tensor(255, dtype=torch.uint8))"
    assert tensor == "(torch.Size([1, 28, 28]), torch.float32, tensor(1.))"
    assert is_dataset == "True"
    assert lengths == "(60000, 600)"
    assert batch == "(torch.Size([100, 1, 28, 28]), torch.Size([100]))"


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
    length, labels, train, test, some, classes = outputs_of("C4", lesson_names(real_data, None))

    assert length == "60000"
    assert labels == "tensor([9, 0, 0,  ..., 3, 0, 5])"
    assert numbers_in(train) == [6000] * 10
    assert numbers_in(test) == [1000] * 10
    assert sum(numbers_in(some)) == 1000
    assert numbers_in(some) != [100] * 10
    assert classes == "('Ankle boot', 'T-shirt/top')"


def test_a_sample_is_an_image_and_its_label(real_data: FashionData) -> None:
    shape, label, squeezed, extremes = outputs_of("C5", lesson_names(real_data, None))

    assert shape == "torch.Size([1, 28, 28])"
    assert label == "(9, 'Ankle boot')"
    assert squeezed == "torch.Size([28, 28])"
    assert numbers_in(extremes) == [0, 1]
    assert real_data.train.labels[1] == 0  # what “Try this” asks for


def test_a_batch_becomes_one_picture(real_data: FashionData) -> None:
    shapes, labels, grid, drawn, larger = outputs_of("C6", lesson_names(real_data, None))

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
