"""The figures that code draws with matplotlib, as pictures; without a window and without its interactive part."""

from __future__ import annotations

import ast
import struct
from collections.abc import Callable, Sequence
from io import BytesIO
from types import ModuleType
from typing import Any

PYPLOT = "plt"  # its name in the code
MOST_FIGURES = 20  # of one run
MOST_PIXELS = 1_600  # along each side of a picture
MOST_PNG_BYTES = 4 * MOST_PIXELS**2
_PNG_START = b"\x89PNG\r\n\x1a\n"
# One of these has the letters of Chinese; on each system another one is there.
_CHINESE_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "Droid Sans Fallback",
    "Arial Unicode MS",
)


def import_pyplot() -> ModuleType:
    """`matplotlib.pyplot`, which draws into memory, with letters for Chinese where the system has them."""
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import font_manager, pyplot

    there = {font.name for font in font_manager.fontManager.ttflist}
    fonts = ["sans-serif", *(name for name in _CHINESE_FONTS if name in there)]
    pyplot.rcParams.update({"font.family": fonts, "figure.max_open_warning": 0})
    return pyplot


def figure_names(statements: Sequence[ast.stmt]) -> set[str]:
    """`plt`, and the names that are made with it, as `figure` and `axes`, or a function that draws."""
    found = {PYPLOT}
    for statement in statements:
        names = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
        if found & {name.id for name in names}:
            if isinstance(statement, ast.FunctionDef):
                found.add(statement.name)
            else:
                found |= {name.id for name in names if isinstance(name.ctx, ast.Store)}
    return found


def draws(statement: ast.stmt, names: set[str]) -> bool:
    """Whether it is a call of one of these `figure_names`: what that gives back is nothing to read."""
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
        return False
    node: ast.expr = statement.value
    while isinstance(node, ast.Call | ast.Attribute | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id in names


class Figures:
    """Follows which statement changed which figure, and gives a figure away when it is shown or all code has run.

    `send` is given the PNG and the number of the statement that changed the figure last.
    """

    def __init__(self, pyplot: Any, send: Callable[[bytes, int], None]) -> None:
        self._pyplot, self._send = pyplot, send
        self._changed: dict[int, int] = {}  # figure -> statement
        self._statement = 0
        self.left_out = 0
        self._sent = 0
        pyplot.close("all")  # of code that ran here before
        self._own_show = pyplot.show
        pyplot.show = lambda *_, **__: self.show()

    def follow(self, statement: int) -> None:
        """What is changed from now on is changed by this statement."""
        self._note_changes()
        self._statement = statement

    def show(self) -> None:
        """Draw all open figures and close them, as `pyplot.show` does meanwhile."""
        self._note_changes()
        for manager in _open_figures():
            if self._sent == MOST_FIGURES:
                self.left_out += 1
            else:
                self._sent += 1
                self._send(png_of(manager.canvas.figure), self._changed.get(manager.num, self._statement))
            self._pyplot.close(manager.num)
        self._changed.clear()

    def close(self) -> None:
        self._pyplot.close("all")
        self._pyplot.show = self._own_show

    def _note_changes(self) -> None:
        for manager in _open_figures():
            if manager.canvas.figure.stale:
                self._changed[manager.num] = self._statement
                manager.canvas.figure.stale = False


def _open_figures() -> list[Any]:
    """In the order of their numbers; `pyplot.figure` would make each the current one."""
    from matplotlib._pylab_helpers import Gcf

    return [Gcf.figs[number] for number in sorted(Gcf.figs)]


def png_of(figure: Any) -> bytes:
    """At most MOST_PIXELS wide and high, without empty margins where that can be."""
    dpi = min(figure.dpi, MOST_PIXELS / max(figure.get_size_inches()))
    try:
        drawn = _saved(figure, dpi, "tight")
    except Exception:  # a text far outside would make it too large
        return _saved(figure, dpi, None)
    return drawn if is_picture(drawn) else _saved(figure, dpi, None)


def _saved(figure: Any, dpi: float, box: str | None) -> bytes:
    buffer = BytesIO()
    figure.savefig(buffer, format="png", dpi=dpi, bbox_inches=box)
    return buffer.getvalue()


def is_picture(content: bytes) -> bool:
    """Whether these are the bytes of a PNG that is not too large: they may come from code that somebody wrote."""
    if len(content) > MOST_PNG_BYTES or not content.startswith(_PNG_START) or len(content) < 24:
        return False
    width, height = struct.unpack_from(">II", content, 16)
    return bool(0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS)
