"""Layers, arguments and the class of the network."""

from fmnist_gui.views.structure.class_view import ClassView
from fmnist_gui.views.structure.tables import ArgumentsView, LayersView
from tests.conftest import Show, table_texts

ROOM = (744, 560)  # px that the smallest window leaves beside the list of topics


def test_layers_are_listed_and_no_column_is_cut(see: Show) -> None:
    view: LayersView = see(LayersView, compact=False)
    view.resize(*ROOM)
    rows = table_texts(view.table)
    assert [row[0] for row in rows][:4] == ["image", "conv1", "relu1", "pool1"]
    assert next(row for row in rows if row[0] == "conv2")[2] == "[1, 12, 8, 8]"
    assert "32,998" in view.about.text()
    for column in range(view.table.columnCount()):
        assert view.table.sizeHintForColumn(column) <= view.table.columnWidth(column)
    assert not view.table.horizontalScrollBar().isVisible()


def test_arguments_say_who_decides_them(see: Show) -> None:
    rows = {row[0]: row[1:3] for row in table_texts(see(ArgumentsView, compact=False).table)}
    assert rows["conv1.in_channels"] == ["1", "the data"]
    assert rows["conv1.out_channels"] == ["6", "chosen"]
    assert rows["conv2.in_channels"] == ["6", "the layer before"]
    assert rows["conv1.stride"][0] == "(1, 1)"
    assert rows["fc1.in_features"] == ["192", "the layer before"]


def test_the_class_and_what_it_prints(see: Show) -> None:
    view: ClassView = see(ClassView, compact=False)
    assert "class Network(nn.Module)" in view.source.toPlainText()
    assert "(conv2): Conv2d(6, 12" in view.repr.toPlainText()
    assert "NamedNetwork with 32,998" in view.own.toPlainText()
    assert "10 tensors, 32,998 numbers" in view.tracked.text()
