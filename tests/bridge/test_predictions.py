import threading
from collections.abc import Generator

import pytest
from pytestqt.qtbot import QtBot

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import jobs_running
from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training import evaluation as evaluation_module
from fmnist_gui.engine.training.evaluation import evaluate
from tests.conftest import new_weights


def test_an_evaluation_is_computed_once(state: AppState, qtbot: QtBot) -> None:
    with qtbot.waitSignal(state.predictions.ready, timeout=20_000) as ready:
        assert state.predictions.of("test") is None
    assert ready.args == ["test"]
    found = state.predictions.of("test")
    assert len(found.labels) == 300
    assert state.predictions.of("test") is found
    state.model.rename("another name")
    assert state.predictions.of("test") is found


def test_a_failure_of_an_outdated_model_leaves_the_current_one_alone(
    state: AppState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, fail = threading.Event(), threading.Event()
    real, evaluated = evaluate, []

    def fake(network: object, split: object) -> Generator[None, None, object]:
        evaluated.append(network)
        if len(evaluated) == 1:
            began.set()
            fail.wait(20)
            raise StudioError("The old model cannot be evaluated.")
        return (yield from real(network, split))  # type: ignore[arg-type]

    monkeypatch.setattr(evaluation_module, "evaluate", fake)
    failures: list[Exception] = []
    state.predictions.failed.connect(failures.append)
    state.predictions.of("test")
    assert began.wait(20)
    state.model.replace(new_weights(8), "Another network")
    with qtbot.waitSignal(state.predictions.ready, timeout=20_000):
        state.predictions.of("test")
        fail.set()
    qtbot.waitUntil(lambda: not jobs_running())
    assert failures == []
    assert len(evaluated) == 2
    assert state.predictions.of("test") is not None
