"""A network like the course's whose sizes one may choose: described, followed through, counted; needs no torch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

from fmnist_gui.engine.data.fashion_mnist import CLASS_COUNT, IMAGE_SIDE
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.network.sizes import output_size, pooling_formula, size_formula
from fmnist_gui.engine.numbers import thousands

IMAGE_CHANNELS = 1  # grey
MOST_PARAMETERS = 2_000_000
MOST_MULTIPLICATIONS = 20_000_000  # for one image; the course's network needs 232,440
NO_POOL = 1

ACTIVATIONS = {
    "relu": N_("ReLU"),
    "leaky_relu": N_("Leaky ReLU"),
    "tanh": N_("tanh"),
    "sigmoid": N_("Sigmoid"),
    "none": N_("none"),
}
POOLINGS = {"max": N_("maximum"), "avg": N_("average")}

Decider = Literal["chosen", "data", "previous"]


class Limits(NamedTuple):
    """Wide enough to find out a lot, narrow enough for seconds on any computer."""

    lowest: int
    highest: int


LIMITS = {
    "in_channels": Limits(1, 64),
    "out_channels": Limits(1, 64),
    "kernel_size": Limits(1, 28),
    "stride": Limits(1, 8),
    "padding": Limits(0, 14),
    "pool": Limits(NO_POOL, 4),
    "in_features": Limits(1, 451_584),  # what the largest maps of the most channels hold
    "out_features": Limits(1, 1_000),
}


@dataclass(frozen=True)
class Convolution:
    """`pool` is the side and stride of the pooling behind it; `NO_POOL` for none."""

    in_channels: int
    out_channels: int
    kernel_size: int
    stride: int = 1
    padding: int = 0
    pool: int = 2

    @property
    def parameters(self) -> int:
        return self.out_channels * (self.in_channels * self.kernel_size**2 + 1)


@dataclass(frozen=True)
class Linear:
    in_features: int
    out_features: int

    @property
    def parameters(self) -> int:
        return self.out_features * (self.in_features + 1)


LayerDesign = Convolution | Linear


@dataclass(frozen=True)
class Design:
    """Two convolutions and three linear layers. The defaults are the course's network: nowhere else are they written.

    Arguments are named as in code: "conv1.kernel_size". They need not fit together: `examine` says so.
    Raises StudioError for arguments outside `LIMITS`.
    """

    conv1: Convolution = Convolution(IMAGE_CHANNELS, 6, 5)
    conv2: Convolution = Convolution(6, 12, 5)
    fc1: Linear = Linear(12 * 4 * 4, 120)
    fc2: Linear = Linear(120, 60)
    out: Linear = Linear(60, CLASS_COUNT)
    activation: str = "relu"
    pooling: str = "max"

    def __post_init__(self) -> None:
        if self.activation not in ACTIVATIONS or self.pooling not in POOLINGS:
            raise StudioError("Choose one of: {choices}.", choices=", ".join((*ACTIVATIONS, *POOLINGS)))
        for name in self.arguments():
            low, high = LIMITS[name.partition(".")[2]]
            if not low <= self.value(name) <= high:
                raise StudioError("{name} must be a number from {low} to {high}.", name=name, low=low, high=high)

    def layers(self) -> dict[str, LayerDesign]:
        """The layers that learn, in the order of `forward`."""
        return {"conv1": self.conv1, "conv2": self.conv2, "fc1": self.fc1, "fc2": self.fc2, "out": self.out}

    def arguments(self) -> list[str]:
        return [f"{name}.{argument}" for name, layer in self.layers().items() for argument in vars(layer)]

    def value(self, name: str) -> int:
        layer, _, argument = name.partition(".")
        return int(getattr(self.layers()[layer], argument))

    def with_value(self, name: str, value: int) -> Design:
        """The same with another value of the argument `name`."""
        layer, _, argument = name.partition(".")
        before = self.layers()[layer]
        changed: Any = {layer: type(before)(**(vars(before) | {argument: value}))}
        return replace(self, **changed)

    def with_inputs_following(self) -> Design:
        """The same with all that is not chosen set to what it has to be, as far as that follows."""
        design = replace(
            self,
            conv1=replace(self.conv1, in_channels=IMAGE_CHANNELS),
            conv2=replace(self.conv2, in_channels=self.conv1.out_channels),
            fc2=replace(self.fc2, in_features=self.fc1.out_features),
            out=Linear(self.fc2.out_features, CLASS_COUNT),
        )
        maps = examine(design).passed.get("conv2")
        return design if maps is None else design.with_value("fc1.in_features", maps.pooled.values)

    @property
    def parameters(self) -> int:
        return sum(layer.parameters for layer in self.layers().values())


COURSE = Design()
POOL = COURSE.conv1.pool  # side and stride of both max-pools

OperationKind = Literal["convolution", "relu", "max_pool", "flatten", "linear"]


class Operation(NamedTuple):
    """One step of the course's forward; `name` is that of the layer, or numbered: relu1, pool1, flatten."""

    name: str
    kind: OperationKind


