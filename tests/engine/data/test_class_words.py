"""The class that the name of a folder or a label means."""

from xml.etree import ElementTree

import pytest

from fmnist_gui.engine.data.class_words import class_of
from fmnist_gui.engine.data.fashion_mnist import CLASS_NAMES
from fmnist_gui.engine.resources import resource


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("T-shirt", 0),
        ("tshirts", 0),
        ("top", 0),
        ("Trousers", 1),
        ("DRESSES", 3),
        ("dress", 3),
        ("shirt", 6),
        ("ankle_boots", 9),
        ("Ankle boot", 9),
        ("T恤", 0),
        ("上衣", 0),
        ("包", 8),
        ("0", 0),
        ("1s", None),
        ("10", None),
        ("-1", None),
        ("", None),
        ("s", None),
        ("boots", None),
        (7, 7),
        (10, None),
        (-1, None),
        (True, None),
        (3.0, None),
        (None, None),
        ([3], None),
    ],
)
def test_words_and_numbers(word: object, label: int | None) -> None:
    assert class_of(word) == label


def test_every_class_is_known_by_its_english_and_its_chinese_name() -> None:
    messages = ElementTree.parse(resource("i18n", "fmnist_zh.ts")).iter("message")
    chinese = {message.findtext("source"): message.findtext("translation") for message in messages}
    assert [class_of(name) for name in CLASS_NAMES] == list(range(10))
    assert [class_of(chinese[name]) for name in CLASS_NAMES] == list(range(10))
