"""A network class to edit: what a class and its object are, the network itself, and what one may choose in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.design import Design
from fmnist_gui.engine.network.design_code import IMPORTS, class_code
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.documents.code_view import CodeView
from fmnist_gui.kit.layout import fill, hbox
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.kit.view import View
from fmnist_gui.views.design.editor import DesignEditor
from fmnist_gui.views.design.fields import SignLegend, called
from fmnist_gui.views.design.trial import DesignTrial

if TYPE_CHECKING:
    from fmnist_gui.engine.network.design_network import Printed

NARROWEST_CODE = 57  # characters, of the longest line that cannot be broken


class DesignView(View):
    """The editor, the class as code, and a short training; others add what they are about."""

    ABOUT = N_(
        "The course's network, layer by layer. Change a number: what leaves each layer is computed at once, and "
        "the first layer that does not fit is shown."
    )
    MARKED, FOLLOW = False, True

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.editor = DesignEditor(self.MARKED, self.FOLLOW)
        self.code, self.trial = CodeView(), DesignTrial(state)
        self.copy_button = IconButton("content-copy", N_("Copy the class, with its imports"))
        self._asked: Design | None = None  # what PyTorch was asked to print last
        self._shown_code = ""
        self._lay_out()
        self.editor.edited.connect(self.refresh)
        self.copy_button.clicked.connect(self._on_copy)
        self.trial.start_button.clicked.connect(self._on_trial)  # after the trial itself has heard it
        self.trial.trialEnded.connect(self._on_trial)

    def _lay_out(self) -> None:
        about = QLabel(wordWrap=True)
        self.texts.bind(about.setText, self.ABOUT)
        head = hbox((self.section("The class"), 1), self.copy_button)
        self.view_layout.addWidget(about)
        self._add_above()
        fill(self.view_layout, self.editor, SPACE, head, self.code)
        self._add_below()
        fill(self.view_layout, SPACE, self.trial)

    def _add_above(self) -> None:
        """What stands above the editor."""

    def _add_below(self) -> None:
        """What stands below the code."""

    def job(self) -> Job:
        return partial(_print, self.editor.design)

    def show_result(self, result: tuple[Design, Printed]) -> None:
        design, printed = result
        if design == self.editor.design:
            self.show_printed(printed)

    @Slot()
    def refresh(self) -> None:
        design = self.editor.design
        self._show_code()
        self.trial.set_design(design if self.editor.examination.problem is None else None)
        if design != self._asked:
            self._asked = design
            super().refresh()

    def code_text(self) -> str:
        return class_code(self.editor.design, width=self._code_width())

    def _code_width(self) -> int:
        """Characters of a line of code that there is room for."""
        character = QFontMetricsF(self.code.font()).horizontalAdvance("m")
        return max(int(self.contentsRect().width() / character), NARROWEST_CODE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_code()

    def show_printed(self, printed: Printed) -> None:
        """What PyTorch makes of the design that is shown."""
        self.editor.show_refusal(printed.refusal)

    def _show_code(self) -> None:
        code = self.code_text()
        if code != self._shown_code:
            self._shown_code = code
            self.code.show_code(code)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{IMPORTS}\n\n\n{self.code_text()}\n")
        self.notice.say("good", "Copied.")

    @Slot()
    def _on_trial(self) -> None:
        self.editor.set_locked(self.trial.running)


class ClassDesignView(DesignView):
    """The class, the object that is made after it, and how that prints itself."""

    ABOUT = N_(
        "A class is a plan: change it here, and see what the object made after it holds and how it is printed. Each "
        "layer is an attribute; forward is the method."
    )

    def _add_below(self) -> None:
        self.own_repr = QCheckBox()
        self.object, self.found = CodeView(), QLabel(wordWrap=True)
        fill(self.view_layout, self.own_repr, SPACE, self.section("The object"), self.object, self.found)
        self.own_repr.toggled.connect(self._on_own_repr)
        texts = Texts(self.own_repr)
        texts.bind(self.own_repr.setText, "Override how its objects are printed")
        texts.bind_tip(self.own_repr, "Adds a method __repr__ to the class, in place of the one of nn.Module")

    def code_text(self) -> str:
        return class_code(self.editor.design, self.own_repr.isChecked(), self._code_width())

    def show_printed(self, printed: Printed) -> None:
        super().show_printed(printed)
        from fmnist_gui.engine.course.transcript import Statement  # torch is loaded: it has printed the network

        shown = printed.own_repr if self.own_repr.isChecked() else printed.repr
        self.object.show_statements([Statement("network = Network()", ""), Statement("network", shown)])
        self.found.setText(
            tr(
                "The base class nn.Module has found {count} tensors to learn in the attributes: {names}. Together they "
                "are {numbers} numbers.",
                count=len(printed.parameters),
                names=", ".join(parameter.name for parameter in printed.parameters),
                numbers=thousands(sum(parameter.count for parameter in printed.parameters)),
            )
        )

    @Slot()
    def _on_own_repr(self) -> None:
        self._show_code()
        self._show_again()


class ArgumentsDesignView(DesignView):
    """Which arguments are chosen, and which follow."""

    ABOUT = N_(
        "Which arguments may you choose, and which follow? Change one and see what no longer fits; then let the "
        "inputs follow."
    )
    MARKED, FOLLOW = True, False

    def _add_above(self) -> None:
        self.legend, self.words = SignLegend(), QLabel(wordWrap=True)
        self._named = "conv1.kernel_size"  # the argument that `words` are about
        fill(self.view_layout, self.legend, self.words)
        for row in self.editor.rows.values():
            for field in row.fields.values():
                field.entered.connect(self._on_entered)
        self.editor.edited.connect(self._show_words)
        Texts(self.words).call_for_look(self._show_words)

    @Slot(str)
    def _on_entered(self, name: str) -> None:
        self._named = name
        self._show_words()

    @Slot()
    def _show_words(self) -> None:
        """The definition with its parameter, and the call with its argument."""
        function, parameter = called(self._named)
        value = self.editor.design.value(self._named)
        ink = current_look().accent
        parameter_text = f"<b style='color:{ink}'>{parameter}</b>"
        self.words.setText(
            tr(
                "In the definition, {definition}, {name} is the parameter. In the call, {call}, {value} is its "
                "argument.",
                definition=f"<code>def {function}(…, {parameter_text}, …)</code>",
                name=parameter_text,
                call=f"<code>{function}(…, {parameter}=<b style='color:{ink}'>{value}</b>)</code>",
                value=f"<b style='color:{ink}'>{value}</b>",
            )
        )


def _print(design: Design) -> tuple[Design, Printed]:
    """Have PyTorch make and print an object of the class."""
    from fmnist_gui.engine.network.design_network import print_network

    return design, print_network(design)
