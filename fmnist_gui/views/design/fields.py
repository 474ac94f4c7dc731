"""The fields of a network's arguments, and the signs that say who decides each."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSpinBox, QWidget

from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.design import LIMITS, Decider, decider
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.fields.wheel import CalmField
from fmnist_gui.kit.labels import code_font
from fmnist_gui.kit.layout import grid_layout, hbox
from fmnist_gui.kit.look import SPACE, TYPE_BODY, current_look, sized_font
from fmnist_gui.kit.text import Texts, tr

SIGN_SIZE = 16  # px
SIGNS: dict[Decider, str] = {"chosen": "pencil", "data": "database-outline", "previous": "link-variant"}
DECIDERS: dict[Decider, str] = {
    "chosen": N_("Chosen: a hyperparameter. You are free to try other values."),
    "data": N_("A data-dependent hyperparameter: grey images have one channel, and there are ten classes."),
    "previous": N_("Follows from the layer before: what it gives is what comes in here."),
}
HELP = {
    "in_channels": N_("How many maps come in."),
    "out_channels": N_("How many filters the layer has: each gives one map."),
    "kernel_size": N_("Height and width of each filter."),
    "stride": N_("By how many values a filter moves on."),
    "padding": N_("How many zeros are put around each map before."),
    "pool": N_("Of windows of this size the pooling keeps one value each; it moves on by the same size."),
    "in_features": N_("How many values come in."),
    "out_features": N_("How many values the layer gives."),
}


class ArgumentField(CalmField, QSpinBox):
    """One argument as it stands in code, `kernel_size=5`; it takes nothing outside its limits."""

    entered = Signal(str)  # its name: it has the keyboard now

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name  # "conv1.kernel_size"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        argument = name.partition(".")[2]
        self.setRange(*LIMITS[argument])
        self.setPrefix(f"{argument}=")
        self.setObjectName(name)
        self.setFont(sized_font(code_font(), TYPE_BODY - 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.lineEdit().setTextMargins(SPACE // 2, 0, 0, 0)
        self.setAccessibleName(name)
        Texts(self).call(self._set_texts)

    def show_value(self, value: int, free: bool, misfit: bool) -> None:
        """`free`: it can be edited; `misfit`: what stands here does not fit what comes in."""
        with QSignalBlocker(self):
            self.setValue(value)
        self.setEnabled(free)
        if bool(self.property("invalid")) != misfit:
            self.setProperty("invalid", misfit)
            self.style().polish(self)
            self.style().polish(self.lineEdit())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.name)

    def _set_texts(self) -> None:
        argument = self.name.partition(".")[2]
        if argument == "pool":
            self.setSpecialValueText(tr("no pooling"))
        limits = tr("From {low} to {high}.", low=thousands(self.minimum()), high=thousands(self.maximum()))
        about = f"{tr(HELP[argument])} {tr(DECIDERS[decider(self.name)])}"
        self.setToolTip(f"<p>{about} {limits}</p>")
        self.setAccessibleDescription(f"{about} {limits}")


class Sign(QLabel):
    """The icon of whoever decides, in a colour of its own."""

    def __init__(self, who: Decider) -> None:
        super().__init__()
        self._who: Decider = who
        self.setFixedWidth(SIGN_SIZE)
        texts = Texts(self)
        texts.call_for_look(self._show)
        texts.bind_tip(self, DECIDERS[who])
        texts.bind(self.setAccessibleName, DECIDERS[who])

    def _show(self) -> None:
        look = current_look()
        tint = {"chosen": look.accent, "data": look.warn, "previous": look.good}[self._who]
        self.setPixmap(icon(SIGNS[self._who], tint).pixmap(SIGN_SIZE, SIGN_SIZE))


class SignLegend(QWidget):
    """What each sign means."""

    def __init__(self) -> None:
        super().__init__()
        grid = grid_layout(SPACE, SPACE // 2, stretch=1, parent=self)
        texts = Texts(self)
        for row, (who, meaning) in enumerate(DECIDERS.items()):
            label = QLabel()
            label.setWordWrap(True)
            texts.bind(label.setText, meaning)
            grid.addWidget(Sign(who), row, 0)
            grid.addWidget(label, row, 1)


def called(name: str) -> tuple[str, str]:
    """What "conv1.kernel_size" is passed to, and as which parameter."""
    layer, _, argument = name.partition(".")
    if argument == "pool":
        return "F.max_pool2d", "kernel_size"
    return "nn.Conv2d" if layer.startswith("conv") else "nn.Linear", argument


def signed(field: ArgumentField, marked: bool) -> QWidget:
    """The field, behind its sign where signs are wanted."""
    if not marked:
        return field
    box = QWidget()
    hbox(Sign(decider(field.name)), (field, 1), spacing=SPACE // 2, parent=box)
    return box
