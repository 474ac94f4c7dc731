"""Many pictures on the Draw page: dropped or opened, there and back with the mouse and the keys, and their matrix."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.models import CURRENT, Candidate
from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.drawing.drawing import Drawing, stages_of, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment
from fmnist_gui.panels.draw import DrawPanel
from fmnist_gui.views.pictures.table import FILE
from fmnist_gui.views.sketch import tool_bar
from tests.conftest import Press, new_weights

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two boots, one of which is called a bag, and a picture of trousers."""
    folder = tmp_path / "garments"
    (folder / "裤子").mkdir(parents=True)
    lines = [to_ndjson(Drawing(tuple(draw_garment(9, 5))), label=label) for label in ("Ankle boot", "包")]
    (folder / "boots.ndjson").write_text("\n".join(lines), encoding="utf-8")
    pixels = 255 - stages_of(Drawing(tuple(draw_garment(1, 5)))).pixels
    Image.fromarray(pixels).resize((140, 140)).save(folder / "裤子" / "p.png")
    return folder


def drop(widget: QWidget, files: Sequence[Path]) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, content, LEFT, none)
    widget.dragEnterEvent(entering)
    assert entering.isAccepted()
    widget.dropEvent(QDropEvent(QPointF(5, 5), copy, content, LEFT, none))


def until_read(panel: DrawPanel, count: int, qtbot: QtBot) -> None:
    view = panel.many.view
    qtbot.waitUntil(lambda: not view._busy and len(view.rows) == count, timeout=20_000)
    assert panel.many.in_view


def click_row(panel: DrawPanel, row: int, qtbot: QtBot) -> None:
    table = panel.many.view.table
    with qtbot.waitSignal(panel.many.opened, timeout=20_000):
        at = table.visualRect(table.pictures.index(row, FILE)).center()
        qtbot.mouseClick(table.viewport(), LEFT, pos=at)


def click_cell(panel: DrawPanel, true: int, predicted: int, qtbot: QtBot) -> None:
    matrix = panel.many.side.matrix
    qtbot.mouseClick(matrix, LEFT, pos=matrix.plan().rect_of(true, predicted).center().toPoint())


def names(panel: DrawPanel) -> list[str]:
    pictures = panel.many.view.table.pictures
    return [pictures.row_at(row).name for row in range(pictures.rowCount())]


def test_a_folder_that_is_dropped_is_a_table_and_a_click_leads_to_the_canvas_and_escape_back(
    panel: DrawPanel, folder: Path, press: Press, qtbot: QtBot
) -> None:
    drop(panel.canvas, [folder])
    until_read(panel, 3, qtbot)
    assert not panel.canvas.isVisible()
    assert not panel.models.beside.isVisible()
    click_row(panel, 1, qtbot)
    assert panel.canvas.isVisible()
    assert panel.models.beside.isVisible()
    assert len(panel.canvas.drawing().strokes) == len(draw_garment(9, 5))
    qtbot.waitUntil(lambda: panel.verdicts[0].predicted == 9, timeout=20_000)
    assert panel.many.back_bar.isVisible()
    assert panel.many.back_bar.title.text() == "the table of 3 pictures"
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert panel.many.in_view
    assert panel.many.view.table.currentIndex().row() == 1
    click_row(panel, 2, qtbot)
    assert panel.canvas.drawing().picture is not None
    press(panel.many.back_bar.button)
    assert panel.many.in_view
    qtbot.keyClick(panel.many.view.table, Qt.Key.Key_Escape)
    assert panel.canvas.isVisible()
    qtbot.keyClick(panel.models.first.network, Qt.Key.Key_Escape)
    assert panel.many.in_view
    press(panel.many.view.back_button)
    press(panel.many.back_bar.close_button)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert panel.canvas.isVisible()
    assert not panel.many.view.rows


def test_what_was_said_of_one_file_goes_with_the_next(panel: DrawPanel, folder: Path, qtbot: QtBot) -> None:
    drop(panel.canvas, [folder / "none.png"])
    qtbot.waitUntil(panel.notice.isVisible, timeout=20_000)
    drop(panel.canvas, [folder / "裤子" / "p.png"])
    qtbot.waitUntil(lambda: panel.canvas.drawing().picture is not None, timeout=20_000)
    assert not panel.notice.isVisible()


