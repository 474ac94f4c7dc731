"""The list of kept drawings, as its file is: with damaged lines, with very many, with other writers."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.engine.drawing.labelled import LabelledDrawings, new_labelled
from fmnist_gui.views.sketch import kept_drawings
from fmnist_gui.views.sketch.kept_drawings import KeptDrawings
from tests.conftest import TIMEOUT_MS, untinted

Opens = Callable[[], KeptDrawings]


@pytest.fixture
def view_of(state: AppState, qtbot: QtBot) -> Opens:
    views = []  # somebody has to hold them

    def view_of() -> KeptDrawings:
        views.append(view := KeptDrawings(state))
        qtbot.addWidget(view)
        view.show()
        qtbot.waitUntil(lambda: view.result is not None, timeout=TIMEOUT_MS)
        return view

    return view_of


def keep(*labels: int) -> LabelledDrawings:
    kept = LabelledDrawings()
    for label in labels:
        kept.add(new_labelled(Drawing(tuple(draw_garment(label, 1))), label, [0.1] * 10, "A network"))
    return kept


def test_the_newest_are_shown_and_the_rest_counted(view_of: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_drawings, "MOST_SHOWN", 2)
    keep(0, 1, 2)
    view = view_of()
    assert [view.list.item(row).text().splitlines()[0] for row in range(view.list.count())] == ["Pullover", "Trouser"]
    assert view.score_note.text().endswith("Shown are the newest 2.")
    assert view.score_text == "1 of 3 recognized"


def test_lines_that_cannot_be_read_hide_none_of_the_others(view_of: Opens) -> None:
    kept = keep(0, 1)
    with kept.path.open("ab") as file:
        file.write(b'{"label": Infinity}\n\xff\n')
    view = view_of()
    assert view.list.count() == 2
    assert untinted(view.list, 0)
    assert view.notice.text.startswith("2 of your drawings cannot be read")


def test_what_another_window_kept_is_there_after_the_next_change(view_of: Opens) -> None:
    keep(0)
    view = view_of()
    other = keep(1)
    view.add(other.drawings[-1])
    assert view.list.count() == 3
