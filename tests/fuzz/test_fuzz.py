"""The first mutations of each kind; many more are read by `python -m tests.fuzz`."""

from contextlib import suppress
from itertools import islice

import pytest

from fmnist_gui.engine.errors import StudioError
from tests.fuzz import KINDS, mutations, read

COUNT, SEED = 200, 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_file_is_read_or_refused_in_a_sentence(kind: str) -> None:
    for number, content in enumerate(islice(mutations(kind, SEED), COUNT)):
        try:
            with suppress(StudioError):
                read(kind, content)
        except Exception as error:
            raise AssertionError(f"{kind}, seed {SEED}, number {number}") from error


@pytest.mark.parametrize("kind", KINDS)
def test_mutations_are_the_same_for_a_seed_and_all_different(kind: str) -> None:
    first, again, other = (list(islice(mutations(kind, seed), 20)) for seed in (1, 1, 2))
    assert first == again
    assert len({*first, *other}) > 30
