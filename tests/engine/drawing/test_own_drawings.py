"""Which of the kept drawings are learned from: nothing that is held back ever is, in no run after another."""

import numpy as np
import pytest

from fmnist_gui.engine.drawing import own_drawings, warps
from fmnist_gui.engine.drawing.drawing import Drawing, stages_of
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.labelled import Labelled
from fmnist_gui.engine.drawing.own_drawings import divided, found_again, warped_images, why_too_few
from fmnist_gui.engine.drawing.sketch import stroke
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.generators import result_of


def kept(label: int, seed: int = 0) -> Labelled:
    return Labelled(Drawing(tuple(draw_garment(label, seed))), label, label, 0.9, "A network", 1e9 + seed)


def several(*counts: tuple[int, int]) -> list[Labelled]:
    """So many drawings of each class, in turn: (class, count)."""
    most = max(count for _, count in counts)
    return [kept(label, seed) for seed in range(most) for label, count in counts if seed < count]


def seeds(drawings: tuple[Labelled, ...], label: int) -> list[int]:
    return [int(d.when - 1e9) for d in drawings if d.label == label]


def test_three_of_each_of_two_classes_are_enough() -> None:
    assert why_too_few(several((4, 3), (9, 3))) is None
    assert why_too_few(several((4, 30), (9, 2), (1, 2))) is not None
    problem = str(why_too_few(several((4, 3), (9, 2))))
    assert problem.startswith("Keep at least 3 drawings of each of 2 classes")
    assert problem.endswith("so far: 1.")


def test_every_third_of_a_class_is_held_back_in_the_order_of_keeping() -> None:
    own = divided(several((4, 7), (9, 3), (1, 1)))

    assert seeds(own.held_back, 4) == [2, 5]
    assert seeds(own.learned, 4) == [0, 1, 3, 4, 6]
    assert seeds(own.held_back, 9) == [2]
    assert seeds(own.held_back, 1) == []
    assert seeds(own.learned, 1) == [0]
    assert not set(own.learned_keys) & set(own.held_back_keys)
    assert (len(own.learned_keys), len(own.held_back_keys)) == (len(own.learned), len(own.held_back))


def test_more_drawings_leave_the_others_where_they_were() -> None:
    before, after = divided(several((4, 5), (9, 5))), divided(several((4, 9), (9, 9)))

    assert set(before.learned_keys) <= set(after.learned_keys)
    assert set(before.held_back_keys) <= set(after.held_back_keys)


def test_what_a_network_has_learned_from_is_never_held_back() -> None:
    drawings = several((4, 7), (9, 7))
    first = divided(drawings)

    second = divided(drawings[2:], first.learned_keys)  # one of each class was deleted, which moves the others up

    assert second.held_back
    assert not set(second.held_back_keys) & set(first.learned_keys)
    assert not set(second.held_back_keys) & set(second.learned_keys)


def test_a_drawing_kept_twice_is_there_once_as_it_was_labelled_last() -> None:
    drawings = several((4, 3), (9, 3))
    again = Labelled(drawings[0].drawing, 9, 4, 0.5, "A network", 2e9)

    own = divided([*drawings, *several((1, 3)), again, kept(4, 9)])

    labels = [d.label for d in (*own.learned, *own.held_back)]
    assert sorted(labels) == [1, 1, 1, 4, 4, 4, 9, 9, 9, 9]
    with pytest.raises(StudioError, match="at least 3 drawings"):
        divided([*several((4, 2), (9, 3)), kept(4, 0)])


def test_a_drawing_without_anything_to_see_is_left_out() -> None:
    empty = Labelled(Drawing((stroke([0.5], [0.5]),)), 4, 4, 0.9, "A network", 1e9)

    own = divided([empty, *several((4, 3), (9, 3))])

    assert len(own.learned) + len(own.held_back) == 6


def test_only_the_newest_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_drawings, "MOST", 6)

    own = divided(several((4, 5), (9, 5)))

    assert sorted(seeds((*own.learned, *own.held_back), 4)) == [2, 3, 4]


def test_they_are_found_again_by_their_keys() -> None:
    drawings = several((4, 4), (9, 3))
    own = divided(drawings)

    again = found_again([kept(0, 5), *drawings], own.learned_keys, own.held_back_keys)

    assert vars(again) == vars(own)
    with pytest.raises(StudioError, match="no longer kept"):
        found_again(drawings[1:], own.learned_keys, own.held_back_keys)


def test_warped_ones_are_of_each_class_as_many_and_the_same_for_a_seed() -> None:
    drawings = several((4, 1), (9, 5))

    images, labels = result_of(warped_images(drawings, 50, (1, 2)))

    assert (images.shape, images.dtype) == ((50, 28, 28), np.uint8)
    assert np.bincount(labels, minlength=10).tolist() == [0, 0, 0, 0, 25, 0, 0, 0, 0, 25]
    assert len({image.tobytes() for image in images}) == 50
    again, _ = result_of(warped_images(drawings, 50, (1, 2)))
    other, _ = result_of(warped_images(drawings, 50, (1, 3)))
    assert np.array_equal(images, again)
    assert not np.array_equal(images, other)


def test_what_a_warp_leaves_nothing_of_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = kept(9)
    monkeypatch.setattr(warps, "warp", lambda drawing, generator: Drawing())

    images, _ = result_of(warped_images([drawing], 1, (0,)))

    assert np.array_equal(images[0], stages_of(drawing.drawing).pixels)
