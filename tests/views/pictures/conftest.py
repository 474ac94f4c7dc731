"""A folder of pictures with a mistake and a bad file among them."""

from pathlib import Path

import pytest
from PIL import Image

from fmnist_gui.engine.drawing.drawing import Drawing, stages_of, to_ndjson
from fmnist_gui.engine.drawing.garments.drawn import draw_garment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Bad, two boots (one of them called a bag), trousers."""
    folder = tmp_path / "garments"
    (folder / "Trouser").mkdir(parents=True)
    (folder / "bad.png").write_bytes(b"no picture")
    lines = [to_ndjson(Drawing(tuple(draw_garment(9, 1))), label=label) for label in (9, 8)]
    (folder / "boots.ndjson").write_text("\n".join(lines))
    pixels = 255 - stages_of(Drawing(tuple(draw_garment(1, 5)))).pixels
    Image.fromarray(pixels).resize((140, 140)).save(folder / "Trouser" / "p.png")
    return folder
