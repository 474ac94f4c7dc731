"""A run that goes on with the user's drawings: from where, with what, the same again, and what it says has changed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.labelled import Labelled
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.network.course_network import Weights
from fmnist_gui.engine.training import fine_tuner
from fmnist_gui.engine.training.checkpoint import Checkpoint, from_bytes, to_bytes
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, Event, RunEnd
from fmnist_gui.engine.training.fine_tuner import FineTuner, Source, has_source
from fmnist_gui.engine.training.fine_tuning import FINE_TUNING, changes_in
from fmnist_gui.engine.training.recording import Recorder, run_versions
from fmnist_gui.engine.training.runs import RunStore
from tests.conftest import new_weights
from tests.engine.drawing.test_own_drawings import several

CONFIG = replace(FINE_TUNING, epochs=2, batch_size=50, drawn_garments=60)
KEPT = several((4, 4), (9, 3))


@pytest.fixture(autouse=True)
def _few_garments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fine_tuner, "GARMENTS", 40)


def source(kept: list[Labelled] = KEPT, before: Checkpoint | None = None, **counts: int) -> Source:
    begun = Source.begun(new_weights(3), "Sketch-ready", kept, before)
    return replace(begun, **({"photographs": 100, "warped": 40} | counts))


def tuner(data: FashionData, control: Control | None = None, config: TrainingConfig = CONFIG) -> FineTuner:
    return FineTuner(config, data, control or Control(), source())


def losses(events: list[Event]) -> list[float]:
    return [event.loss for event in events if isinstance(event, BatchEnd)]


def end_of(events: list[Event]) -> RunEnd:
    assert isinstance(events[-1], RunEnd)
    return events[-1]


def equal(first: Weights, second: Weights) -> bool:
    return all(torch.equal(first[name], second[name]) for name in first)


def resumed(trainer: FineTuner, data: FashionData) -> FineTuner:
    stored = from_bytes(to_bytes(trainer.checkpoint()), "run 1")
    assert has_source(stored)
    return FineTuner(CONFIG, data, Control(), Source.stored(stored, KEPT), stored)


def test_it_begins_where_the_network_is_and_leaves_that_alone(tiny_data: FashionData) -> None:
    trainer = tuner(tiny_data)

    assert equal(trainer.checkpoint().weights, new_weights(3))
    list(trainer.events())
    assert not equal(trainer.checkpoint().weights, new_weights(3))
    assert equal(trainer.source.weights, new_weights(3))


def test_it_ends_between_what_the_network_was_and_has_become(
    tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = tuner(tiny_data)
    events = list(trainer.events())
    last = [event for event in events if isinstance(event, EpochEnd)][-1]
    monkeypatch.setattr(fine_tuner, "KEPT_OF_RUN", 1.0)
    whole = tuner(tiny_data)
    list(whole.events())

    before, after, found = new_weights(3), whole.checkpoint().weights, trainer.checkpoint().weights

    assert equal(last.weights, found)
    for name in found:
        assert torch.allclose(found[name], before[name] + 0.6 * (after[name] - before[name]), atol=1e-6)


def test_an_epoch_has_photographs_garments_and_warped_drawings(tiny_data: FashionData) -> None:
    trainer = tuner(tiny_data)

    events = list(trainer.events())

    sizes = [event.size for event in events if isinstance(event, BatchEnd) and event.epoch == 1]
    assert sum(sizes) == trainer.images_per_epoch == 100 + 60 + 40
    assert len([event for event in events if isinstance(event, EpochEnd)]) == 2
    drawn = trainer._labels[-40:]
    assert drawn.bincount(minlength=10).tolist() == [0, 0, 0, 0, 20, 0, 0, 0, 0, 20]


def test_no_more_photographs_than_there_are(tiny_data: FashionData) -> None:
    trainer = FineTuner(CONFIG, tiny_data, Control(), source(photographs=100_000))

    assert trainer.images_per_epoch == len(tiny_data.train) + 60 + 40


def test_the_same_seed_gives_the_same_run(tiny_data: FashionData) -> None:
    first, second = tuner(tiny_data), tuner(tiny_data)
    other = tuner(tiny_data, config=replace(CONFIG, seed=1))

    runs = [losses(list(trainer.events())) for trainer in (first, second, other)]

    assert runs[0] == runs[1] != runs[2]
    assert first.changes == second.changes


@pytest.mark.parametrize("batches", [2, 5, 8], ids=["first epoch", "last epoch", "before its score"])
def test_it_goes_on_as_if_it_had_not_been_interrupted(tiny_data: FashionData, batches: int) -> None:
    whole, control = tuner(tiny_data), Control()
    expected = losses(list(whole.events()))
    part, done = tuner(tiny_data, control), []
    for event in part.events():
        done += losses([event])
        if len(done) == batches:
            control.stop("paused")

    rest = resumed(part, tiny_data)

    assert done + losses(list(rest.events())) == expected
    assert rest.changes == whole.changes


def test_it_says_what_has_changed(tiny_data: FashionData) -> None:
    config = replace(CONFIG, epochs=6, learning_rate=0.01, schedule="constant")
    trainer = FineTuner(config, tiny_data, Control(), source(photographs=1_000))

    end = end_of(list(trainer.events()))

    changes = trainer.changes
    assert changes is not None
    assert (changes.learned, changes.held_back, changes.photographs, changes.garments) == (5, 2, 300, 40)
    assert changes.after.own - changes.before.own == changes.gained - changes.lost
    assert changes.after.photographs == end.test_accuracy > changes.before.photographs
    assert changes_in(from_bytes(to_bytes(trainer.checkpoint({"run": 7})), "run 7").info) == changes
    assert trainer.checkpoint({"run": 7}).info["run"] == 7


def test_none_held_back_is_no_fault(tiny_data: FashionData) -> None:
    known = (*source().drawings.learned_keys, *source().drawings.held_back_keys)
    before = FineTuner(CONFIG, tiny_data, Control(), replace(source(), known=known)).checkpoint()

    trainer = FineTuner(CONFIG, tiny_data, Control(), source(before=before))
    list(trainer.events())

    assert trainer.changes is not None
    assert (trainer.changes.learned, trainer.changes.held_back, trainer.changes.after.own) == (7, 0, 0)


def test_what_an_earlier_run_learned_from_is_not_held_back(tiny_data: FashionData) -> None:
    first = tuner(tiny_data)

    second = source(kept=KEPT[2:] + several((4, 9), (9, 9))[-8:], before=first.checkpoint())
    third = source(before=FineTuner(CONFIG, tiny_data, Control(), second).checkpoint())

    learned = first.source.drawings.learned_keys
    assert second.known == learned
    assert not set(second.drawings.held_back_keys) & set(learned)
    assert set(third.known) == {*learned, *second.drawings.learned_keys}


@pytest.mark.parametrize("state", [{}, {"known": [], "learned": [3]}, {"known": "abc", "learned": []}])
def test_a_network_whose_drawings_cannot_be_read_counts_as_one_without(state: dict[str, Any]) -> None:
    assert source(before=Checkpoint(new_weights(3), training={"fine_tuning": state})).known == ()
    assert source(before=Checkpoint(new_weights(3), training={"epoch": 3})).known == ()


def test_a_run_whose_drawings_are_gone_does_not_go_on(tiny_data: FashionData) -> None:
    stored = tuner(tiny_data).checkpoint()

    with pytest.raises(StudioError, match="no longer kept"):
        Source.stored(stored, KEPT[1:])


def test_with_another_data_set_it_does_not_go_on(tiny_data: FashionData) -> None:
    stored = tuner(tiny_data).checkpoint()
    fewer = replace(tiny_data, train=tiny_data.train.first(500))

    with pytest.raises(StudioError, match="another data set"):
        FineTuner(CONFIG, fewer, Control(), Source.stored(stored, KEPT), stored)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("weights", {}),
        ("learned", "abc"),
        ("learned", []),
        ("known", [1]),
        ("photographs", -1),
        ("warped", 10**9),
        ("name", None),
    ],
)
def test_a_damaged_state_is_refused(tiny_data: FashionData, key: str, value: Any) -> None:
    stored = tuner(tiny_data).checkpoint()
    assert stored.training is not None
    stored.training["fine_tuning"][key] = value
    if value is None:
        del stored.training["fine_tuning"][key]

    with pytest.raises(StudioError, match="cannot be read"):
        Source.stored(stored, KEPT)


def test_a_plain_run_has_no_source() -> None:
    assert not has_source(Checkpoint(new_weights(0)))
    assert not has_source(Checkpoint(new_weights(0), training={"epoch": 1}))


def test_it_stops_before_the_first_score(tiny_data: FashionData) -> None:
    control = Control()
    control.stop()

    events = list(tuner(tiny_data, control).events())

    assert [type(event) for event in events] == [RunEnd]
    assert (end_of(events).reason, end_of(events).step) == ("stopped", 0)


def test_it_stops_while_it_draws_and_before_the_last_score(
    tiny_data: FashionData, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = Control()
    trainer = tuner(tiny_data, control)

    def stopped_at(event: Event, epoch: int) -> bool:
        return isinstance(event, EpochEnd) and event.epoch == epoch

    events: Iterator[Event] = trainer.events()
    for event in events:
        if stopped_at(event, CONFIG.epochs):
            control.stop("paused")

    assert isinstance(event, RunEnd)
    assert event.reason == "paused"
    assert trainer.changes is None
    rest = resumed(trainer, tiny_data)
    assert end_of(list(rest.events())).reason == "finished"
    assert rest.changes is not None


def test_it_is_a_run_of_the_history(tiny_data: FashionData, tmp_path: Path) -> None:
    store, trainer = RunStore(tmp_path / "runs.sqlite"), tuner(tiny_data)
    run_id = store.create("My drawings {n}", CONFIG, run_versions(trainer), trainer.images_per_epoch)

    list(Recorder(trainer, store, run_id).events())

    run, checkpoint = store.run(run_id), store.checkpoint(run_id)
    assert (run.status, run.epochs, run.starts_from) == ("finished", 2, "Sketch-ready")
    assert run.versions["own drawings"] == "5"
    assert changes_in(checkpoint.info) == trainer.changes
    assert equal(store.weights(run_id, 2).weights, checkpoint.weights)
