"""One short turn of each part of the soak; `make soak` goes on with them for as long as one likes."""

from pathlib import Path

import pytest

from tests.soak import long_run
from tests.soak.broken_files import BROKEN_FILES
from tests.soak.table import PARTS

TESTED = {*BROKEN_FILES, "random-use"}  # by tests of their own


@pytest.mark.timeout(180)  # several processes load torch and Qt one after another
@pytest.mark.parametrize("name", sorted(PARTS.keys() - TESTED))
def test_one_turn_of(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(long_run, "EPOCHS", 2)
    assert PARTS[name](1, tmp_path)
