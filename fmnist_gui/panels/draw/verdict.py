"""What one network says of the drawing: the class in large letters, its chance, ten bars, and when it is not sure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.bridge.drawing_predictor import Prediction
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.layout import NO_MARGINS, vbox
from fmnist_gui.kit.look import SPACE, TYPE_HEADING, TYPE_TITLE, type_px
from fmnist_gui.kit.probability_bars import ProbabilityBars
from fmnist_gui.kit.text import Texts, tr, tr_error

UNSURE = 0.2  # the first class is less than so much ahead of the second


class Verdict(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prediction: Prediction | None = None
        self._number = 0
        self.said, self.note = QLabel(), QLabel()
        self.bars = ProbabilityBars()
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        for label in (self.said, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setMinimumHeight(2 * self.note.fontMetrics().height() + 2)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        vbox(
            *((widget, 1 if widget is self.bars else 0) for widget in (self.said, self.note, self.bars)),
            spacing=SPACE // 2,
            margins=NO_MARGINS,
            parent=self,
        )
        self.texts = Texts(self)
        self.texts.call(self._show)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Smaller letters where two verdicts stand side by side."""
        font = self.said.font()
        font.setPixelSize(type_px(TYPE_HEADING if narrow else TYPE_TITLE))
        self.said.setFont(font)

    def set_model(self, name: str) -> None:
        """Whose verdict this is, in the current language: for screen readers, who do not see what stands above."""
        self.setAccessibleName(name)

    def show_prediction(self, prediction: Prediction | None, number: int) -> None:
        """The verdict of the network `number` of those that looked; None: nothing is drawn."""
        self._prediction, self._number = prediction, number
        self._show()

    @property
    def predicted(self) -> int | None:
        """The class that is named, or None."""
        probabilities = self._probabilities()
        return None if probabilities is None else max(range(len(probabilities)), key=probabilities.__getitem__)

    def _probabilities(self) -> list[float] | None:
        prediction = self._prediction
        found = prediction.probabilities if prediction is not None else ()
        return found[self._number] if self._number < len(found) else None

    def _show(self) -> None:
        probabilities = self._probabilities()
        self.bars.show_probabilities(probabilities)
        if probabilities is None:
            problem = self._prediction.problem if self._prediction is not None else None
            self.said.setText("–")
            self.note.setText(tr_error(problem) if problem else tr("Draw a garment, and its class appears here."))
            return
        first, second = sorted(range(len(probabilities)), key=probabilities.__getitem__, reverse=True)[:2]
        name = class_name(first)
        self.said.setText(f"{name} {100 * probabilities[first]:.0f} %")
        if probabilities[first] - probabilities[second] < UNSURE:
            self.note.setText(tr("Not sure: {first} or {second}?", first=name, second=class_name(second)))
        else:
            self.note.clear()
