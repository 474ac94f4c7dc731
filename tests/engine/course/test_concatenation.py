"""cat and stack, and why they refuse."""

import itertools

import pytest
import torch

from fmnist_gui.engine.course.concatenation import JoinError, batches_joined, join, joined_shape


def test_every_element_knows_where_it_came_from() -> None:
    assert join("cat", [(1, 2), (2, 2)], 0).origin.tolist() == [[0, 0], [1, 1], [1, 1]]
    assert join("cat", [(2, 1), (2, 2)], -1).origin.tolist() == [[0, 1, 1], [0, 1, 1]]
    assert join("stack", [(2,), (2,)], 0).origin.tolist() == [[0, 0], [1, 1]]
    assert join("stack", [(2,), (2,)], 1).origin.tolist() == [[0, 1], [0, 1]]


def test_shapes_of_large_tensors() -> None:
    batches = [(1000, 10)] * 60
    assert joined_shape("cat", batches, 0) == (60000, 10)
    assert joined_shape("stack", batches, 0) == (60, 1000, 10)
    assert joined_shape("cat", [(1000, 10), (500, 10)], 0) == (1500, 10)
    assert joined_shape("stack", [(1000, 10), (500, 10)], 0) is None


@pytest.mark.parametrize(
    ("kind", "shapes", "dim", "told", "differs_in"),
    [
        ("cat", [(2, 3), (2, 4)], 0, "In dimension 1 a has 3, b has 4.", 1),
        ("cat", [(2, 3, 1), (2, 3, 1), (1, 3, 1)], -1, "In dimension 0 a has 2, c has 1.", 0),
        ("cat", [(2, 3), (2, 3)], 2, "There is no dim 2: the tensors have 2 dimensions", None),
        ("stack", [(2, 3), (2, 3)], 3, "the result has 3 dimensions. Choose from -3 to 2.", None),
        ("stack", [(2, 3), (2, 4)], 0, "a is [2, 3], b is [2, 4].", 1),
    ],
)
def test_a_refusal_is_explained(
    kind: str, shapes: list[tuple[int, ...]], dim: int, told: str, differs_in: int | None
) -> None:
    with pytest.raises(JoinError) as caught:
        join(kind, shapes, dim)  # type: ignore[arg-type]
    assert told in str(caught.value)
    assert caught.value.differs_in == differs_in
    assert caught.value.said


def test_words_and_torch_agree_on_what_can_be_joined() -> None:
    shapes = [(1,), (2,), (1, 2), (2, 2)]
    for first, second in itertools.product(shapes, repeat=2):
        if len(first) != len(second):
            continue
        for dim in range(-4, 4):
            for kind, function in (("cat", torch.cat), ("stack", torch.stack)):
                try:
                    expected = tuple(function([torch.zeros(first), torch.zeros(second)], dim=dim).shape)
                except (RuntimeError, IndexError):
                    with pytest.raises(JoinError) as caught:
                        join(kind, [first, second], dim)  # type: ignore[arg-type]
                    assert "cannot join" not in str(caught.value)
                else:
                    assert join(kind, [first, second], dim).shape == expected  # type: ignore[arg-type]


def test_the_scores_of_all_batches() -> None:
    whole = batches_joined(60_000, 1000)
    assert (whole.batches, whole.batch_shape) == (60, (1000, 10))
    assert (whole.cat_shape, whole.stack_shape) == ((60_000, 10), (60, 1000, 10))
    rest = batches_joined(1003, 1000)
    assert (rest.last_shape, rest.cat_shape, rest.stack_shape) == ((3, 10), (1003, 10), None)
