"""One layer of a designed network: its arguments to edit, and what leaves it or why it does not fit."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton

from fmnist_gui.engine.network.design import Convolution, Design, Examination, Misfit, Passed, decider
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.labels import code_font, role_label, set_role
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import SPACE, TYPE_BODY, current_look, sized_font
from fmnist_gui.kit.text import Texts, tr, tr_error
from fmnist_gui.views.design.fields import ArgumentField, signed

ICON_SIZE = 16  # px


class LayerRow(QFrame):
    """`changed` reports an argument that the user set; `mendPressed` asks to set the one that does not fit."""

    changed = Signal(str, int)  # "conv1.kernel_size" and its value
    mendPressed = Signal()

    def __init__(self, name: str, design: Design, marked: bool) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName(name)
        self._name = name
        self._columns = 0
        self._failed = False
        layer = design.layers()[name]
        self.fields = {f"{name}.{argument}": ArgumentField(f"{name}.{argument}") for argument in vars(layer)}
        self._boxes = [signed(field, marked) for field in self.fields.values()]
        self.title, self.kind, self.output = QLabel(name), role_label("muted"), QLabel()
        self.kind.setText("nn.Conv2d" if isinstance(layer, Convolution) else "nn.Linear")
        self.warning, self.note, self.refusal, self.mend = QLabel(), QLabel(), QLabel(), QPushButton()
        self._grid = QGridLayout()
        self._lay_out()
        for full_name, field in self.fields.items():
            field.valueChanged.connect(partial(self.changed.emit, full_name))
        self.mend.clicked.connect(self.mendPressed)
        self.set_columns(2)
        texts = Texts(self)
        texts.bind_tip(self.mend, "Set the argument that does not fit to the value that does")
        texts.call_for_look(self._show_icon)

    def _lay_out(self) -> None:
        self.kind.setFont(sized_font(code_font(), TYPE_BODY))
        self.title.setFont(sized_font(code_font(), TYPE_BODY, bold=True))
        bold = self.output.font()
        bold.setBold(True)
        self.output.setFont(bold)
        head = hbox(self.title, self.kind, None, self.output)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        for label in (self.note, self.refusal):
            label.setWordWrap(True)
            set_role(label, "small")
        self.warning.setFixedWidth(ICON_SIZE)
        foot = hbox(self.warning, (self.note, 1), self.mend)
        margins = (SPACE * 3 // 2, SPACE, SPACE * 3 // 2, SPACE)
        vbox(head, self._grid, foot, self.refusal, spacing=SPACE // 2, margins=margins, parent=self)

    def set_columns(self, columns: int) -> None:
        """How many fields stand side by side."""
        if columns == self._columns:
            return
        self._columns = columns
        for box in self._boxes:
            self._grid.removeWidget(box)
        for index, box in enumerate(self._boxes):
            self._grid.addWidget(box, index // columns, index % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_layer(self, design: Design, examination: Examination, follow: bool, refusal: str, locked: bool) -> None:
        """`refusal` is PyTorch's own message about the first misfit; `locked`: nothing can be edited."""
        misfit, passed = examination.misfit, examination.passed.get(self._name)
        for name, field in self.fields.items():
            free = not locked and not (follow and decider(name) != "chosen")
            field.show_value(design.value(name), free, misfit is not None and misfit.argument == name)
        here = misfit is not None and misfit.layer == self._name
        self._failed = here
        self.mend.setVisible(here and misfit is not None and misfit.fitting is not None)
        self.mend.setEnabled(not locked)
        self.warning.setVisible(here)
        self.refusal.setVisible(here and bool(refusal))
        set_role(self.note, "error" if here else "small")
        if passed is not None:
            self.output.setText(_way(passed))
            self.note.setText(_computation(design, self._name, passed))
        elif misfit is not None:
            self.output.setText("?")
            self._show_misfit(misfit, here, refusal)
        for label in (self.title, self.output):
            label.setEnabled(passed is not None or here)
        self._show_icon()

    def _show_misfit(self, misfit: Misfit, here: bool, refusal: str) -> None:
        """What does not fit in this layer, or that one before it has to fit first."""
        if not here:
            self.note.setText(tr("Unknown until {layer} fits.", layer=misfit.layer))
            return
        self.note.setText(tr_error(misfit.problem))
        argument = misfit.argument.partition(".")[2]
        self.mend.setText(tr("Set {name} to {value}", name=argument, value=thousands(misfit.fitting or 0)))
        self.refusal.setText(tr("In PyTorch's own words, when an image is passed through: {message}", message=refusal))

    def _show_icon(self) -> None:
        if self._failed:
            self.warning.setPixmap(icon("alert-circle", current_look().error).pixmap(ICON_SIZE, ICON_SIZE))


def _way(passed: Passed) -> str:
    """ "6 × 24 × 24 → 6 × 12 × 12": what the layer gives, and what its pooling makes of it."""
    if passed.pooled == passed.output:
        return str(passed.output)
    return f"{passed.output} → {passed.pooled}"


def _computation(design: Design, name: str, passed: Passed) -> str:
    layer = design.layers()[name]
    if isinstance(layer, Convolution):
        weights = f"{layer.out_channels}·{layer.in_channels}·{layer.kernel_size}·{layer.kernel_size}"
        bias = layer.out_channels
    else:
        weights, bias = f"{layer.out_features}·{layer.in_features}", layer.out_features
    count = tr("{formula} = {count} parameters", formula=f"{weights}+{bias}", count=thousands(layer.parameters))
    unbroken = [part.replace(" ", "\u00a0") for part in (*passed.formulas, count)]
    return "    ".join(unbroken)  # lines end between them
