"""How large the output of a convolution or pooling is: type the sizes, see the formula and the picture."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.network.sizes import output_size
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.labels import sentence_label, set_role
from fmnist_gui.kit.layout import fill, grid_layout, set_type
from fmnist_gui.kit.look import SPACE, TYPE_HEADING
from fmnist_gui.kit.page import card, field_label
from fmnist_gui.kit.text import named, tr, tr_error
from fmnist_gui.kit.view import View
from fmnist_gui.views.output_size.convolution_picture import Axis, ConvolutionPicture

QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own, which PySide6 does not name: no limit
LARGEST = 512  # what the picture can still show
FORM_WIDTH = 344
BESIDE = 680  # px: from this width on, the picture stands beside the form
PICTURE_HEIGHT = 260  # px at least, where it stands below
FIELDS = {  # name -> lowest value, label
    "n": (1, N_("n: input")),
    "f": (1, N_("f: filter")),
    "p": (0, N_("p: padding")),
    "s": (1, N_("s: stride")),
}
AXES = (N_("Height"), N_("Width"))
NOT_SQUARE = N_("not square")
EXAMPLES = {  # the network's own, and one that is not square: (n, f, p, s) of height and of width
    "conv1": ((28, 5, 0, 1), (28, 5, 0, 1)),
    "pool1": ((24, 2, 0, 2), (24, 2, 0, 2)),
    "conv2": ((12, 5, 0, 1), (12, 5, 0, 1)),
    "pool2": ((8, 2, 0, 2), (8, 2, 0, 2)),
    NOT_SQUARE: ((20, 3, 1, 2), (28, 5, 0, 3)),
}


class OutputSizeView(View):
    """The form with the picture beside it, or below it where there is no room. Compact it has no cards and no formula,
    for a place that has both already."""

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.fields = [{name: NumberField(True, low, LARGEST) for name, (low, _) in FIELDS.items()} for _ in AXES]
        self.results = [QLabel(), QLabel()]
        self.summary, self.about, self.hint = QLabel(), QLabel(), sentence_label("small")
        self.examples = {name: QPushButton(name) for name in EXAMPLES}
        self.picture = ConvolutionPicture()
        self._lay_out()
        for fields in self.fields:
            for field in fields.values():
                field.edited.connect(self.show_sizes)
        for name, button in self.examples.items():
            button.clicked.connect(partial(self._fill, EXAMPLES[name]))
        self._fill(EXAMPLES["conv1"])
        self.texts.bind(
            self.about.setText,
            "O = ⌊(n − f + 2p) / s⌋ + 1, for height and width apart: how often a filter of size f fits along n "
            "values with p zeros added at either end, moving on by s.",
        )
        self.texts.bind(
            self.hint.setText, "Point at a value of the output, or use the arrow keys: the filter is where it looks."
        )
        self.texts.call(self._set_texts)

    @Slot()
    def show_sizes(self) -> None:
        axes = [self._axis(number) for number in range(len(AXES))]
        height, width = axes
        possible = height is not None and width is not None
        self.hint.setVisible(possible)
        self.summary.setVisible(possible)
        if height is None or width is None:
            self.picture.clear(tr("With these settings there is no output: what is wrong is said beside the picture."))
        else:
            self.picture.show_axes(height, width)
            self.summary.setText(tr("Output: {height} × {width}", height=height.output, width=width.output))

    def _axis(self, number: int) -> Axis | None:
        """One axis as its fields say, with the formula or what is wrong below them."""
        fields, label = self.fields[number].values(), self.results[number]
        axis: Axis | None = None
        try:
            n, f, p, s = (_whole(field.value()) for field in fields)
            axis = Axis(n, f, p, s, output_size(n, f, p, s))
            text = f"⌊({n} − {f} + 2·{p}) / {s}⌋ + 1 = <b>{axis.output}</b>{_unseen(axis)}"
        except StudioError as error:
            text = tr_error(error)
        wrong = [field for field in fields if field.usable() is None]
        for field in fields:  # where each can be used alone, all of them together cannot
            field.mark(axis is None and (field in wrong or not wrong))
        set_role(label, "error" if axis is None else "")
        label.setText(named(tr(AXES[number]), text))
        return axis

    def _fill(self, example: tuple[tuple[int, ...], ...], *_: object) -> None:
        for fields, values in zip(self.fields, example, strict=True):
            for field, value in zip(fields.values(), values, strict=True):
                with QSignalBlocker(field):
                    field.set_value(value)
        self.show_sizes()

    def _set_texts(self) -> None:
        for number, fields in enumerate(self.fields):
            for name, field in fields.items():
                field.setAccessibleName(f"{tr(FIELDS[name][1])}, {tr(AXES[number])}")
        for name, button in self.examples.items():
            button.setText(tr(name) if name == NOT_SQUARE else name)
        self.show_sizes()

    def _lay_out(self) -> None:
        for label in (*self.results, self.about):
            label.setWordWrap(True)
        set_type(self.summary, TYPE_HEADING)
        grid = grid_layout(SPACE, SPACE)
        for column, (axis, fields) in enumerate(zip(AXES, self.fields, strict=True), start=1):
            grid.addWidget(field_label(self.texts, axis, fields["n"]), 0, column)
        for row, (name, (_, what)) in enumerate(FIELDS.items(), start=1):
            grid.addWidget(field_label(self.texts, what, self.fields[0][name]), row, 0)
            for column, fields in enumerate(self.fields, start=1):
                grid.addWidget(fields[name], row, column)
        examples = grid_layout(SPACE // 2, SPACE // 2)
        for number, button in enumerate(self.examples.values()):
            examples.addWidget(button, number // 3, number % 3)
        self._form_card, self._picture_card = card(), card()
        (self.form_frame, form), (picture_frame, inside) = self._form_card, self._picture_card
        fill(form, self.about, grid, *self.results, self.summary, None, examples)
        fill(inside, (self.picture, 1), self.hint)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(SPACE)
        fill(self._body, self.form_frame, (picture_frame, 1))
        self.view_layout.addLayout(self._body, 1)
        if self.compact:
            self._make_plain()
        self._arrange(beside=True)

    def _make_plain(self) -> None:
        self.about.hide()
        self._body.setSpacing(2 * SPACE)
        for frame, inside in (self._form_card, self._picture_card):
            frame.setProperty("role", "")
            frame.style().polish(frame)
            inside.setContentsMargins(0, 0, 0, 0)

    def _arrange(self, beside: bool) -> None:
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.form_frame.setMinimumWidth(FORM_WIDTH if beside else 0)
        self.form_frame.setMaximumWidth(FORM_WIDTH if beside else QWIDGETSIZE_MAX)
        self.picture.setMinimumHeight(PICTURE_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(beside=self.width() >= BESIDE)


def _whole(value: float | int | None) -> int:
    """The number in a field; raises StudioError where it is none, or too large to be drawn."""
    if not isinstance(value, int):
        raise StudioError("Type whole numbers, {most} at most, into all four fields.", most=LARGEST)
    if value > LARGEST:
        raise StudioError(
            "{value} is more than the picture can show. Choose {most} or less.", value=value, most=LARGEST
        )
    return value


def _unseen(axis: Axis) -> str:
    image, padding = axis.unseen
    if image:
        text = tr(
            "The stride does not divide evenly: the filter never reaches the last {count} of the image (red).",
            count=image,
        )
    elif padding:
        text = tr("The stride does not divide evenly: the filter misses padding, but nothing of the image.")
    else:
        return ""
    return f"<br>{text}"