def _course_operations() -> Iterator[Operation]:
    for number, (name, layer) in enumerate(COURSE.layers().items(), start=1):
        if isinstance(layer, Convolution):
            yield Operation(name, "convolution")
            yield Operation(f"relu{number}", "relu")
            yield Operation(f"pool{number}", "max_pool")
            continue
        if name == "fc1":
            yield Operation("flatten", "flatten")
        yield Operation(name, "linear")
        if name != "out":
            yield Operation(f"relu{number}", "relu")


COURSE_OPERATIONS = tuple(_course_operations())


def decider(name: str) -> Decider:
    """Who decides the argument `name`: whoever builds the network, the data, or the layer before."""
    if name in ("conv1.in_channels", "out.out_features"):
        return "data"
    return "previous" if name.partition(".")[2] in ("in_channels", "in_features") else "chosen"


@dataclass(frozen=True)
class Shape:
    """What leaves a layer for one image: [channels, side, side], or [features] where `side` is 0."""

    channels: int
    side: int = 0

    @property
    def values(self) -> int:
        return self.channels * max(self.side, 1) ** 2

    @property
    def sizes(self) -> tuple[int, ...]:
        return (self.channels, self.side, self.side) if self.side else (self.channels,)

    def __str__(self) -> str:
        return " × ".join(map(str, self.sizes))

    @property
    def product(self) -> str:
        """ "12·4·4 = 192", or just the number of features."""
        return (
            f"{self.channels}·{self.side}·{self.side} = {thousands(self.values)}"
            if self.side
            else thousands(self.channels)
        )


@dataclass(frozen=True)
class Passed:
    """A layer that fits: what leaves it, before and after the pooling, and how the sizes were computed."""

    output: Shape
    pooled: Shape
    formulas: tuple[str, ...]
    multiplications: int  # for one image


@dataclass(frozen=True)
class Misfit:
    """Where the network does not fit together.

    `fitting` is the value that would mend `argument`, None where there is not one such value.
    """

    argument: str
    problem: StudioError
    fitting: int | None = None

    @property
    def layer(self) -> str:
        return self.argument.partition(".")[0]


@dataclass(frozen=True)
class Examination:
    """The layers before the first misfit, by name, with what leaves them."""

    passed: dict[str, Passed] = field(default_factory=dict)
    misfit: Misfit | None = None
    too_large: StudioError | None = None

    @property
    def problem(self) -> StudioError | None:
        """Why the network cannot be trained, or None where it can."""
        return self.misfit.problem if self.misfit is not None else self.too_large


