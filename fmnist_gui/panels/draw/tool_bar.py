"""The tools above the canvas: pens, undo, and the ways in and out for pictures."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget

from fmnist_gui.bridge.tasks import Task, run_task
from fmnist_gui.engine.drawing.drawing import Drawing, from_ndjson, to_ndjson
from fmnist_gui.engine.drawing.picture_files import picture_from_bytes, read_picture
from fmnist_gui.engine.drawing.sketch import stages_of_picture
from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.files import write_atomically
from fmnist_gui.kit.dialogs import open_dialog, save_dialog
from fmnist_gui.kit.icon_button import IconButton
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.sketch.canvas import SketchCanvas
from fmnist_gui.views.sketch.ink import layer_of
from fmnist_gui.views.sketch.player import on_canvas

SAVED_SIDE = 512  # px of a drawing saved as a picture
WIDTHS = 10, 120, 30  # least, most and first, thousandths of the canvas
SHADES = 20, 100, 100  # percent
QUICK_DRAW = ".ndjson"


class ToolBar(QWidget):
    saved = Signal(str)  # path
    failed = Signal(object)  # the exception

    def __init__(self, canvas: SketchCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self._folder = Path()
        self.texts = Texts(self)
        self.tools = {
            "pen": IconButton("pencil", N_("Pen: draw lines (P)")),
            "eraser": IconButton("eraser", N_("Eraser: take ink away (E)")),
            "bucket": IconButton("format-color-fill", N_("Bucket: fill what a click lies in (B)")),
        }
        self.width_slider, self.shade_slider = self._slider(WIDTHS), self._slider(SHADES)
        self.undo = IconButton("undo", N_("Undo (Ctrl+Z)"))
        self.redo = IconButton("redo", N_("Redo (Ctrl+Shift+Z)"))
        self.mirror = IconButton("flip-horizontal", N_("Mirror: swap left and right (M)"))
        self.clear = IconButton("delete-outline", N_("Clear the canvas (Del)"))
        self.open_button = IconButton("folder-open-outline", N_("Open a picture or a drawing, or paste one"))
        self.save_button = IconButton("content-save-outline", N_("Save the drawing"))
        self._lay_out()
        self._connect()
        self._choose_tool("pen")
        self._on_history()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        group = QButtonGroup(self)
        for button in self.tools.values():
            button.setCheckable(True)
            group.addButton(button)
            layout.addWidget(button)
        sliders = QVBoxLayout()
        sliders.setContentsMargins(SPACE // 2, 0, SPACE // 2, 0)
        sliders.setSpacing(0)
        sliders.addWidget(self.width_slider)
        sliders.addWidget(self.shade_slider)
        layout.addLayout(sliders, 4)
        for button in (self.undo, self.redo, self.mirror, self.clear, self.open_button, self.save_button):
            layout.addWidget(button)
        layout.addStretch(1)
        self.texts.bind(self.width_slider.setAccessibleName, "Width of the pen")
        self.texts.bind_tip(self.width_slider, "Width of the pen; the keys [ and ] change it too")
        self.texts.bind(self.shade_slider.setAccessibleName, "Shade of the ink")
        self.texts.bind_tip(self.shade_slider, "Shade of the ink, from light grey to full")
        self.open_menu, self.save_menu = QMenu(self), QMenu(self)
        for button, menu in ((self.open_button, self.open_menu), (self.save_button, self.save_menu)):
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for menu, text, slot in (
            (self.open_menu, N_("Open a file…"), self.ask_for_file),
            (self.open_menu, N_("Paste from the clipboard"), self.paste),
            (self.save_menu, N_("As a picture (PNG)…"), partial(self.ask_where, "png")),
            (self.save_menu, N_("As strokes (Quick, Draw! ndjson)…"), partial(self.ask_where, "ndjson")),
        ):
            action = menu.addAction("")
            self.texts.call(partial(_translate, action.setText, text))
            action.triggered.connect(slot)

    def _connect(self) -> None:
        canvas = self.canvas
        for name, button in self.tools.items():
            button.clicked.connect(partial(self._choose_tool, name))
        self.width_slider.valueChanged.connect(self._on_width)
        self.shade_slider.valueChanged.connect(self._on_shade)
        for button, slot in (
            (self.undo, canvas.undo),
            (self.redo, canvas.redo),
            (self.mirror, canvas.mirror),
            (self.clear, canvas.clear),
        ):
            button.clicked.connect(slot)
        canvas.historyChanged.connect(self._on_history)
        canvas.fileDropped.connect(self.open)
        canvas.pictureDropped.connect(self._on_picture_dropped)
        for keys, slot in (
            ("Ctrl+Z", canvas.undo),
            ("Ctrl+Shift+Z", canvas.redo),
            ("Ctrl+Y", canvas.redo),
            ("Del", canvas.clear),
            ("M", canvas.mirror),
            ("P", partial(self._choose_tool, "pen")),
            ("E", partial(self._choose_tool, "eraser")),
            ("B", partial(self._choose_tool, "bucket")),
            ("[", partial(self._change_width, -10)),
            ("]", partial(self._change_width, 10)),
            ("Ctrl+V", self.paste),
        ):
            shortcut = QShortcut(QKeySequence(keys), canvas)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _slider(self, bounds: tuple[int, int, int]) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        least, most, first = bounds
        slider.setRange(least, most)
        slider.setValue(first)
        slider.setMinimumWidth(48)
        slider.setMaximumWidth(120)
        return slider

    # ---- tools

    def _choose_tool(self, name: str) -> None:
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

    # ---- in

    @Slot()
    def ask_for_file(self) -> None:
        names = f"{tr('Pictures and drawings')} (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff *{QUICK_DRAW})"
        dialog = open_dialog(self, tr("Open a picture or a drawing"), [names], self._folder)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        self._folder = Path(path).parent
        self.open(Path(path))

    @Slot(Path)
    def open(self, path: Path) -> None:
        """Bring a picture, or the first drawing of an ndjson file, to the canvas."""
        run_task(partial(_read, path), self._on_read, self._on_failed)

    @Slot()
    def paste(self) -> None:
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.failed.emit(StudioError("There is no picture in the clipboard. Copy one first."))
        else:
            self._on_picture_dropped(image)

    @Slot(QImage)
    def _on_picture_dropped(self, image: QImage) -> None:
        run_task(partial(_from_image, image), self._on_read, self._on_failed)

    @Slot(object)
    def _on_read(self, drawing: Drawing) -> None:
        self.canvas.set_drawing(drawing)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    # ---- out

    def ask_where(self, suffix: str) -> None:
        """Ask for a file, and save the drawing as a "png" picture or as "ndjson" strokes."""
        label = tr("Picture") if suffix == "png" else tr("Drawing")
        proposed = self._folder / f"{tr('drawing')}.{suffix}"
        dialog = save_dialog(self, tr("Save the drawing"), proposed, f"{label} (*.{suffix})")
        dialog.fileSelected.connect(self.save)
        dialog.open()

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the drawing to `path`, in the format that its ending names."""
        drawing = self.canvas.drawing()
        self._folder = Path(path).parent
        content = (to_ndjson(drawing) + "\n").encode() if path.endswith(QUICK_DRAW) else picture_of(drawing)
        try:
            write_atomically(Path(path), content)
        except StudioError as error:
            self.failed.emit(error)
        else:
            self.saved.emit(path)


