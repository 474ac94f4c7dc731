"""What the code of a section gives, for the tests of the course's figures."""

import re
from typing import Any

from fmnist_gui.engine.course.lessons import read_lesson
from fmnist_gui.engine.course.snippets import run_code


def outputs_of(lesson_id: str, names: dict[str, Any]) -> list[str]:
    """What the statements of a section give, those that give nothing left out."""
    ran = list(run_code(read_lesson(lesson_id, "en").code, names))
    assert not any(done.failed for done in ran), ran[-1]
    return [done.output for done in ran if done.output]


def numbers_in(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", text)]