def examine(design: Design) -> Examination:
    """Follow an image's shape through the layers as far as they fit."""
    passed: dict[str, Passed] = {}
    before, shape = "", Shape(IMAGE_CHANNELS, IMAGE_SIDE)
    for name, layer in design.layers().items():
        misfit = _misfit_of_input(name, layer, before, shape)
        if misfit is None and isinstance(layer, Convolution):
            misfit = _misfit_of_filters(name, layer, shape.side)
        if misfit is not None:
            return Examination(passed, misfit, _too_large(design, passed))
        passed[name] = _pass_through(layer, shape)
        before, shape = name, passed[name].pooled
    classes = CLASS_COUNT
    if design.out.out_features != classes:
        problem = StudioError(
            "There are {classes} classes, so out must give {classes} scores: it gives {given}.",
            classes=classes,
            given=design.out.out_features,
        )
        del passed["out"]
        return Examination(passed, Misfit("out.out_features", problem, classes), _too_large(design, passed))
    return Examination(passed, None, _too_large(design, passed))


def _misfit_of_input(name: str, layer: LayerDesign, before: str, shape: Shape) -> Misfit | None:
    if isinstance(layer, Convolution):
        given, expected, argument = shape.channels, layer.in_channels, "in_channels"
    else:
        given, expected, argument = shape.values, layer.in_features, "in_features"
    if given == expected:
        return None
    values = {"before": before, "given": thousands(given), "layer": name, "expected": thousands(expected)}
    if not before:
        problem = StudioError("The images are grey: {given} channel. {layer} expects {expected}.", **values)
    elif isinstance(layer, Convolution):
        problem = StudioError("{before} gives {given} channels, {layer} expects {expected}.", **values)
    else:
        values["given"] = shape.product
        problem = StudioError("{before} gives {given} values, {layer} expects {expected}.", **values)
    return Misfit(f"{name}.{argument}", problem, given)


def _misfit_of_filters(name: str, layer: Convolution, side: int) -> Misfit | None:
    """Filter or pooling window that does not fit into what it looks at."""
    try:
        maps = output_size(side, layer.kernel_size, layer.padding, layer.stride)
    except StudioError as error:
        return Misfit(f"{name}.kernel_size", StudioError("{name}: {value}", name=name, value=error))
    if layer.pool > maps:
        problem = StudioError(
            "{layer} gives maps of {side} × {side}; a pooling window of {pool} × {pool} does not fit in.",
            layer=name,
            side=maps,
            pool=layer.pool,
        )
        return Misfit(f"{name}.pool", problem)
    return None


def _pass_through(layer: LayerDesign, shape: Shape) -> Passed:
    if isinstance(layer, Linear):
        output = Shape(layer.out_features)
        return Passed(output, output, (), layer.in_features * layer.out_features)
    n, f, p, s = shape.side, layer.kernel_size, layer.padding, layer.stride
    maps = output_size(n, f, p, s)
    output = pooled = Shape(layer.out_channels, maps)
    formulas = [size_formula(n, f, p, s)]
    if layer.pool != NO_POOL:
        side = output_size(maps, layer.pool, 0, layer.pool)
        pooled = Shape(layer.out_channels, side)
        formulas.append(pooling_formula(maps, layer.pool))
    return Passed(output, pooled, tuple(formulas), output.values * layer.in_channels * f * f)


def _too_large(design: Design, passed: dict[str, Passed]) -> StudioError | None:
    if design.parameters > MOST_PARAMETERS:
        return StudioError(
            "{count} parameters are more than can be tried out here ({most}). Choose fewer features or channels, or "
            "let a stride or a pooling make the maps smaller.",
            count=thousands(design.parameters),
            most=thousands(MOST_PARAMETERS),
        )
    multiplications = sum(layer.multiplications for layer in passed.values())
    if multiplications > MOST_MULTIPLICATIONS:
        return StudioError(
            "One image would take {count} million multiplications, more than can be tried out here ({most} million). "
            "Choose fewer channels or smaller filters, or let a stride or a pooling make the maps smaller.",
            count=thousands(multiplications / 1e6),
            most=f"{MOST_MULTIPLICATIONS // 1_000_000}",
        )
    return None
