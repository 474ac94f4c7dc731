"""The tools above the canvas: pens, undo, and the ways in and out for pictures."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton, QWidget

from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.drawing.drawing import Drawing, to_ndjson
from fmnist_gui.engine.drawing.drawing_files import (
    OPENED_ENDINGS,
    QUICK_DRAW,
    drawing_from_picture,
    holds_several,
    read_drawing,
)
from fmnist_gui.engine.drawing.pictures.picture_files import UNREADABLE_ENDINGS
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import is_folder
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.cells.pictures import png_bytes
from fmnist_gui.kit.dialogs import ask_data_folder, ask_files, ask_where_to_save
from fmnist_gui.kit.fields.wheel import Slider
from fmnist_gui.kit.layout import hbox, vbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.notice import Notice, save_and_say
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.sketch.canvas import SketchCanvas, local_files
from fmnist_gui.views.sketch.ink import layer_of

SAVED_SIDE = 512  # px of a drawing saved as a picture
WIDTHS = 10, 120, 30  # least, most and first, thousandths of the canvas
SHADES = 20, 100, 100  # percent
SLIDER_WIDTHS = 48, 120  # px
SHOW_ALL = N_("Show all in a table")
TOOL_KEYS = {"pen": "P", "eraser": "E", "bucket": "B"}


class ToolBar(QWidget):
    """`notice` says where a drawing was saved, or what failed."""

    opened = Signal()  # a picture is on the canvas now
    manyOpened = Signal(object)  # list of Path: several files, or a folder

    def __init__(self, canvas: SketchCanvas, notice: Notice) -> None:
        super().__init__()
        self.canvas, self._notice = canvas, notice
        self._folder = Path()
        self.texts = Texts(self)
        self._reader = Worker(self)
        self._several: Path | None = None  # the file that was opened last, if it holds more than what was shown
        self.tools = {
            "pen": IconButton("pencil", N_("Pen: draw lines (P)")),
            "eraser": IconButton("eraser", N_("Eraser: take ink away (E)")),
            "bucket": IconButton("format-color-fill", N_("Bucket: fill what a click lies in (B)")),
        }
        self.width_slider, self.shade_slider = _slider(WIDTHS), _slider(SHADES)
        self.undo = IconButton("undo", N_("Undo (Ctrl+Z)"))
        self.redo = IconButton("redo", N_("Redo (Ctrl+Shift+Z)"))
        self.mirror = IconButton("flip-horizontal", N_("Mirror: swap left and right (M)"))
        self.clear = IconButton("delete-outline", N_("Clear the canvas (Del)"))
        self.open_button = IconButton("folder-open-outline", N_("Open pictures, drawings or a folder, or paste one"))
        self.save_button = IconButton("content-save-outline", N_("Save the drawing"))
        self._lay_out()
        self._connect()
        self.choose_tool("pen")
        self._on_history()

    def _lay_out(self) -> None:
        self.group = QButtonGroup(self)  # also of tools that stand elsewhere: only one is in hand
        for button in self.tools.values():
            button.setCheckable(True)
            self.group.addButton(button)
        sliders = vbox(self.width_slider, self.shade_slider, spacing=0, margins=(SPACE // 2, 0, SPACE // 2, 0))
        buttons = (self.undo, self.redo, self.mirror, self.clear, self.open_button, self.save_button)
        hbox(*self.tools.values(), (sliders, 4), *buttons, None, spacing=SPACE // 2, parent=self)
        self.texts.bind_name(self.width_slider, "Width of the pen", "Width of the pen; the keys [ and ] change it too")
        self.texts.bind_name(self.shade_slider, "Shade of the ink", "Shade of the ink, from light grey to full")
        self.open_menu = self._menu(
            self.open_button,
            (N_("Open files…"), self.ask_for_files),
            (N_("Open a folder of pictures…"), self.ask_for_folder),
            (N_("Paste from the clipboard"), self.paste),
        )
        self.save_menu = self._menu(
            self.save_button,
            (N_("As a picture (PNG)…"), partial(self.ask_where, "png")),
            (N_("As strokes (Quick, Draw! ndjson)…"), partial(self.ask_where, "ndjson")),
        )

    def _menu(self, button: QToolButton, *entries: tuple[str, Callable[[], None]]) -> QMenu:
        menu = QMenu(self)
        for text, slot in entries:
            action = menu.addAction("")
            self.texts.bind(action.setText, text)
            action.triggered.connect(slot)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return menu

    def _connect(self) -> None:
        canvas = self.canvas
        self._reader.done.connect(self._on_read)
        self._notice.acted.connect(self._on_notice_acted)
        self._reader.failed.connect(self._notice.show_error)
        self.width_slider.valueChanged.connect(self._on_width)
        self.shade_slider.valueChanged.connect(self._on_shade)
        canvas.historyChanged.connect(self._on_history)
        canvas.filesDropped.connect(self.open_all)
        canvas.pictureDropped.connect(self._on_picture_dropped)
        commands: tuple[tuple[QToolButton | None, tuple[str, ...], Callable[[], None]], ...] = (
            (self.undo, ("Ctrl+Z",), canvas.undo),
            (self.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), canvas.redo),
            (self.mirror, ("M",), canvas.mirror),
            (self.clear, ("Del",), canvas.clear),
            *((self.tools[name], (key,), partial(self.choose_tool, name)) for name, key in TOOL_KEYS.items()),
            (None, ("[",), partial(self._change_width, -10)),
            (None, ("]",), partial(self._change_width, 10)),
            (None, ("Ctrl+V",), self.paste),
        )
        for button, keys, slot in commands:
            if button is not None:
                button.clicked.connect(slot)
            add_keys(canvas, keys, slot)

    def choose_tool(self, name: str) -> None:
        """Take the "pen", "eraser" or "bucket" into the hand."""
        self.canvas.tool = name
        self.tools[name].setChecked(True)

    @Slot(int)
    def _on_width(self, thousandths: int) -> None:
        self.canvas.pen_width = thousandths / 1000

    @Slot(int)
    def _on_shade(self, percent: int) -> None:
        self.canvas.shade = percent / 100

    def _change_width(self, thousandths: int) -> None:
        self.width_slider.setValue(self.width_slider.value() + thousandths)

    @Slot()
    def _on_history(self) -> None:
        self.undo.setEnabled(self.canvas.can_undo)
        self.redo.setEnabled(self.canvas.can_redo)
        empty = self.canvas.drawing().is_empty
        for button in (self.mirror, self.clear, self.save_button):
            button.setEnabled(not empty)

    @Slot()
    def ask_for_files(self) -> None:
        known = " ".join(f"*{ending}" for ending in (*OPENED_ENDINGS, *UNREADABLE_ENDINGS))  # of these it is said why
        kinds = [f"{tr('Pictures and drawings')} ({known})", tr("All files (*)")]
        ask_files(self, tr("Open pictures or drawings"), kinds, self._on_files_chosen, self._folder)

    @Slot(list)
    def _on_files_chosen(self, paths: list[str]) -> None:
        self._folder = Path(paths[0]).parent
        self.open_all([Path(path) for path in paths])

    @Slot()
    def ask_for_folder(self) -> None:
        ask_data_folder(self, tr("Open a folder of pictures"), self._on_folder_chosen)

    @Slot(str)
    def _on_folder_chosen(self, path: str) -> None:
        self.open_all([Path(path)])

    @Slot(object)
    def open_all(self, paths: list[Path]) -> None:
        """One file comes to the canvas; what is in several, or in a folder, is for a table."""
        self._notice.clear()  # it may say why another one was not read
        if len(paths) > 1 or is_folder(paths[0]):
            self.manyOpened.emit(paths)
        else:
            self.open(paths[0])

    @Slot(Path)
    def open(self, path: Path) -> None:
        """Bring a picture, or the first drawing of a file with several, to the canvas."""
        self._reader.start(lambda: (read_drawing(path), path if holds_several(path) else None))

    @Slot(object)
    def _on_read(self, read: tuple[Drawing, Path | None]) -> None:
        drawing, self._several = read
        self.canvas.set_drawing(drawing)
        self.opened.emit()
        if self._several is not None:
            name = self._several.name
            self._notice.say("info", "{name} holds several drawings. This is the first.", SHOW_ALL, name=name)

    @Slot()
    def _on_notice_acted(self) -> None:
        if self._several is not None and self._notice.action_button.text() == tr(SHOW_ALL):
            self.manyOpened.emit([self._several])

    @Slot()
    def paste(self) -> None:
        """The picture in the clipboard, or the file that was copied there."""
        clipboard = QGuiApplication.clipboard()
        files, image = local_files(clipboard.mimeData()), clipboard.image()
        if files:
            self.open_all(files)
        elif image.isNull():
            self._notice.show_error(StudioError("There is no picture in the clipboard. Copy one first."))
        else:
            self._on_picture_dropped(image)

    @Slot(QImage)
    def _on_picture_dropped(self, image: QImage) -> None:
        self._reader.start(lambda: (drawing_from_picture(png_bytes(image), "clipboard"), None))

    def ask_where(self, suffix: str) -> None:
        """Ask for a file, and save the drawing as a "png" picture or as "ndjson" strokes."""
        kind = tr("Picture") if suffix == "png" else tr("Drawing")
        proposed = self._folder / f"{tr('drawing')}.{suffix}"
        ask_where_to_save(self, tr("Save the drawing"), proposed, f"{kind} (*.{suffix})", self.save)

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the drawing to `path`, in the format that its ending names."""
        drawing = self.canvas.drawing()
        self._folder = Path(path).parent
        content = (to_ndjson(drawing) + "\n").encode() if path.endswith(QUICK_DRAW) else _picture_file(drawing)
        save_and_say(self._notice, path, content)


def add_keys(canvas: SketchCanvas, keys: Sequence[str], slot: Callable[[], None]) -> None:
    """Keys that do something while the canvas, or what lies on it, has the focus."""
    shortcut = QShortcut(canvas)
    shortcut.setKeys([QKeySequence(key) for key in keys])
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(slot)


def _slider(bounds: tuple[int, int, int]) -> Slider:
    least, most, first = bounds
    slider = Slider()
    slider.setRange(least, most)
    slider.setValue(first)
    slider.setMinimumWidth(SLIDER_WIDTHS[0])
    slider.setMaximumWidth(SLIDER_WIDTHS[1])
    return slider


def _picture_file(drawing: Drawing) -> bytes:
    """A PNG, dark ink on white paper."""
    layer = layer_of(drawing, SAVED_SIDE)
    layer.invertPixels()
    return png_bytes(layer)
