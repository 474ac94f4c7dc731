"""What the tests of widgets share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _widgets_of_other_tests_are_gone() -> Iterator[None]:
    """Collect the widgets of finished tests now: were that to happen while another one paints, Qt would crash."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
