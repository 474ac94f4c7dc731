"""The model that comes with the application: what it is, and that it is as good as its card says."""

from pathlib import Path

import pytest
import torch

from fmnist_gui.engine.data.fashion_mnist import read_data
from fmnist_gui.engine.drawing.scores import read_labelled, score_drawings
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import network_with
from fmnist_gui.engine.resources import resource
from fmnist_gui.engine.training.evaluation import evaluate
from fmnist_gui.engine.training.shipped import shipped
from fmnist_gui.tools.make_model import held_out_scores
from fmnist_gui.tools.people import WITH_PEOPLE

SKETCHES = Path(__file__).parents[4] / "shared" / "sketches"


def test_it_was_trained_as_the_recipe_says_and_its_card_tells_its_figures() -> None:
    checkpoint = shipped()
    assert checkpoint.config == WITH_PEOPLE
    assert checkpoint.training is None
    card = resource("models", "sketch-ready.md").read_text(encoding="utf-8")
    info = checkpoint.info
    assert f"photographs: {100 * info['test_accuracy']:.2f} %" in card
    assert f"top-1 {100 * info['garments_top1']:.1f} %, top-3 {100 * info['garments_top3']:.1f} %" in card
    assert str(info["date"]) in card


def test_it_names_nine_in_ten_photographs(real_data_folder: Path) -> None:
    checkpoint = shipped()
    accuracy = result_of(
        evaluate(network_with(checkpoint.weights), result_of(read_data(real_data_folder)).test)
    ).accuracy
    assert accuracy >= 0.90
    assert accuracy == pytest.approx(checkpoint.info["test_accuracy"], abs=0.002)


def test_it_names_drawn_garments_that_it_never_saw() -> None:
    scores = held_out_scores(network_with(shipped().weights), 1_000)
    assert scores.top1 > 0.86
    assert scores.top3 > 0.97


@pytest.mark.parametrize(
    ("name", "match", "top1", "top3"), [("people_dev", "", 0.77, 0.97), ("quickdraw_dev", "tight", 0.85, 0.97)]
)
def test_it_names_what_people_draw(name: str, match: str, top1: float, top3: float) -> None:
    path = SKETCHES / f"{name}.ndjson"
    if not path.is_file():
        pytest.skip(f"needs people's drawings in {path}")
    scores = score_drawings(network_with(shipped().weights), *read_labelled(path, match))
    assert scores.top1 >= top1
    assert scores.top3 >= top3


def test_scores_are_means_over_the_classes_that_there_are() -> None:
    class Fixed(torch.nn.Module):
        def forward(self, images: torch.Tensor) -> torch.Tensor:
            return torch.nn.functional.one_hot(images.flatten(1)[:, :784].mean(dim=1).mul(10).long() % 10, 10).float()

    images = torch.full((3, 1, 28, 28), 0.0)
    scores = score_drawings(Fixed(), images, torch.tensor([0, 0, 5]))  # type: ignore[arg-type]
    assert (scores.top1, scores.count) == (0.5, 3)
    assert scores.classes == {"T-shirt/top": (1.0, 2), "Sandal": (0.0, 1)}
