"""The seven steps of training in words and in code."""

from dataclasses import dataclass

from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.text import tr


@dataclass(frozen=True)
class StepText:
    """`title` and `about` are English sources."""

    title: str
    code: str
    about: str


STEPS = (
    StepText(
        N_("Get a batch"),
        "images, labels = next(batches)",
        N_("The next 100 pictures, in their order, with their labels."),
    ),
    StepText(
        N_("Pass it forward"),
        "scores = network(images)",
        N_("Each picture becomes ten scores, one for each class. The highest one is the prediction."),
    ),
    StepText(
        N_("Compute the loss"),
        "loss = F.cross_entropy(scores, labels)",
        N_("One number says how wrong all the answers are. Pure guessing gives ln 10 = 2.303."),
    ),
    StepText(
        N_("Compute the gradients"),
        "optimizer.zero_grad()\nloss.backward()",
        N_(
            "The gradients of the batch before are set to zero, for backward() adds to what is there. Then, for each "
            "weight: how steeply would the loss rise if it grew?"
        ),
    ),
    StepText(
        N_("Update the weights"),
        "optimizer.step()",
        N_("The optimizer moves each weight against its gradient. This step alone changes the network."),
    ),
    StepText(
        N_("Repeat for the epoch"),
        "for images, labels in loader:",
        N_("The next batch follows, until every image was seen."),
    ),
    StepText(
        N_("Repeat for all epochs"),
        "for epoch in range(10):",
        N_("Every image was seen once more. The same again, from the first batch on, until all epochs are done."),
    ),
)


def step_title(number: int) -> str:
    """Of a step from 1 to 7."""
    return f"{number}  {tr(STEPS[number - 1].title)}"
