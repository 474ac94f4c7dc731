"""The seven steps of training in words and in code."""

from __future__ import annotations

from dataclasses import dataclass

from fmnist_gui.engine.errors import sentence


@dataclass(frozen=True)
class StepText:
    """`title` and `about` are English sources."""

    title: str
    code: str
    about: str


STEPS = (
    StepText(
        sentence("Get a batch"),
        "images, labels = next(batches)",
        sentence("The next 100 pictures, in their order, with their labels."),
    ),
    StepText(
        sentence("Pass it forward"),
        "scores = network(images)",
        sentence("Each picture becomes ten scores, one for each class. The highest one is the prediction."),
    ),
    StepText(
        sentence("Compute the loss"),
        "loss = F.cross_entropy(scores, labels)",
        sentence("One number says how wrong all the answers are. Pure guessing gives ln 10 = 2.303."),
    ),
    StepText(
        sentence("Compute the gradients"),
        "loss.backward()",
        sentence("For each of the 32,998 weights: how steeply would the loss rise if this weight grew?"),
    ),
    StepText(
        sentence("Update the weights"),
        "optimizer.step()",
        sentence("The optimizer moves each weight against its gradient. This step alone changes the network."),
    ),
    StepText(
        sentence("Repeat for the epoch"),
        "optimizer.zero_grad()",
        sentence(
            "The gradients are set to zero, here or just before the next backward(), and the next batch follows, until "
            "every image was seen."
        ),
    ),
    StepText(
        sentence("Repeat for all epochs"),
        "for epoch in range(10):",
        sentence("Every image was seen once more. The same again, from the first batch on, until all epochs are done."),
    ),
)
