"""Many pictures in a table: with real clicks on its heads and rows, while it reads and after."""

import csv
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.worker import hold_jobs, release_jobs
from fmnist_gui.engine.drawing.drawing import Drawing, to_ndjson
from fmnist_gui.engine.drawing.pictures import picture_rows
from fmnist_gui.engine.network.course_network import Weights
from fmnist_gui.engine.training.shipped import shipped
from fmnist_gui.kit.look import current_look
from fmnist_gui.tools.doodles.drawn import draw_doodle
from fmnist_gui.views.pictures.table import CLASS, COLUMNS, CORRECT, FILE, LABEL, PICTURE, PROBABILITY, SEEN
from fmnist_gui.views.pictures.view import PicturesView
from tests.conftest import Press, Put, new_weights, unnamed, untinted

LEFT = Qt.MouseButton.LeftButton
Open = Callable[..., PicturesView]


@pytest.fixture(scope="module")
def weights() -> Weights:
    return shipped().weights


@pytest.fixture
def view(put: Put, weights: Weights) -> PicturesView:
    view: PicturesView = put(PicturesView(), 480, 420)
    view.use(weights)
    return view


@pytest.fixture
def open_all(view: PicturesView, qtbot: QtBot) -> Open:
    """Opens files and folders, and waits until all are read."""

    def open_all(*paths: Path) -> PicturesView:
        view.open(paths)
        qtbot.waitUntil(lambda: not view.reading, timeout=20_000)
        return view

    return open_all


def names(view: PicturesView) -> list[str]:
    pictures = view.table.pictures
    return [pictures.row_at(row).name for row in range(pictures.rowCount())]


def texts(view: PicturesView, row: int) -> list[str | None]:
    pictures = view.table.pictures
    return [pictures.data(pictures.index(row, column)) for column in range(len(COLUMNS))]


def click_head(view: PicturesView, column: int, qtbot: QtBot) -> None:
    header = view.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)


def click_row(view: PicturesView, row: int, qtbot: QtBot) -> None:
    table = view.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.pictures.index(row, FILE)).center())


def test_each_row_says_what_was_seen_and_said_and_whether_that_is_true(open_all: Open, folder: Path) -> None:
    view = open_all(folder)
    assert names(view) == ["bad.png", "boots.ndjson:1", "boots.ndjson:2", "p.png"]
    assert texts(view, 0)[CLASS] == "bad.png is not a picture that can be read. Choose a PNG or JPEG file."
    assert view.table.columnSpan(0, CLASS) == len(COLUMNS) - CLASS
    assert view.table.columnSpan(1, CLASS) == 1
    row = texts(view, 2)
    assert (row[PICTURE], row[SEEN], row[CLASS], row[LABEL], row[CORRECT]) == (None, None, "Ankle boot", "Bag", "✗")
    assert float(row[PROBABILITY] or 0) > 50
    assert view.summary.text() == "Pictures: 4 · no answer: 1"
    assert view.counts is not None
    assert view.counts.sum() == 3


