"""What the live parts that show the data have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fmnist_gui.bridge.worker import Job
from fmnist_gui.kit.view import View

if TYPE_CHECKING:
    from fmnist_gui.engine.data.fashion_mnist import FashionData


class DataPart(View):
    """Shows something that is found out about the data in a task."""

    def question(self) -> Callable[[FashionData], Any] | None:
        """A function of the data; it must not touch the part."""
        raise NotImplementedError

    def job(self) -> Job | None:
        asked, state = self.question(), self.state
        return None if asked is None else lambda: asked(state.data())
