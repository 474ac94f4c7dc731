"""Lines of code beside their values."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fmnist_gui.kit.labels import CodeTable


def test_a_line_without_a_value_moves_no_value_away(qtbot: QtBot) -> None:
    page, table = QWidget(), CodeTable(rows=2)
    qtbot.addWidget(page)
    page.setLayout(table)
    page.resize(600, 100)
    page.show()
    places = []
    for lines in (
        [("image", "[28, 28]"), ("label", "9")],
        [("DataLoader(train_set, batch_size=100)", ""), ("label", "9")],
    ):
        table.show_lines(lines)
        table.activate()
        places.append(table.values[1].x())
    assert places[0] == places[1]
    table.show_lines([("images.shape.numel()", "9"), ("label", "9")])
    table.activate()
    assert table.values[0].x() == table.values[1].x() > places[0]
