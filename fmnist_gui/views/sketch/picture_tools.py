"""Under the canvas, while there is a picture on it: turn it, crop it, invert it, say what its background is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget

from fmnist_gui.bridge.worker import Worker
from fmnist_gui.engine.drawing.drawing import Drawing
from fmnist_gui.engine.drawing.pictures.edits import (
    cropped,
    inverted,
    photo_in,
    turned,
    with_automatic_background,
    with_background,
)
from fmnist_gui.engine.drawing.pictures.photo import Crop
from fmnist_gui.engine.drawing.prediction import Prediction
from fmnist_gui.engine.errors import N_
from fmnist_gui.kit.buttons.icon_button import IconButton
from fmnist_gui.kit.labels import sentence_label
from fmnist_gui.kit.layout import hbox
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.text import Texts, tr
from fmnist_gui.views.sketch.canvas import SketchCanvas
from fmnist_gui.views.sketch.crop_overlay import CropOverlay
from fmnist_gui.views.sketch.photo_overlay import PhotoOverlay, Pipette
from fmnist_gui.views.sketch.tool_bar import ToolBar, add_keys

Change = Callable[[Drawing], Drawing]
CROP_HINT = N_("Drag the corners and edges of the part that counts. Esc ends it.")
PIPETTE_HINT = N_("Click what is background; click again to add a colour. Esc ends it.")
SIDEWAYS_HINT = N_("Does it lie on its side? Then turn it.")


@dataclass(frozen=True)
class Edit:
    """`kind`: a "step" for undo, "amend" the newest one, or a mere "preview"."""

    change: Change
    kind: str


class PictureEditor(QObject):
    """Makes changes to what is on the canvas, one after the other, in a thread: a large picture takes some 10 ms."""

    def __init__(self, canvas: SketchCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._worker = Worker(self)
        self._waiting: list[Edit] = []
        self._running: tuple[Edit, Drawing] | None = None
        self._worker.done.connect(self._on_done)
        self._worker.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether the canvas is still to show a change."""
        return self._running is not None or bool(self._waiting)

    def make(self, change: Change, kind: str = "step") -> None:
        if self._waiting and self._waiting[-1].kind == "preview":
            self._waiting.pop()
        self._waiting.append(Edit(change, kind))
        if self._running is None:
            self._run_next()

    def drop_previews(self) -> None:
        """Show what is there, not what might come of a change that was not made."""
        self._waiting = [edit for edit in self._waiting if edit.kind != "preview"]
        if self._running is not None and self._running[0].kind == "preview":
            self._worker.cancel()
            self._running = None
        self._go_on()
        self._canvas.preview(None)

    def _run_next(self) -> None:
        edit, drawing = self._waiting.pop(0), self._canvas.at_rest
        self._running = edit, drawing
        self._worker.request(partial(edit.change, drawing))

    @Slot(object)
    def _on_done(self, drawing: Drawing) -> None:
        assert self._running is not None
        edit, before = self._running
        self._running = None
        if self._canvas.at_rest is not before:  # something else is there by now
            self._waiting.clear()
        elif edit.kind == "preview":
            self._canvas.preview(drawing)
        else:
            self._canvas.set_drawing(drawing, amend=edit.kind == "amend")
        self._go_on()

    @Slot(object)
    def _on_failed(self, _: Exception) -> None:
        """It is in the log; what comes after it does not wait for ever."""
        self._running = None
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and self._running is None:
            self._run_next()