def _translate(setter: object, text: str) -> None:
    assert callable(setter)
    setter(tr(text))


def picture_of(drawing: Drawing) -> bytes:
    """The drawing as a PNG, dark ink on white paper."""
    layer = layer_of(drawing, SAVED_SIDE)
    layer.invertPixels()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(layer)
    return bytes(buffer.data().data())


def _read(path: Path, task: Task) -> Drawing:
    if path.suffix.lower() != QUICK_DRAW:
        return _checked(Drawing((), read_picture(path)))
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StudioError(
            "{path} cannot be read ({reason}). Check the name and that you may open it.", path=path, reason=error
        ) from error
    first = next(filter(str.strip, lines), None)
    if first is None:
        raise StudioError("{name} is empty. Choose another picture.", name=path.name)
    drawing = from_ndjson(first)
    if drawing.picture is None and not _fits(drawing):
        return Drawing(on_canvas(drawing.strokes))
    return drawing


def _fits(drawing: Drawing) -> bool:
    """Whether the strokes lie on the canvas already, as in a file that it has written."""
    return all(
        (s.xs >= 0).all() and (s.xs <= 1).all() and (s.ys >= 0).all() and (s.ys <= 1).all() for s in drawing.strokes
    )


def _from_image(image: QImage, task: Task) -> Drawing:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return _checked(Drawing((), picture_from_bytes(bytes(buffer.data().data()), "clipboard")))


def _checked(drawing: Drawing) -> Drawing:
    """The drawing, unless nothing can be seen in its picture: then a StudioError that says so."""
    assert drawing.picture is not None
    stages_of_picture(np.asarray(drawing.picture))
    return drawing
