"""A run of the history as code that needs torch and torchvision and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from fmnist_gui.engine.export.notebook import Cell
from fmnist_gui.engine.network.design_code import course_code
from fmnist_gui.engine.numbers import percent_number
from fmnist_gui.engine.training.config import TrainingConfig
from fmnist_gui.engine.training.run_rows import EpochRow, Run

DATA_SETS = ("train_set", "test_set")

Translate = Callable[..., str]  # gives an English sentence in the reader's language, values in its {named} placeholders


def run_cells(run: Run, epochs: Sequence[EpochRow], tr: Translate) -> list[Cell]:
    """Code that trains `run`, of at least one whole epoch, again and compares every epoch.

    `epochs` are the run's as they are stored; `tr` translates the text between the code and the comments in it.
    """
    config = run.config
    device = run.versions.get("device", "cpu")
    return [
        _introduction(run, tr),
        code_cell(imports(tr), _settings(config, device, tr)),
        text_cell(tr("## The data"), tr("Pictures of 28 × 28 bytes, each with the number of its class from 0 to 9.")),
        code_cell(_data(config, tr)),
        text_cell(tr("## The network"), tr("Two convolutions find patterns, three linear layers judge them.")),
        code_cell(course_code()),
        code_cell(_new_network(config, device, tr)),
        text_cell(
            tr("## Training"),
            tr("Seven steps: 1 to 5 for every batch, 6 for all batches of an epoch, 7 for all epochs."),
        ),
        *([code_cell(_augmentation(config.augmentation, tr))] if config.augmentation != "none" else []),
        code_cell(_evaluation(device, tr)),
        code_cell(_loop(run, device, tr)),
        text_cell(tr("## The same numbers?"), tr("What the run gave, epoch by epoch, beside what came out here.")),
        code_cell(_comparison(run, epochs, tr)),
    ]


# ---- the cells


def text_cell(heading: str, *lines: str) -> Cell:
    return Cell("\n".join([heading, "", *lines]))


def code_cell(*parts: str) -> Cell:
    return Cell("\n\n".join(parts), is_code=True)


def _introduction(run: Run, tr: Translate) -> Cell:
    return text_cell(
        tr("# {name}, trained again", name=run.name),
        tr(
            "Here the network of the run “{name}” is trained again, from nothing. After epoch {epochs} it "
            "classified {score} % of new images correctly.",
            name=run.name,
            epochs=run.epochs,
            score=percent_number(run.accuracy or 0.0, 2),
        ),
        tr("Nothing but torch and torchvision is needed: `pip install torch torchvision`."),
        tr("Fashion-MNIST (31 MB) is downloaded, unless its four archives lie in `data/FashionMNIST/raw`."),
        "",
        tr(
            "The same seed gives the same numbers to the last digit, with the same torch on the same kind of processor."
        ),
        tr(
            "The run was made with torch {torch} on {system}. Elsewhere sums are rounded differently, and the numbers "
            "only come close.",
            torch=run.versions.get("torch", "–"),
            system=run.versions.get("system", "–"),
        ),
    )


def imports(tr: Translate) -> str:
    return f"""import sys

import torch
from torch import Tensor, nn
from torch.nn import functional as F

try:
    import torchvision
