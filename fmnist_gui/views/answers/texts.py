"""The way of one image through the network, as code and what it gives."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fmnist_gui.kit.class_names import class_name

if TYPE_CHECKING:
    from fmnist_gui.engine.network.answers import Answer, Single


def steps_text(single: Single, answer: Answer) -> str:
    steps = (
        ("image.shape", str(single.image_shape)),
        ("batch = image.unsqueeze(0)", str(single.batch_shape)),
        ("scores = network(batch)", str(single.scores_shape)),
        ("scores.argmax(dim=1)", f"{answer.predicted} ({class_name(answer.predicted)})"),
        ("scores.softmax(dim=1).sum()", f"{sum(answer.probabilities):.4f}"),
    )
    rows = "".join(
        f"<tr><td><code>{escape(code)}</code>&nbsp;</td><td><b>{escape(value)}</b></td></tr>" for code, value in steps
    )
    return f"<table style='white-space: nowrap'>{rows}</table>"
