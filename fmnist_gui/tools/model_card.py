"""The model card of the shipped model: its data, its recipe, its figures and its limits."""

from collections.abc import Mapping, Sequence

from fmnist_gui.engine.drawing import mixture
from fmnist_gui.engine.drawing.versions import VERSIONS
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.shipped import SHIPPED_NAME
from fmnist_gui.tools.people import AN_EPOCH
from fmnist_gui.tools.training_drawings import JUDGES, TrainingDrawings


def card(
    info: Mapping[str, object],
    config: TrainingConfig,
    drawings: TrainingDrawings | None,
    report: Sequence[str],
    tried: str,
) -> str:
    """Markdown; `report` are lines of figures."""
    return f"""# {SHIPPED_NAME}: the model that comes with FMNIST Studio

The course's network ({info["parameters"]:,} parameters), trained to name both the photographs of Fashion-MNIST and what
people draw. Made on {info["date"]} by `make model`, with torch {info["torch"]}.

## Data

- The 60,000 training photographs of Fashion-MNIST (Zalando Research, MIT licence).
- {config.drawn_garments:,} garments an epoch that the application draws itself (`engine/drawing/garments/`): chosen
  from a pool of {int(config.drawn_garments * mixture.POOL_FACTOR):,}, drawn anew every {mixture.POOL_EPOCHS} epochs,
  with {mixture.SHIRTS_KEPT[0]} of {mixture.SHIRTS_KEPT[1]} shirts kept.
{_people(drawings)}

## Recipe

{config.epochs} epochs, batches of {config.batch_size}, {config.optimizer} with learning rate {config.learning_rate} and
weight decay {config.weight_decay}, {config.schedule} schedule, augmentation {config.augmentation}, seed {config.seed}.
A line drawing is predicted as the mean over {VERSIONS} slightly tilted, shrunk, moved and mirrored versions of itself;
all else as it is.

## Figures

{chr(10).join(f"    {line}" for line in report)}

Nothing was learned from the files whose names end with “{JUDGES}”; recipe and seed were chosen by them.
`fmnist-gui evaluate` prints the accuracy on photographs; `fmnist-gui evaluate --drawings FILE` the figures for a
Quick, Draw! ndjson file whose lines have a `label`.

## Limits

- Coats, pullovers and shirts are confused most often, in photographs as in drawings: often only buttons or a collar
  set them apart, and at 28 × 28 pixels these are a dot or two. Many people draw a jacket without a front.
- It knows ten classes and nothing else. Where something looks like none of them, a second network says so: see
  garment-check.md.
{tried}"""


def _people(drawings: TrainingDrawings | None) -> str:
    if drawings is None:
        return "- Left out: drawings by people. `make model DRAWINGS=folder` learns from those in a folder."
    sources = "; ".join(f"{count:,} of {source}" for source, count in sorted(drawings.sources.items()))
    licences = ", ".join(f"{licence}: {count:,}" for licence, count in drawings.licences.most_common())
    return f"""- {AN_EPOCH:,} drawings by people an epoch, warped as another hand might have drawn them
  (`engine/drawing/warps.py`), of {len(drawings.labels):,}: {sources}.
  Licences: {licences}. Quick, Draw! is a data set by Google."""
