"""Predicts drawings: at once where that is quick, and always in the order of asking."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.drawing_predictor import DrawingPredictor
from fmnist_gui.bridge.worker import finish_jobs, jobs_running
from fmnist_gui.engine.drawing.drawing import Drawing, on_canvas
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.prediction import Prediction
from fmnist_gui.engine.network.course_network import cpu_weights, new_network


def garment(label: int) -> Drawing:
    return Drawing(on_canvas(draw_garment(label, 3)))


@pytest.fixture
def predictor(qtbot: QtBot) -> Iterator[DrawingPredictor]:
    predictor = DrawingPredictor()
    predictor.use([cpu_weights(new_network(0))])
    yield predictor
    finish_jobs()


def predicted_by_job(predictor: DrawingPredictor, drawing: Drawing, qtbot: QtBot) -> Prediction:
    with qtbot.waitSignal(predictor.predicted, timeout=20_000) as caught:
        predictor.predict(drawing)
        assert not caught.signal_triggered
    qtbot.waitUntil(lambda: not jobs_running())
    prediction: Prediction = caught.args[0]
    return prediction


def test_after_the_first_prediction_lines_are_predicted_at_once(predictor: DrawingPredictor, qtbot: QtBot) -> None:
    first = predicted_by_job(predictor, garment(1), qtbot)
    with qtbot.waitSignal(predictor.predicted, timeout=1) as caught:
        predictor.predict(garment(1))
    assert caught.args[0].probabilities == first.probabilities


def test_pictures_and_other_networks_are_predicted_by_jobs(predictor: DrawingPredictor, qtbot: QtBot) -> None:
    predicted_by_job(predictor, garment(1), qtbot)
    picture = np.zeros((60, 60), np.uint8)
    picture[20:40, 10:50] = 200
    assert predicted_by_job(predictor, Drawing((), picture), qtbot).probabilities
    predictor.use([cpu_weights(new_network(1)), cpu_weights(new_network(2))])
    one, other = predicted_by_job(predictor, garment(1), qtbot).probabilities
    assert one != other


def test_what_was_asked_for_later_arrives_later(predictor: DrawingPredictor, qtbot: QtBot) -> None:
    predicted_by_job(predictor, garment(1), qtbot)
    arrived: list[Drawing] = []
    predictor.predicted.connect(lambda prediction: arrived.append(prediction.drawing))
    slow, quick = Drawing((), np.eye(60, dtype=np.uint8) * 255), garment(2)
    predictor.predict(slow)
    predictor.predict(quick)
    qtbot.waitUntil(lambda: len(arrived) == 2, timeout=20_000)
    assert arrived == [slow, quick]