except RuntimeError:
    # {tr("A torchvision built for another torch: name the two operators that it misses; they are not needed here.")}
    for name in [name for name in sys.modules if name.startswith("torchvision")]:
        del sys.modules[name]
    operators = torch.library.Library("torchvision", "FRAGMENT")
    for operator in ("nms", "qnms"):
        operators.define(operator + "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    import torchvision"""


def _settings(config: TrainingConfig, device: str, tr: Translate) -> str:
    threads = tr("as in the run: several threads add up in another order, and round differently")
    lines = [
        f"torch.set_num_threads(1)  # {threads}",
        "",
        f"EPOCHS = {config.epochs}",
        f"BATCH_SIZE = {config.batch_size}",
        f"LEARNING_RATE = {config.learning_rate}",
        f"WEIGHT_DECAY = {config.weight_decay}",
        f"SEED = {config.seed}",
    ]
    if device != "cpu":
        backend = "torch.backends.mps" if device == "mps" else "torch.cuda"
        lines.append(f'DEVICE = "{device}" if {backend}.is_available() else "cpu"')
    return "\n".join(lines)


def data_sets(options: str = "", names: Sequence[str] = DATA_SETS) -> str:
    """Code that gives each of the named sets, downloaded where it is not there."""
    return "\n".join(
        f'{name} = torchvision.datasets.FashionMNIST("data", train={name == DATA_SETS[0]}, download=True{options})'
        for name in names
    )


def _data(config: TrainingConfig, tr: Translate) -> str:
    tensors = """train_images, train_labels = train_set.data, train_set.targets
test_images, test_labels = test_set.data, test_set.targets"""
    to_float = f"""
def to_float(images):
    # {tr("bytes [N, 28, 28] from 0 to 255 -> numbers [N, 1, 28, 28] from 0 to 1")}
    return images.unsqueeze(1).float() / 255"""
    if not config.validation_percent:
        return "\n\n".join([data_sets(), tensors, to_float])
    split = f"""# {tr("Keep some training images back to score each epoch; the test images are for the end.")}
drawn = torch.randperm(len(train_images), generator=torch.Generator().manual_seed(0))
keep = len(train_images) * {config.validation_percent} // 100
validation, training = drawn[:keep].sort().values, drawn[keep:].sort().values
validation_images, validation_labels = train_images[validation], train_labels[validation]
train_images, train_labels = train_images[training], train_labels[training]"""
    return "\n\n".join([data_sets(), tensors, split, to_float])


def _new_network(config: TrainingConfig, device: str, tr: Translate) -> str:
    optimizer = {
        "adam": "torch.optim.Adam(network.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)",
        "adamw": "torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)",
        "sgd": "torch.optim.SGD(network.parameters(), lr=LEARNING_RATE, momentum=0.9, weight_decay=WEIGHT_DECAY)",
    }[config.optimizer]
    lines = [
        f"torch.manual_seed(SEED)  # {tr('decides the first weights')}",
        f"network = Network(){_to(device)}",
        f"optimizer = {optimizer}",
    ]
    if config.schedule == "one-cycle":
        lines += [
            "batches_per_epoch = -(-len(train_images) // BATCH_SIZE)",
            f"# {tr('The learning rate rises, peaks, and falls to almost nothing.')}",
            "schedule = torch.optim.lr_scheduler.OneCycleLR(",
            "    optimizer, max_lr=LEARNING_RATE, total_steps=EPOCHS * batches_per_epoch, cycle_momentum=False",
            ")",
        ]
    return "\n".join(lines)


def _augmentation(kind: str, tr: Translate) -> str:
    lines = ["augment_rng = torch.Generator().manual_seed(SEED + 1)", "", "", "def augment(images):"]
    if "flip" in kind:
        lines += [
            f"    # {tr('mirror every second image, drawn by lot')}",
            "    mirrored = torch.rand(len(images), generator=augment_rng) < 0.5",
            "    images = torch.where(mirrored[:, None, None, None], images.flip(-1), images)",
        ]
    if "shift" in kind:
        lines += [
            f"    # {tr('move each image by up to one pixel: cut 28 x 28 out of 30 x 30, somewhere')}",
            "    padded = F.pad(images, (1, 1, 1, 1)).squeeze(1)",
            "    offsets = torch.randint(0, 3, (len(images), 2), generator=augment_rng)",
            "    rows, columns = offsets[:, :1] + torch.arange(28), offsets[:, 1:] + torch.arange(28)",
            "    image = torch.arange(len(images))[:, None, None]",
            "    images = padded[image, rows[:, :, None], columns[:, None, :]].unsqueeze(1)",
        ]
    return "\n".join([*lines, "    return images"])


def _evaluation(device: str, tr: Translate) -> str:
    back = ".cpu()" if device != "cpu" else ""
    return f"""@torch.inference_mode()  # {tr("no gradients are wanted here")}
def evaluate(images, labels):
    logits = torch.cat([network(to_float(part){_to(device)}){back} for part in images.split(500)])
    correct = (logits.argmax(dim=1) == labels).sum().item()
    return F.cross_entropy(logits, labels).item(), correct / len(labels)"""


def _loop(run: Run, device: str, tr: Translate) -> str:
    config = run.config
    ended = run.epochs < config.epochs
    epochs = str(run.epochs) if ended else "EPOCHS"
    note = f"  # {tr('the run was ended before EPOCHS')}" if ended else ""
    order = "torch.arange(len(train_images))"
    if config.shuffle:
        order = "torch.randperm(len(train_images), generator=order_rng)"
    scored = "validation" if config.validation_percent else "test"
    augment = "\n        images = augment(images)" if config.augmentation != "none" else ""
    move = "\n        images, labels = images.to(DEVICE), labels.to(DEVICE)" if device != "cpu" else ""
    schedule = "\n        schedule.step()" if config.schedule == "one-cycle" else ""
    start = "order_rng = torch.Generator().manual_seed(SEED)\n" if config.shuffle else ""
    return f"""{start}history = []
# {tr("7. Repeat that for every epoch.")}
for epoch in range({epochs}):{note}
    loss_sum, correct = 0.0, 0
    order = {order}
    # {tr("6. Repeat steps 1 to 5 until every image was seen.")}
    for chosen in order.split(BATCH_SIZE):
        # {tr("1. Get a batch.")}
        images, labels = to_float(train_images[chosen]), train_labels[chosen]{augment}{move}
        # {tr("2. Pass it forward through the network.")}
        logits = network(images)
        # {tr("3. Compute the loss: how wrong are the answers?")}
        loss = F.cross_entropy(logits, labels)
        # {tr("4. Compute the gradients, after zeroing the old ones: they would add up.")}
        optimizer.zero_grad()
        loss.backward()
        # {tr("5. Update the weights.")}
        optimizer.step(){schedule}

        loss_sum += loss.item() * len(labels)
        correct += (logits.argmax(dim=1) == labels).sum().item()
    train_loss, train_accuracy = loss_sum / len(train_images), correct / len(train_images)
    eval_loss, eval_accuracy = evaluate({scored}_images, {scored}_labels)
    history.append((train_loss, train_accuracy, eval_loss, eval_accuracy))
    print(
        f"epoch {{epoch + 1}}: training loss {{train_loss:.4f}}, accuracy {{train_accuracy:.2%}};"
        f" {scored} loss {{eval_loss:.4f}}, accuracy {{eval_accuracy:.2%}}"
    )"""


def _comparison(run: Run, epochs: Sequence[EpochRow], tr: Translate) -> str:
    rows = "\n".join(
        f"    ({e.train_loss!r}, {e.train_accuracy!r}, {e.eval_loss!r}, {e.eval_accuracy!r})," for e in epochs
    )
    same = _literal(tr("Every number is exactly that of the run."))
    different = _literal(tr("Rounded differently: the numbers differ from those of the run by at most"))
    test = ""
    if run.config.validation_percent and run.test_accuracy is not None:
        test = f"""
_, test_accuracy = evaluate(test_images, test_labels)
print(f"test accuracy {{test_accuracy:.2%}}")
differences.append(abs(test_accuracy - {run.test_accuracy!r}))"""
    return f"""# {tr("training loss, training accuracy, then loss and accuracy on images that are not learned from")}
EXPECTED = [
{rows}
]
differences = [
    abs(here - there) for row, expected in zip(history, EXPECTED) for here, there in zip(row, expected)
]{test}
if max(differences) == 0:
    print({same})
else:
    print({different}, max(differences))"""


def _to(device: str) -> str:
    return ".to(DEVICE)" if device != "cpu" else ""


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
