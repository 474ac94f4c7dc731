"""Without the data set the code of every section runs as well, on the garments that stand in."""

import pytest

from fmnist_gui.bridge.state import STAND_IN_SEED, STAND_IN_TEST, STAND_IN_TRAIN
from fmnist_gui.engine.course.lessons import LESSONS, read_lesson
from fmnist_gui.engine.course.snippets import lesson_names, run_code
from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.engine.drawing.garments.drawn import drawn_data
from fmnist_gui.engine.generators import result_of


@pytest.fixture(scope="module")
def stand_ins() -> FashionData:
    return result_of(drawn_data(STAND_IN_SEED, STAND_IN_TRAIN, STAND_IN_TEST))


@pytest.mark.parametrize("lesson_id", LESSONS)
def test_the_code_runs_on_drawn_garments(stand_ins: FashionData, lesson_id: str) -> None:
    ran = list(run_code(read_lesson(lesson_id, "en").code, lesson_names(stand_ins, None)))

    assert [done.output for done in ran if done.failed] == []