def test_several_files_dropped_anywhere_are_a_table_and_a_single_one_is_for_the_canvas(
    panel: DrawPanel, folder: Path, qtbot: QtBot
) -> None:
    picture = folder / "裤子" / "p.png"
    panel.show_view(panel.own_view)
    drop(panel, [picture, folder / "boots.ndjson"])
    until_read(panel, 3, qtbot)
    drop(panel, [picture])
    qtbot.waitUntil(panel.canvas.isVisible, timeout=20_000)
    assert panel.canvas.drawing().picture is not None
    QGuiApplication.clipboard().clear()
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(folder))])
    QGuiApplication.clipboard().setMimeData(content)
    panel.tool_bar.paste()
    until_read(panel, 3, qtbot)
    QGuiApplication.clipboard().clear()


def test_the_matrix_shows_what_is_right_and_a_cell_of_it_narrows_the_table(
    panel: DrawPanel, folder: Path, press: Press, qtbot: QtBot
) -> None:
    side = panel.many.side
    panel.tool_bar.open_all([folder])
    until_read(panel, 3, qtbot)
    assert side.accuracy.text().startswith("66.7 % of the 3 pictures with a known class are classified correctly (95 %")
    assert side.matrix.heatmap is not None
    assert side.matrix.heatmap.values[8, 9] == 1
    click_cell(panel, 8, 9, qtbot)
    assert names(panel) == ["boots.ndjson:2"]
    assert side.cell_label.text() == "Bag taken for Ankle boot: 1 of 1"
    click_cell(panel, 8, 9, qtbot)  # the same once more
    assert len(names(panel)) == 3
    click_cell(panel, 1, 1, qtbot)
    assert names(panel) == ["p.png"]
    press(panel.many.view.all_button)
    assert len(names(panel)) == 3
    assert side.matrix.chosen is None


def test_without_classes_the_matrix_says_how_there_would_be_some(panel: DrawPanel, folder: Path, qtbot: QtBot) -> None:
    picture = folder / "裤子" / "p.png"
    panel.tool_bar.open_all([picture, picture])
    until_read(panel, 2, qtbot)
    assert "called like the classes" in panel.many.side.matrix.accessibleDescription()
    assert not panel.many.side.accuracy.isVisible()


def test_another_model_answers_for_all_pictures(
    panel: DrawPanel, empty_state: AppState, folder: Path, qtbot: QtBot
) -> None:
    panel.tool_bar.open_all([folder])
    until_read(panel, 3, qtbot)
    before = [row.probabilities for row in panel.many.view.rows]
    empty_state.model.replace(new_weights(0), "Course 1", 0.85)
    panel.models.first.choose(Candidate(CURRENT))
    panel.models.first.changed.emit()
    until_read(panel, 3, qtbot)
    assert [row.probabilities for row in panel.many.view.rows] != before


def test_of_a_file_with_several_drawings_all_can_be_shown(
    panel: DrawPanel, folder: Path, press: Press, qtbot: QtBot
) -> None:
    panel.tool_bar.open(folder / "boots.ndjson")
    qtbot.waitUntil(lambda: panel.notice.isVisible(), timeout=20_000)
    assert panel.notice.text == "boots.ndjson holds several drawings. This is the first."
    press(panel.notice.action_button)
    until_read(panel, 2, qtbot)
    panel.many.show_canvas()
    panel.notice.say("info", "Something else", "Undo")
    press(panel.notice.action_button)
    assert not panel.many.in_view


def test_a_row_whose_file_is_gone_is_a_sentence(panel: DrawPanel, folder: Path, qtbot: QtBot) -> None:
    panel.tool_bar.open_all([folder])
    until_read(panel, 3, qtbot)
    (folder / "boots.ndjson").unlink()
    with qtbot.waitSignal(panel.many.failed, timeout=20_000):
        panel.many.view.table.opened.emit(panel.many.view.rows[0])
    assert "cannot be read" in panel.notice.text
    assert panel.many.in_view


def test_files_and_folders_are_asked_for(
    panel: DrawPanel, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = str(folder / "裤子" / "p.png")
    monkeypatch.setattr(tool_bar, "ask_files", lambda *asked: asked[3]([picture, picture]))
    monkeypatch.setattr(tool_bar, "ask_data_folder", lambda *asked: asked[2](str(folder)))
    files, of_folder, _ = panel.tool_bar.open_menu.actions()
    files.trigger()
    until_read(panel, 2, qtbot)
    of_folder.trigger()
    until_read(panel, 3, qtbot)
