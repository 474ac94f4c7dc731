"""What one network takes the drawing for: the class in large letters, ten probabilities, and what to make of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.engine.drawing.prediction import Prediction
from fmnist_gui.engine.drawing.versions import VERSIONS
from fmnist_gui.engine.numbers import UNKNOWN, percent
from fmnist_gui.kit.class_names import class_name
from fmnist_gui.kit.labels import sentence_label, set_role
from fmnist_gui.kit.layout import vbox
from fmnist_gui.kit.look import SPACE, TYPE_HEADING, TYPE_TITLE, current_look, sized_font
from fmnist_gui.kit.probability_bars import ProbabilityBars
from fmnist_gui.kit.text import Texts, tr, tr_error

UNSURE = 0.2  # the first class is less than so much ahead of the second


class Verdict(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._prediction: Prediction | None = None
        self._number = 0
        self.answer, self.note = QLabel(), QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.bars, self.manner = ProbabilityBars(), sentence_label("small")
        set_role(self.note, "muted")
        for label in (self.answer, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        words = QWidget()  # with room for two lines at all times, or the bars would jump
        words.setMinimumHeight(2 * self.note.fontMetrics().height() + 2)
        vbox(self.note, self.manner, None, spacing=0, parent=words)
        vbox(self.answer, words, (self.bars, 1), spacing=SPACE // 2, parent=self)
        self.texts = Texts(self)
        self.texts.bind_tip(
            self.manner,
            "Lines are never drawn twice alike, so the network is asked for several versions of a line drawing: its "
            "mean over them is right more often. Of anything else it sees one picture, as on the pages Network and "
            "Results.",
        )
        self.texts.bind_tip(
            self.note,
            "The ten probabilities add up to 100 % whatever is drawn. So a second small network, which has learned to "
            "distinguish garments from doodles, letters and noise, looks at it too. It errs at times, mostly with "
            "things shaped like a bag or a shoe.",
        )
        self.texts.call_for_look(self._show)
        self.set_model("", narrow=False)

    def set_model(self, name: str, narrow: bool) -> None:
        """Whose verdict this is, for screen readers, who do not see what stands above; in smaller letters beside
        another one."""
        self.setAccessibleName(name)
        self.answer.setFont(sized_font(self.answer.font(), TYPE_HEADING if narrow else TYPE_TITLE))

    def show_prediction(self, prediction: Prediction | None, number: int) -> None:
        """That of the network `number`; None: nothing is drawn."""
        self._prediction, self._number = prediction, number
        self._show()

    @property
    def predicted(self) -> int | None:
        """The class, or None."""
        probabilities = self._probabilities()
        return None if probabilities is None else probabilities.index(max(probabilities))

    def _probabilities(self) -> list[float] | None:
        found = self._prediction.probabilities if self._prediction is not None else ()
        return found[self._number] if self._number < len(found) else None

    def _show(self) -> None:
        probabilities = self._probabilities()
        self._show_manner()
        self._show_doubt()
        self.bars.show_probabilities(probabilities)
        if probabilities is None:
            problem = self._prediction.problem if self._prediction is not None else None
            self.answer.setText(UNKNOWN)
            self._set_note(tr_error(problem) if problem else tr("Draw a garment, and its class appears here."))
            return
        first, second = sorted(range(len(probabilities)), key=probabilities.__getitem__, reverse=True)[:2]
        self.answer.setText(f"{class_name(first)} {percent(probabilities[first], 0)}")
        unsure = probabilities[first] - probabilities[second] < UNSURE
        names = {"first": class_name(first), "second": class_name(second)}
        if self._looks_like_none():
            self._set_note(tr("This looks like none of the ten."))
        else:
            self._set_note(tr("Not sure: {first} or {second}?", **names) if unsure else "")

    def _set_note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _looks_like_none(self) -> bool:
        return self._prediction is not None and self._prediction.none_of_ten

    def _show_doubt(self) -> None:
        """In the colours of the theme, which are set only where they change: that is slow."""
        look, doubt = current_look(), self._looks_like_none()
        styles = (f"color: {look.muted};", f"color: {look.warn}; font-weight: bold;") if doubt else ("", "")
        for label, style in zip((self.answer, self.note), styles, strict=True):
            if label.styleSheet() != style:
                label.setStyleSheet(style)

    def _show_manner(self) -> None:
        """Of what the bars are the answer."""
        stages = self._prediction.stages if self._prediction is not None else None
        if stages is None or self._probabilities() is None:
            self.manner.clear()
        elif stages.lines:
            self.manner.setText(tr("The mean over {count} versions of your lines.", count=VERSIONS))
        else:
            self.manner.setText(tr("The answer to this one picture."))
        self.manner.setVisible(bool(self.manner.text()))
