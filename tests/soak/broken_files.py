"""Files that went wrong: whatever reads them gives what it can or a sentence, and nothing else."""

from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from fmnist_gui.engine.errors import StudioError
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.history import stored_history
from fmnist_gui.engine.training.loop import Trainer
from fmnist_gui.engine.training.recording import Recorder
from fmnist_gui.engine.training.runs import RunStore
from tests.fuzz import KINDS, mutations, read
from tests.soak.children import CONFIG
from tests.soak.parts import Counts, Part, small_data

A_TURN = 200


def _broken(kind: str, seed: int, folder: Path) -> Counts:
    for content in islice(mutations(kind, seed), A_TURN):
        with suppress(StudioError):
            read(kind, content)
    return {f"broken files: {kind}": A_TURN}


BROKEN_FILES: dict[str, Part] = {f"broken-{kind}": partial(_broken, kind) for kind in KINDS}


@cache
def _sound_history() -> bytes:
    with TemporaryDirectory() as folder:
        store = RunStore(Path(folder) / "runs.sqlite")
        trainer = Trainer(replace(CONFIG, epochs=1), small_data(), Control())
        run_id = store.create("Run {n}", CONFIG, {}, trainer.images_per_epoch)
        for _ in Recorder(trainer, store, run_id).events():
            pass
        return store.path.read_bytes()


def broken_history(seed: int, folder: Path) -> Counts:
    """A history of runs with a few bytes that are others, anywhere in its file."""
    chance, path, sound = Random(seed), folder / "runs.sqlite", _sound_history()
    store = RunStore(path)
    for _ in range(A_TURN):
        content = bytearray(sound)
        for _ in range(chance.choice((1, 3, 30))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        for look in (store.runs, partial(stored_history, store, 1), partial(store.checkpoint, 1)):
            with suppress(StudioError):
                look()
    return {"broken files: history": A_TURN}
