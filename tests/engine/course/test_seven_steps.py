"""The loop in slow motion does what the loop does, bit for bit."""

import math

import pytest
import torch
from torch.nn import functional as F

from fmnist_gui.engine.course.seven_steps import SevenSteps, Step, StepSnapshot
from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.network.course_network import Network, new_network
from tests.engine.conftest import plainly_trained

BATCH = 50


def steps_of(data: FashionData, images: int = 150) -> SevenSteps:
    return SevenSteps(data.train, seed=3, images=images, batch_size=BATCH)


def advanced(steps: SevenSteps, count: int) -> list[StepSnapshot]:
    moments = [steps.advance() for _ in range(count)]
    assert all(snapshot is not None for snapshot in moments)
    return [snapshot for snapshot in moments if snapshot is not None]


def plain(data: FashionData, batches: int, zeroing: bool = True) -> tuple[Network, list[float]]:
    return plainly_trained(data, batches, seed=3, batch_size=BATCH, images=150, zeroing=zeroing)


def same(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]) -> bool:
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("zeroing", [True, False])
def test_the_steps_are_those_of_the_plain_loop_bit_for_bit(tiny_data: FashionData, zeroing: bool) -> None:
    steps = steps_of(tiny_data)
    steps.zeroing = zeroing
    moments = advanced(steps, 2 * (3 * 6 + 1))  # two epochs
    network, losses = plain(tiny_data, 6, zeroing)

    assert [m.loss for m in moments if m.step is Step.UPDATE] == losses
    assert same(steps.network.state_dict(), network.state_dict())


def test_steps_come_in_the_order_of_the_course(tiny_data: FashionData) -> None:
    moments = advanced(steps_of(tiny_data), 3 * 6 + 1 + 1)

    assert [m.step for m in moments] == [*[1, 2, 3, 4, 5, 6] * 3, 7, 1]
    assert [(m.epoch, m.batch) for m in moments if m.step is Step.BATCH] == [(1, 1), (1, 2), (1, 3), (2, 1)]
    assert [m.first for m in moments if m.step is Step.BATCH] == [0, 50, 100, 0]


def test_each_step_tells_what_it_found_and_nothing_of_what_comes(tiny_data: FashionData) -> None:
    taken, scored, judged, derived, updated, ended = advanced(steps_of(tiny_data), 6)
    images, labels = tiny_data.train.images[:BATCH], tiny_data.train.labels[:BATCH]
    network = new_network(3)
    scores = network(to_float(images))
    loss = F.cross_entropy(scores, labels)
    loss.backward()

    assert torch.equal(taken.images, images)
    assert torch.equal(taken.labels, labels)
    assert taken.scores is None
    assert torch.equal(scored.scores, scores)
    assert scored.correct == int((scores.argmax(1) == labels).sum())
    assert scored.loss is None
    assert judged.loss == loss.item()
    assert judged.losses.mean().item() == pytest.approx(loss.item())
    assert judged.gradients is None
    assert same(derived.gradients, {name: p.grad for name, p in network.named_parameters() if p.grad is not None})
    assert derived.before is None
    assert same(updated.before, network.state_dict())
    assert not same(updated.before, updated.after)
    assert updated.loss_after < loss.item()
    assert judged.zeroed is None
    assert derived.zeroed
    assert same(ended.gradients, derived.gradients)  # until the next batch zeroes them


def test_gradients_that_are_not_zeroed_add_up(tiny_data: FashionData) -> None:
    steps = steps_of(tiny_data)
    steps.zeroing = False
    *_, kept = advanced(steps, 6)
    derived = advanced(steps, 4)[-1]
    network = new_network(3)
    network.load_state_dict(kept.after)
    F.cross_entropy(network(to_float(derived.images)), derived.labels).backward()
    own = torch.cat([p.grad.flatten() for p in network.parameters() if p.grad is not None])
    earlier = torch.cat([g.flatten() for g in kept.gradients.values()])
    total = own + earlier

    assert not derived.zeroed
    assert derived.check.own_norm == pytest.approx(own.norm().item(), rel=1e-4)
    assert derived.check.norm == pytest.approx(total.norm().item(), rel=1e-5)
    angle = math.degrees(math.acos(F.cosine_similarity(own, total, dim=0).item()))
    assert derived.check.angle == pytest.approx(angle, abs=0.1)
    assert angle > 5


def test_zeroed_gradients_are_the_batchs_own(tiny_data: FashionData) -> None:
    moments = advanced(steps_of(tiny_data), 12)
    for snapshot in (moments[3], moments[9]):
        assert snapshot.check.own_norm == snapshot.check.norm > 0
        assert snapshot.check.angle == 0


def test_the_other_network_goes_on_as_if_the_gradients_had_always_been_zeroed(tiny_data: FashionData) -> None:
    steps = steps_of(tiny_data)
    advanced(steps, 6)
    steps.zeroing = False
    moments = advanced(steps, 2 * 6)
    steps.zeroing = True
    moments += advanced(steps, 1 + 2 * 6)
    _, losses = plain(tiny_data, 5)

    updates = [m for m in moments if m.step is Step.UPDATE]
    assert [m.other_loss for m in updates] == losses[1:]
    assert updates[0].loss == losses[1]  # the gradients of the first batch were still zeroed
    assert [m.loss for m in updates[2:]] != losses[3:]


def test_an_epoch_is_summed_up_and_all_of_them_end(tiny_data: FashionData) -> None:
    steps = steps_of(tiny_data, images=120)  # the last batch is smaller
    steps.epochs = 2
    moments = advanced(steps, 2 * (3 * 6 + 1))
    assert steps.advance() is None

    last = moments[-1]
    assert [one.epoch for one in last.epoch_sums] == [1, 2]
    first_epoch = [m for m in moments if m.step is Step.UPDATE and m.epoch == 1]
    assert last.epoch_sums[0].loss == pytest.approx(sum(m.loss or 0 for m in first_epoch) / 3)
    assert last.epoch_sums[0].correct == sum(m.correct or 0 for m in first_epoch)
    assert last.epoch_sums[0].images == 120
    assert len(first_epoch[-1].labels) == 20