class PictureTools(QWidget):
    """Hidden while there is no picture. `hint` says what to do with the tool in hand, or for the picture."""

    def __init__(self, canvas: SketchCanvas, tool_bar: ToolBar) -> None:
        super().__init__()
        self.canvas, self._tool_bar = canvas, tool_bar
        self.editor = PictureEditor(canvas)
        self.left = IconButton("rotate-left", N_("Turn the picture a quarter to the left (Shift+R)"))
        self.right = IconButton("rotate-right", N_("Turn the picture a quarter to the right (R)"))
        self.crop = IconButton("crop", N_("Crop: choose the part of the picture that counts (C)"))
        self.invert = IconButton("invert-colors", N_("Invert: swap garment and background (I)"))
        self.pipette = IconButton("eyedropper", N_("Pipette: click what is background (G)"))
        self.automatic = IconButton("eyedropper-off", N_("Find the background automatically again (Shift+G)"))
        self.hint = sentence_label("small")
        self.cropping, self.picking = CropOverlay(canvas), Pipette(canvas)
        self._overlays: tuple[tuple[QAbstractButton, PhotoOverlay, str], ...] = (
            (self.crop, self.cropping, CROP_HINT),
            (self.pipette, self.picking, PIPETTE_HINT),
        )
        self._sideways: Drawing | None = None  # what seems to lie on its side
        self._was_taken = False  # the tool whose button is being pressed
        buttons = (self.left, self.right, self.crop, self.invert, self.pipette, self.automatic)
        hbox(*buttons, (self.hint, 1), spacing=SPACE // 2, parent=self)
        self._connect()
        Texts(self).call(self._show_hint)
        self._on_history()

    def _connect(self) -> None:
        for checkable in (self.crop, self.pipette, self.invert):
            checkable.setCheckable(True)
        for tool, overlay, _ in self._overlays:
            self._tool_bar.group.addButton(tool)
            tool.pressed.connect(partial(self._on_tool_pressed, tool))
            tool.clicked.connect(self._on_tool_clicked)
            overlay.finished.connect(self.finish)
        self._tool_bar.group.buttonToggled.connect(self._on_tool)
        self.cropping.previewed.connect(self._on_crop_previewed)
        self.cropping.chosen.connect(self._on_crop_chosen)
        self.picking.picked.connect(self._on_picked)
        self.canvas.historyChanged.connect(self._on_history)
        edits: tuple[tuple[IconButton, str, Change], ...] = (
            (self.right, "R", turned),
            (self.left, "Shift+R", partial(turned, to_the_right=False)),
            (self.invert, "I", inverted),
            (self.automatic, "Shift+G", with_automatic_background),
        )
        for button, key, change in edits:
            button.clicked.connect(partial(self._edit, change))
            add_keys(self.canvas, (key,), partial(self._edit, change))
        for button, key in ((self.crop, "C"), (self.pipette, "G")):
            add_keys(self.canvas, (key,), partial(self._take, button))

    @property
    def _has_picture(self) -> bool:
        return self.canvas.at_rest.picture is not None

    def _edit(self, change: Change, _: bool = False) -> None:
        if self._has_picture:
            self.editor.make(change)
        self._show_state()

    def _take(self, tool: IconButton) -> None:
        if self._has_picture:
            tool.setChecked(True)

    @Slot()
    def finish(self) -> None:
        """Back to the pen; the picture stays as it was made."""
        self._tool_bar.choose_tool(self.canvas.tool)
        self.canvas.setFocus()

    def _on_tool_pressed(self, tool: QAbstractButton) -> None:
        self._was_taken = tool.isChecked()

    @Slot()
    def _on_tool_clicked(self) -> None:
        """A second press of a tool's button puts it back."""
        if self._was_taken:
            self.finish()

    @Slot(QAbstractButton, bool)
    def _on_tool(self, tool: QAbstractButton, taken: bool) -> None:
        for button, overlay, _ in self._overlays:
            if button is tool and taken:
                overlay.show_drawing(self.canvas.at_rest)
                overlay.setGeometry(self.canvas.rect())
                overlay.show()
                overlay.raise_()
                overlay.setFocus()
            elif button is tool:
                overlay.hide()
                self.editor.drop_previews()
        if self.crop.isChecked():
            self.cropping.begin()
        self._show_hint()

    @Slot()
    def _on_history(self) -> None:
        self.setVisible(self._has_picture)
        if not self._has_picture and any(button.isChecked() for button, _, _ in self._overlays):
            self.finish()
        if not self.editor.busy:  # else something newer is on its way
            for button, overlay, _ in self._overlays:
                if button.isChecked():
                    overlay.show_drawing(self.canvas.at_rest)
        self._show_state()

    def _show_state(self) -> None:
        photo = photo_in(self.canvas.at_rest)
        self.invert.setChecked(photo is not None and photo.inverted)
        self.automatic.setEnabled(photo is not None and bool(photo.backgrounds or photo.inverted))
        self._show_hint()

    @Slot(object)
    def show_prediction(self, prediction: Prediction) -> None:
        """What the networks say of the drawing may be a reason to turn it."""
        self._sideways = prediction.drawing if prediction.sideways else None
        self._show_hint()

    def _show_hint(self) -> None:
        hints = [hint for button, _, hint in self._overlays if button.isChecked()]
        hint = hints[0] if hints else self.canvas.at_rest.hint
        if not hint and self._sideways is self.canvas.at_rest:
            hint = SIDEWAYS_HINT
        self.hint.setText(tr(hint) if hint else "")

    @Slot(object)
    def _on_crop_previewed(self, crop: Crop) -> None:
        self.editor.make(lambda drawing: cropped(drawing, crop), "preview")

    @Slot(object, bool)
    def _on_crop_chosen(self, crop: Crop, again: bool) -> None:
        self.editor.make(lambda drawing: cropped(drawing, crop), "amend" if again else "step")

    @Slot(float, float)
    def _on_picked(self, x: float, y: float) -> None:
        self.editor.make(lambda drawing: with_background(drawing, x, y))
