"""The stored runs in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from fmnist_gui.app.main_window import MainWindow
from fmnist_gui.bridge.session import State
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.export.run_export import KINDS
from fmnist_gui.engine.training import checkpoint as checkpoints
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.runs import RunStore
from fmnist_gui.views.runs.export_dialog import ExportDialog
from tests.app.conftest import Hand, MakeWindow
from tests.conftest import untinted
from tests.engine.training.stored_runs import finished


@pytest.fixture
def two_runs(window: MainWindow, hand: Hand) -> MainWindow:
    """A finished run and, newer, a stopped one."""
    hand.press("start")
    hand.finish()
    hand.start_long()
    hand.train(25)
    hand.press_until("stop", State.IDLE)
    return window


def names(window: MainWindow) -> list[str]:
    table = window.train.table.model()
    return [table.index(row, 0).data() for row in range(table.rowCount())]


def select(window: MainWindow, row: int) -> None:
    window.train.table.select(window.state.runs.all[row].id)


def marked(window: MainWindow) -> list[bool]:
    """Of each row: whether it is marked as the current model, by its name, its sign and its tip alike."""
    table, roles = window.train.table.model(), Qt.ItemDataRole
    rows = []
    for row in range(table.rowCount()):
        name, state = table.index(row, 0), table.index(row, 2)
        marks = {
            name.data(roles.FontRole) is not None and name.data(roles.FontRole).bold(),
            state.data(roles.DecorationRole) is not None,
            "The current model" in (state.data(roles.ToolTipRole) or ""),
            "The current model" in (state.data(roles.AccessibleDescriptionRole) or ""),
        }
        assert len(marks) == 1
        rows.append(marks.pop())
    return rows


def test_the_run_whose_network_every_page_shows_is_marked(two_runs: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    assert marked(two_runs) == [True, False]
    select(two_runs, 1)
    with qtbot.waitSignal(two_runs.train.table.model().dataChanged):
        hand.press("use_run")
    assert marked(two_runs) == [False, True]
    two_runs.models.use("shipped")
    qtbot.waitUntil(lambda: two_runs.state.model.key == "shipped")
    assert marked(two_runs) == [False, False]


def test_the_table_tells_of_each_run_and_marked_ones_are_drawn(two_runs: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    table = two_runs.train.table.model()
    stopped, finished = ([table.index(row, column).data() for column in range(table.columnCount())] for row in (0, 1))
    assert stopped[:3] == ["Custom 2", "Custom", "stopped"]
    assert stopped[3] in ("1 / 50", "2 / 50")  # it goes on until it hears of the stop
    assert finished[:4] == ["Custom 1", "Custom", "finished", "2 / 2"]
    assert finished[5].endswith(" %")
    plot = two_runs.train.loss_plot
    select(two_runs, 1)
    qtbot.keyClick(two_runs.train.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Custom 1" in plot.readout())
    assert untinted(two_runs.train.table, 1)
    two_runs.train.table.resize(537, 200)  # in the smallest window
    assert two_runs.train.table.columnWidth(2) >= two_runs.train.table.sizeHintForColumn(2)
    qtbot.keyClick(two_runs.train.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Custom 1" not in plot.readout())

    def batches_shown() -> int:
        return sum(line.startswith(b"batch,") for line in two_runs.train.loss_plot.content("csv").splitlines())

    qtbot.waitUntil(lambda: batches_shown() == 40)


def test_a_run_is_renamed_in_its_row(two_runs: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    select(two_runs, 1)
    hand.press("rename_run")
    editor = two_runs.train.table.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "My first network")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(two_runs) == ["Custom 2", "My first network"])
    assert two_runs.state.store.runs()[1].name == "My first network"


def test_a_deleted_run_can_be_brought_back_until_the_next_start(
    two_runs: MainWindow, hand: Hand, qtbot: QtBot, make_window: MakeWindow
) -> None:
    select(two_runs, 1)
    hand.press("delete_run")
    assert names(two_runs) == ["Custom 2"]
    qtbot.mouseClick(two_runs.train.notice.action_button, Qt.MouseButton.LeftButton)
    assert names(two_runs) == ["Custom 2", "Custom 1"]
    assert len(two_runs.state.store.batches(1)) == 40
    two_runs.activateWindow()
    preset = two_runs.train.form.findChild(QComboBox)
    preset.setFocus()
    qtbot.keyClick(preset, Qt.Key.Key_Delete)  # means runs only where they have the focus
    assert len(names(two_runs)) == 2
    select(two_runs, 1)
    two_runs.train.table.setFocus()
    qtbot.keyClick(two_runs.train.table, Qt.Key.Key_Delete)
    two_runs.close()
    later = make_window()
    assert names(later) == ["Custom 2"]
    assert later.state.store.batches(1) == []


def test_a_stopped_run_goes_on_where_it_was(two_runs: MainWindow, hand: Hand) -> None:
    select(two_runs, 1)
    assert not hand.button("resume_run").isEnabled()  # it is finished
    select(two_runs, 0)
    before = two_runs.state.store.runs()[0].step
    hand.press_until("resume_run", State.RUNNING)
    hand.train(10)
    hand.press_until("stop", State.IDLE)
    run = two_runs.state.store.runs()[0]
    assert run.step >= before + 10
    assert [row.step for row in two_runs.state.store.batches(run.id)] == list(range(1, run.step + 1))


def take(window: MainWindow, qtbot: QtBot, parent: Path) -> None:
    """Answer the dialogs that ask what to take of the selected run, and where to."""
    dialog = window.findChild(ExportDialog)
    qtbot.mouseClick(dialog.folder_button, Qt.MouseButton.LeftButton)
    folders = dialog.findChild(QFileDialog)
    folders.fileSelected.emit(str(parent))


def test_a_run_is_taken_away_but_not_to_where_nothing_can_be_written(
    two_runs: MainWindow, hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    select(two_runs, 1)
    hand.press("export_run")
    take(two_runs, qtbot, tmp_path)
    qtbot.waitUntil(lambda: "python train.py" in two_runs.train.notice.text)
    folder = tmp_path / "Custom 1"
    assert {path.name for path in folder.iterdir()} == {kind.file for kind in KINDS.values()} | {"README.md"}
    assert checkpoints.load(folder / "checkpoint.pt").config == two_runs.state.store.runs()[1].config
    assert two_runs.train.notice.action_button.text() == "Open the folder"
    hand.press("export_run")
    take(two_runs, qtbot, tmp_path / "no such folder")
    qtbot.waitUntil(lambda: "could not be written" in two_runs.train.notice.text)


def test_the_run_under_way_can_be_renamed_but_not_deleted(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    hand.start_long()
    select(window, 0)
    assert not hand.button("delete_run").isEnabled()
    assert not hand.button("resume_run").isEnabled()
    hand.press("rename_run")
    editor = window.train.table.findChild(QLineEdit)
    editor.setText("half typed")
    window.actions_by_name["pause"].trigger()
    hand.until(State.PAUSED)
    assert editor.text() == "half typed"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    hand.press_until("stop", State.IDLE)
    assert hand.button("delete_run").isEnabled()


def test_a_run_is_made_the_current_model_named_by_its_step_and_remembered(
    two_runs: MainWindow, hand: Hand, qtbot: QtBot, make_window: MakeWindow
) -> None:
    assert two_runs.state.model.name == "Custom 2"
    select(two_runs, 0)
    with qtbot.waitSignal(two_runs.state.model.changed):
        hand.press("use_run")
    step = two_runs.state.store.runs()[0].step
    if step % 20:
        assert two_runs.state.model.name == f"Custom 2, step {step}"
        assert (two_runs.state.model.accuracy, two_runs.state.model.epoch) == (None, None)
    else:
        assert two_runs.state.model.epoch == step // 20
    select(two_runs, 1)
    with qtbot.waitSignal(two_runs.state.model.changed):
        hand.press("use_run")
    assert two_runs.state.model.name == "Custom 1"
    two_runs.close()
    later = make_window()
    qtbot.waitUntil(lambda: later.state.model.weights is not None)
    assert later.state.model.name == "Custom 1"


def test_the_offer_to_resume_means_its_run(
    window: MainWindow, hand: Hand, make_window: MakeWindow, qtbot: QtBot
) -> None:
    hand.press("start")
    hand.finish()
    hand.start_long()
    hand.press_until("pause", State.PAUSED)
    window.close()
    later = make_window()
    select(later, 1)
    with qtbot.waitSignal(later.state.session.started) as started:
        qtbot.mouseClick(later.train.notice.action_button, Qt.MouseButton.LeftButton)
    assert started.args[0].name == "Custom 2"
    later.state.session.stop()
    qtbot.waitUntil(lambda: later.state.session.state is State.IDLE)


def test_a_damaged_history_is_restored_at_the_start_and_that_is_said(
    two_runs: MainWindow, make_window: MakeWindow, home: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not jobs_running(), timeout=20_000)  # the backup
    two_runs.close()
    (home / "runs.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 20)
    later = make_window()
    qtbot.waitUntil(lambda: len(later.state.runs.all) == 2, timeout=20_000)
    assert "It is restored as it was on" in later.train.notice.text
    assert names(later) == ["Custom 2", "Custom 1"]


def test_a_run_that_stored_nothing_is_not_offered_to_be_resumed(
    make_window: MakeWindow, with_data: None, home: Path
) -> None:
    store = RunStore(home / "runs.sqlite")
    store.create("Nothing of it", TrainingConfig(), {}, 1000)
    store.close()
    window = make_window()
    assert names(window) == ["Nothing of it"]
    assert not window.train.notice.isVisible()
    assert not window.actions_by_name["resume_run"].isEnabled()


def test_a_run_that_is_trained_elsewhere_is_left_alone(make_window: MakeWindow, with_data: None, home: Path) -> None:
    elsewhere = RunStore(home / "runs.sqlite")
    run_id = finished(elsewhere)
    elsewhere.take(run_id)
    elsewhere.write(run_id, [], [], elsewhere.checkpoint(run_id), "paused")
    window = make_window()
    actions = window.actions_by_name
    assert not any(actions[name].isEnabled() for name in ("resume_run", "delete_run"))
    elsewhere.close()
    window.state.runs.refresh()
    assert all(actions[name].isEnabled() for name in ("resume_run", "delete_run"))
