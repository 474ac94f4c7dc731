"""Figures in a table of which nothing is cut off."""

from PySide6.QtCore import Qt

from fmnist_gui.kit.plain_table import NumberTable
from tests.conftest import Put


def test_all_rows_and_columns_are_in_view(put: Put) -> None:
    table = put(NumberTable(), 400, 100)
    for count in (1, 6):
        table.show_numbers(("what", "one", "two"), [("a", "1.5", "2")] * count, words=1)
        assert sum(table.columnWidth(column) for column in range(3)) <= table.viewport().width()
        bottom = table.rowViewportPosition(count - 1) + table.rowHeight(count - 1)
        assert bottom <= table.viewport().height()
    assert table.item(0, 1).textAlignment() & Qt.AlignmentFlag.AlignRight
    assert not table.item(0, 0).textAlignment() & Qt.AlignmentFlag.AlignRight
