"""What a test leaves behind is noticed, each kind by its name."""

import threading

from PySide6.QtCore import QAbstractAnimation, QThread, QTimer, QTranslator, QVariantAnimation
from PySide6.QtWidgets import QApplication, QLabel

from tests.leaks import Stock


def test_nothing_is_said_of_what_is_let_go(qapp: QApplication) -> None:
    before = Stock(with_widgets=True)
    label, timer = QLabel("short"), QTimer()
    timer.start(60_000)
    label.show()
    del label, timer
    assert before.leaks() == []


def test_a_window_a_timer_an_animation_and_a_translator_are_named(qapp: QApplication) -> None:
    before = Stock(with_widgets=True)
    held = label, timer, animation, translator = QLabel("held"), QTimer(), QVariantAnimation(), QTranslator()
    timer.start(60_000)
    animation.setDuration(60_000)
    animation.setEndValue(1.0)
    animation.start()
    assert animation.state() == QAbstractAnimation.State.Running
    assert sorted(before.leaks()) == sorted(type(thing).__name__ for thing in held)
    del held, label, timer, animation, translator
    assert before.leaks() == []


def test_threads_are_named_that_do_not_end_by_themselves(qapp: QApplication) -> None:
    before = Stock(with_widgets=True)
    go_on = threading.Event()
    python, qt = threading.Thread(target=go_on.wait, name="python"), QThread()
    python.start()
    qt.start()
    assert before.leaks() == ["the thread python", "QThread"]
    go_on.set()
    qt.quit()
    qt.wait()
    assert before.leaks() == []


def test_another_look_is_named_and_put_back(qapp: QApplication) -> None:
    before = Stock(with_widgets=True)
    font = qapp.font()
    font.setPixelSize(31)
    qapp.setFont(font)
    qapp.setStyleSheet("QLabel { color: red; }")
    looks = [leak.split()[1] for leak in before.leaks()]
    assert {"font", "style_sheet"} <= set(looks)
    before.restore_look()
    assert before.leaks() == []
    assert qapp.font().pixelSize() != 31
