"""The class of the network as it is written, and what the base class makes of an object of it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fmnist_gui.bridge.current_model import network_of
from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.network.design_code import course_code
from fmnist_gui.engine.numbers import thousands
from fmnist_gui.kit.documents.code_view import code_field
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import tr
from fmnist_gui.views.structure.topic import Topic


@dataclass(frozen=True)
class Printed:
    """What PyTorch prints of the network; its learnable tensors and numbers; the same of a class that overrides it."""

    repr: str
    counts: list[int]
    own_code: str
    own_repr: str


class ClassView(Topic):
    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.source, self.repr, self.own = code_field(), code_field(), code_field()
        self.tracked = QLabel(wordWrap=True)
        self.source.setPlainText(course_code())
        columns = [
            self._titled(N_("It also prints the object, repr(network):"), self.repr),
            self._titled(N_("A class that overrides this:"), self.own),
        ]
        self.inside.addWidget(self.source, 5)
        self.inside.addWidget(self.tracked)
        self.inside.addLayout(hbox((columns[0], 5), (columns[1], 4), spacing=2 * SPACE), 3)
        self.texts.bind(
            self.about.setText,
            "A class is the plan, an object what is built from it. The network is a class that extends nn.Module: "
            "its attributes are the layers, its method forward says how an image goes through them.",
        )
        self.texts.bind(self.source.setAccessibleName, "The class of the network")

    def job(self) -> Job:
        return _print

    def _titled(self, text: str, field: QWidget) -> QVBoxLayout:
        """The field below its title, which is its name, too."""
        title = QLabel(wordWrap=True)
        self.texts.bind(title.setText, text)
        self.texts.bind(field.setAccessibleName, text)
        return vbox(title, (field, 1), spacing=SPACE // 2)

    def show_result(self, printed: Printed) -> None:
        self.repr.setPlainText(printed.repr)
        self.own.setPlainText(f"{printed.own_code}\n>>> {printed.own_repr}")
        self.tracked.setText(
            tr(
                "nn.Module finds what is to be learned in the layers, without a list: {tensors} tensors, {count} "
                "numbers.",
                tensors=len(printed.counts),
                count=thousands(sum(printed.counts)),
            )
        )


def _print() -> Printed:
    from fmnist_gui.engine.network.structure import own_repr

    network = network_of(None)
    code, own = own_repr()
    return Printed(repr(network), [parameter.numel() for parameter in network.parameters()], code, own)
