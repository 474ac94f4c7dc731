"""What a network says of lines, in several versions, and of everything else."""

import numpy as np
import pytest
import torch

from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.pictures.picture import stages_of_picture
from fmnist_gui.engine.drawing.prediction import Networks, predict
from fmnist_gui.engine.drawing.sketch import stages
from fmnist_gui.engine.drawing.versions import VERSIONS, answer, jittered, predicted
from fmnist_gui.engine.errors import NotFinite
from fmnist_gui.engine.network.course_network import new_network
from tests.engine.drawing.test_sketch import box_outline, shirt


def lines(*are: bool) -> np.ndarray:
    return np.array(are)


def test_jittered_versions_are_always_the_same_and_little_apart() -> None:
    images = torch.cat([stages(shirt()).tensor, stages([box_outline(0, 0, 50, 80)]).tensor])
    versions = jittered(images)
    assert versions.shape == (VERSIONS, 2, 1, 28, 28)
    assert torch.equal(versions[0], images)
    assert torch.equal(versions, jittered(images))
    ink, kept = images.sum(), versions.sum(dim=(1, 2, 3, 4))
    assert ((kept - ink).abs() < 0.25 * ink).all()
    assert not any(torch.equal(versions[0], version) for version in versions[1:])


def test_of_lines_it_is_the_mean_over_the_versions_of_all_else_the_one_answer() -> None:
    network = new_network(1).eval()
    images = torch.cat([stages(shirt()).tensor, stages([box_outline(0, 0, 50, 80)]).tensor])
    one = network(images).softmax(dim=1)
    mean = torch.stack([network(version).log_softmax(dim=1) for version in jittered(images)]).mean(dim=0).softmax(dim=1)
    assert not torch.allclose(one, mean, atol=1e-4)
    assert torch.allclose(predicted(network, images, lines(True, True)), mean, atol=1e-6)
    assert torch.allclose(predicted(network, images, lines(False, True)), torch.stack([one[0], mean[1]]), atol=1e-6)
    assert torch.equal(predicted(network, images, lines(False, False)), one)
    assert predicted(network, images, lines(True, False)).sum(dim=1).tolist() == pytest.approx([1.0, 1.0])


def test_an_image_of_the_data_set_has_the_networks_own_answer() -> None:
    network = new_network(1).eval()
    pixels = stages(shirt()).pixels
    drawn, opened = stages(shirt()), stages_of_picture(pixels)
    assert answer(network, opened) == network(opened.tensor).softmax(dim=1)[0].tolist()
    assert answer(network, drawn) != answer(network, opened)


def test_a_network_that_overflows_has_no_class_for_a_drawing() -> None:
    network = new_network(0)
    for parameter in network.parameters():
        parameter.data.fill_(1e30)
    drawing = Drawing(tuple(draw_garment(1, 1)))
    with pytest.raises(NotFinite):
        answer(network, stages(drawing.strokes))
    prediction = predict(drawing, Networks((network.state_dict(),)))
    assert isinstance(prediction.problem, NotFinite)
    assert prediction.probabilities == ()
