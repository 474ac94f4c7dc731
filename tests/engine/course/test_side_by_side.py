from fmnist_gui.engine.course.side_by_side import EPOCHS, compared_runs, train_side_by_side
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, RunEnd
from fmnist_gui.engine.training.loop import train


def test_only_the_compared_setting_differs(tiny_data: FashionData) -> None:
    assert [config for config, _ in compared_runs([{"learning_rate": 0.1}, {"batch_size": 7}], tiny_data)] == [
        TrainingConfig(epochs=EPOCHS, learning_rate=0.1, device="cpu"),
        TrainingConfig(epochs=EPOCHS, batch_size=7, device="cpu"),
    ]


def test_each_is_trained_as_if_it_were_alone(tiny_data: FashionData) -> None:
    runs = compared_runs([{"learning_rate": 0.01}, {"learning_rate": 0.001}], tiny_data)
    raced = list(train_side_by_side(runs, Control()))
    for number, (config, _) in enumerate(runs):
        alone = [event.loss for event in train(config, tiny_data) if isinstance(event, BatchEnd)]
        assert [event.loss for place, event in raced if place == number and isinstance(event, BatchEnd)] == alone
        assert sum(isinstance(event, EpochEnd) for place, event in raced if place == number) == EPOCHS


def test_they_see_the_images_at_the_same_pace(tiny_data: FashionData) -> None:
    runs = compared_runs([{"batch_size": 50}, {"batch_size": 500}], tiny_data)
    seen = {0: 0, 1: 0}
    for place, event in train_side_by_side(runs, Control()):
        if isinstance(event, BatchEnd):
            seen[place] = event.images_seen
            assert abs(seen[0] - seen[1]) <= 500
    assert seen == {0: 3000, 1: 3000}


def test_all_end_when_stopped(tiny_data: FashionData) -> None:
    control = Control()
    ends = []
    for number, (_, event) in enumerate(
        train_side_by_side(compared_runs([{"seed": 1}, {"seed": 2}], tiny_data), control)
    ):
        if number == 3:
            control.stop()
        if isinstance(event, RunEnd):
            ends.append(event.reason)
    assert ends == ["stopped", "stopped"]
