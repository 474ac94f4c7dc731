from dataclasses import replace

import pytest
import torch
from torch.nn import functional as F

from fmnist_gui.engine.data.batches import to_float
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES, FashionData
from fmnist_gui.engine.errors import Cancelled, NotFinite
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import new_network
from fmnist_gui.engine.training.evaluation import CHUNK, class_report, evaluate, logits_of
from tests.engine.conftest import evaluation_of


def test_the_whole_split_is_scored(tiny_data: FashionData) -> None:
    network = new_network(0)
    evaluation = result_of(evaluate(network, tiny_data.train))
    with torch.no_grad():
        logits = network(to_float(tiny_data.train.images))
    assert len(tiny_data.train) > CHUNK
    assert torch.allclose(evaluation.logits, logits, atol=1e-6)
    assert torch.equal(evaluation.labels, tiny_data.train.labels)
    assert evaluation.loss == pytest.approx(F.cross_entropy(logits, tiny_data.train.labels).item(), rel=1e-5)
    correct = int((evaluation.predictions == tiny_data.train.labels).sum())
    assert evaluation.accuracy == correct / 1000


def test_no_images_give_no_logits() -> None:
    assert result_of(logits_of(new_network(0), torch.empty(0, 28, 28, dtype=torch.uint8))).shape == (0, 10)


def test_predictions_that_are_not_finite_are_no_score(tiny_data: FashionData) -> None:
    network = new_network(0)
    for parameter in network.parameters():
        parameter.data.fill_(1e30)
    with pytest.raises(NotFinite, match="not finite numbers"):
        result_of(evaluate(network, tiny_data.test))


def test_a_cancelled_evaluation_ends_after_its_chunk(tiny_data: FashionData) -> None:
    answers = iter([False, True])
    with pytest.raises(Cancelled):
        result_of(evaluate(new_network(0), tiny_data.train), lambda: next(answers))
    assert next(answers, "used up") == "used up"


def test_the_report_by_hand() -> None:
    report = class_report(evaluation_of([0, 0, 0, 6, 6], [0, 6, 6, 6, 6]))
    assert report["T-shirt/top"] == pytest.approx({"precision": 1.0, "recall": 1 / 3, "f1": 0.5, "support": 3})
    assert report["Shirt"] == pytest.approx({"precision": 0.5, "recall": 1.0, "f1": 2 / 3, "support": 2})
    assert report["Bag"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "support": 0.0}
    assert tuple(report) == CLASS_NAMES


def test_the_report_calls_the_classes_as_their_data_set_does(tiny_data: FashionData) -> None:
    split = replace(tiny_data.test, class_names=tuple("ABCDEFGHIJ"))
    evaluation = result_of(evaluate(new_network(0), split.first(50)))
    assert "".join(class_report(evaluation)) == "ABCDEFGHIJ"
