"""How often each label occurs among the first images."""

import torch
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fmnist_gui.engine.data.fashion_mnist import FashionData
from fmnist_gui.views.classes.balance import AMOUNTS, ClassBalance
from tests.conftest import after, opened

view = opened(ClassBalance)


def test_labels_are_counted_of_all_images_and_of_few(view: ClassBalance, tiny_data: FashionData, qtbot: QtBot) -> None:
    assert view.amount.text() == "all 1,000 images"
    assert view.count_code.text() == "train_set.targets.bincount()"
    assert view.bars.counts == [100] * 10
    assert view.about.text() == "Each class has 100 images: balanced."
    assert str(tiny_data.train.labels[:10].tolist()) in view.labels_code.text()
    after(qtbot, view, lambda: qtbot.keyClick(view.amounts, Qt.Key.Key_Home))
    counts = torch.bincount(tiny_data.train.labels[: AMOUNTS[0]], minlength=10).tolist()
    assert view.amount.text() == "the first 10 images"
    assert view.count_code.text() == "train_set.targets[:10].bincount()"
    assert view.bars.counts == counts
    assert view.about.text() == f"From {min(counts)} to {max(counts)} images a class: not balanced."
    after(qtbot, view, lambda: qtbot.keyClick(view.amounts, Qt.Key.Key_End))
    after(qtbot, view, lambda: qtbot.keyClick(view.sets, Qt.Key.Key_Down))
    assert view.amount.text() == "all 300 images"
    assert view.count_code.text() == "test_set.targets.bincount()"
