"""One of several values."""

from PySide6.QtCore import QCoreApplication, QEvent

from fmnist_gui.kit.fields import choice as choice_module
from fmnist_gui.kit.fields.choice import Choice
from tests.conftest import Put


def test_values_are_chosen_and_read(put: Put) -> None:
    choice = put(Choice({None: "All", 3: lambda: "Dress"}, "Class", "Which class"))
    assert choice.value is None
    choice.choose(3)
    assert (choice.value, choice.currentText(), choice.accessibleName()) == (3, "Dress", "Class")
    assert "Which class" in choice.toolTip()


def test_entries_follow_the_language(put: Put, monkeypatch: object) -> None:
    choice = put(Choice({"a": "First", "b": lambda: "own"}))
    monkeypatch.setattr(choice_module, "tr", str.upper)  # type: ignore[attr-defined]
    QCoreApplication.sendEvent(choice, QEvent(QEvent.Type.LanguageChange))
    assert [choice.itemText(row) for row in range(2)] == ["FIRST", "own"]


def test_other_entries_keep_what_is_chosen_and_signal_nothing(put: Put) -> None:
    choice, signalled = put(Choice({1: "one", 2: "two"})), []
    choice.choose(2)
    choice.currentIndexChanged.connect(signalled.append)
    choice.set_entries({0: "zero", 1: "one", 2: "two"})
    assert (choice.value, choice.currentIndex(), signalled) == (2, 2, [])
    choice.set_entries({7: "seven"})
    assert choice.value == 7