def test_the_pictures_are_painted_and_every_cell_has_a_name_and_a_tip(open_all: Open, folder: Path) -> None:
    view, pictures = open_all(folder), open_all(folder).table.pictures
    for column in (PICTURE, SEEN):
        picture = pictures.data(pictures.index(1, column), Qt.ItemDataRole.DecorationRole)
        assert (picture.width(), picture.height()) == (56, 56)
        assert pictures.data(pictures.index(0, column), Qt.ItemDataRole.DecorationRole) is None
        assert pictures.data(pictures.index(1, column), Qt.ItemDataRole.AccessibleTextRole) == "boots.ndjson:1"
        assert untinted(view.table, 1, column)
    tip = partial(pictures.data, role=Qt.ItemDataRole.ToolTipRole)
    assert tip(pictures.index(1, FILE)) == str(folder / "boots.ndjson")
    assert tip(pictures.index(1, CLASS)) is None
    assert "not a picture" in tip(pictures.index(0, CLASS))
    ink = pictures.data(pictures.index(2, CORRECT), Qt.ItemDataRole.ForegroundRole)
    assert ink.name() == current_look().error
    assert pictures.data(pictures.index(2, FILE), Qt.ItemDataRole.ForegroundRole) is None
    assert "28×28" in pictures.headerData(SEEN, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert pictures.headerData(0, Qt.Orientation.Vertical) is None
    assert unnamed(view) == []


def test_what_looks_like_none_of_the_ten_has_a_question_mark(open_all: Open, tmp_path: Path) -> None:
    (tmp_path / "s.ndjson").write_text(to_ndjson(Drawing(tuple(draw_doodle("smiley", 2)))))
    view = open_all(tmp_path)
    assert (texts(view, 0)[CLASS] or "").endswith("?")
    pictures = view.table.pictures
    found = pictures.index(0, CLASS)
    assert pictures.data(found, Qt.ItemDataRole.ToolTipRole) == "This looks like none of the ten."
    assert pictures.data(found, Qt.ItemDataRole.ForegroundRole).name() == current_look().warn


def test_a_click_on_a_head_sorts_and_another_one_turns_the_order_round(
    open_all: Open, folder: Path, qtbot: QtBot
) -> None:
    """What has no value comes last, either way; a third click brings back the order of reading."""
    view = open_all(folder)
    read = names(view)
    click_head(view, CLASS, qtbot)
    assert names(view) == ["p.png", "boots.ndjson:1", "boots.ndjson:2", "bad.png"]
    click_head(view, CLASS, qtbot)
    assert names(view) == ["boots.ndjson:1", "boots.ndjson:2", "p.png", "bad.png"]
    click_head(view, CLASS, qtbot)
    assert names(view) == read
    for column in range(len(COLUMNS)):
        click_head(view, column, qtbot)
        assert sorted(names(view)) == sorted(read)
        if column in (PROBABILITY, CLASS, CORRECT):
            assert names(view)[-1] == "bad.png"
    assert view.table.columnSpan(3, CLASS) == len(COLUMNS) - CLASS


def test_only_what_is_wrong_and_only_one_cell_of_the_matrix(
    open_all: Open, folder: Path, press: Press, qtbot: QtBot
) -> None:
    view = open_all(folder)
    qtbot.mouseClick(view.wrong_only, LEFT, pos=QPoint(8, view.wrong_only.height() // 2))
    assert names(view) == ["boots.ndjson:2"]
    assert view.summary.text() == "Pictures: 1 of 4 · no answer: 1"
    view.show_cell((1, 1))
    assert names(view) == []
    press(view.all_button)
    assert len(names(view)) == 4
    assert not view.wrong_only.isChecked()
    view.show_cell((1, 1))
    assert names(view) == ["p.png"]


def test_a_click_on_a_row_or_enter_opens_its_picture(open_all: Open, folder: Path, qtbot: QtBot) -> None:
    view = open_all(folder)
    with qtbot.waitSignal(view.opened) as opened:
        click_row(view, 1, qtbot)
    assert (opened.args[0].file, opened.args[0].line) == (str(folder / "boots.ndjson"), 1)
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args[0].line == 2
    with qtbot.waitSignal(view.requestBack):
        qtbot.mouseClick(view.back_button, LEFT)


def test_without_classes_there_is_nothing_to_be_right_or_wrong(open_all: Open, folder: Path, tmp_path: Path) -> None:
    (folder / "Trouser" / "p.png").rename(tmp_path / "one.png")
    view = open_all(tmp_path / "one.png")
    assert [view.table.isColumnHidden(column) for column in (CLASS, LABEL, CORRECT)] == [False, True, True]
    assert not view.wrong_only.isVisible()
    assert view.counts is None
    assert texts(view, 0)[LABEL] == "–"


def test_reading_can_be_stopped_and_what_was_read_stays(
    view: PicturesView, folder: Path, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_rows, "BATCH_S", -1.0)
    view.open([folder])
    assert view.progress.isVisible()
    with qtbot.waitSignal(view.changed, timeout=20_000):
        pass
    press(view.stop_button)
    assert not view.reading
    assert not view.progress.isVisible()
    assert view.notice.text.startswith("Stopped after ")
    assert len(names(view)) < 4 or view.summary.text()
    with qtbot.assertNotEmitted(view.changed, wait=50):
        pass


def test_another_network_answers_for_the_pictures_that_are_there(
    view: PicturesView, weights: Weights, folder: Path, qtbot: QtBot
) -> None:
    """Also where it is chosen while they are being read, and older answers stay until it has answered."""
    hold_jobs()
    view.open([folder])
    view.use(new_weights(3))
    release_jobs()
    qtbot.waitUntil(lambda: len(view.rows) == 4 and not view._busy, timeout=20_000)
    before = [row.probabilities for row in view.rows]
    view.use(None)
    assert [row.probabilities for row in view.rows] == before
    view.use(weights)
    assert view.progress.isVisible()
    qtbot.waitUntil(lambda: not view._busy, timeout=20_000)
    assert [row.probabilities for row in view.rows] != before
    assert [row.predicted for row in view.rows] == [None, 9, 9, 1]


def test_without_a_network_it_says_so_and_begins_once_there_is_one(
    put: Put, weights: Weights, folder: Path, qtbot: QtBot
) -> None:
    view: PicturesView = put(PicturesView(), 480, 420)
    assert view.table._why_empty() == "No network is chosen yet: choose one beside the table."
    view.open([folder])
    assert not view.reading
    view.use(weights)
    assert view.table._why_empty() == "The pictures are being read…"
    qtbot.waitUntil(lambda: len(view.rows) == 4 and not view.reading, timeout=20_000)


def test_a_folder_without_pictures_and_too_many_of_them_are_sentences(
    open_all: Open, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    view = open_all(tmp_path / "empty")
    assert "no pictures and no drawings in empty" in view.notice.text
    assert view.table._why_empty() == "There are no pictures."
    assert not view.save_button.isEnabled()
    monkeypatch.setattr(picture_rows, "MOST_ROWS", 2)
    open_all(folder)
    assert "Only the first" in view.notice.text
    assert len(view.rows) == 2


def test_the_table_is_saved_as_it_is_shown(open_all: Open, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    view = open_all(folder)
    view.wrong_only.setChecked(True)
    view.save(str(tmp_path / "t.csv"))
    qtbot.waitUntil(lambda: not view.saving.busy)
    assert view.notice.kind == "good"
    with (tmp_path / "t.csv").open(newline="", encoding="utf-8") as file:
        _, *rows = csv.reader(file)
    assert [row[:3] for row in rows] == [[str(folder / "boots.ndjson"), "2", "Ankle boot"]]
    view.save(str(tmp_path / "no folder" / "t.csv"))
    qtbot.waitUntil(lambda: not view.saving.busy)
    assert view.notice.kind == "error"


def test_a_closed_table_is_empty(open_all: Open, folder: Path) -> None:
    view = open_all(folder)
    view.close_table()
    assert not view.is_open
    assert names(view) == []
