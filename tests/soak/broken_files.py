"""Files that went wrong: whatever reads them gives what it can or a sentence, and nothing else."""

from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

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
FLIPS_A_TURN = 25


def _broken(kind: str, seed: int, folder: Path) -> Counts:
    for content in islice(mutations(kind, seed), A_TURN):
        with suppress(StudioError):
            read(kind, content)
    return {f"broken files: {kind}": A_TURN}


BROKEN_FILES: dict[str, Part] = {f"broken-{kind}": partial(_broken, kind) for kind in KINDS}


def broken_history(seed: int, folder: Path) -> Counts:
    """A history of runs with a few bytes that are others, anywhere in its file."""
    chance, path = Random(seed), folder / "runs.sqlite"
    store = RunStore(path)
    trainer = Trainer(CONFIG, small_data(), Control())
    run_id = store.create("Run {n}", CONFIG, {}, trainer.images_per_epoch)
    for _ in Recorder(trainer, store, run_id).events():
        pass
    sound = path.read_bytes()
    for _ in range(FLIPS_A_TURN):
        content = bytearray(sound)
        for _ in range(chance.choice((1, 3, 30))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        for look in (store.runs, partial(stored_history, store, run_id), partial(store.checkpoint, run_id)):
            with suppress(StudioError):
                look()
    return {"broken histories": FLIPS_A_TURN}
