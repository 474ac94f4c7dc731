"""C18: the seven steps as a loop that runs, with what each of them has just brought about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.engine.numbers import fixed, percent_number
from fmnist_gui.kit.cells.batch_grid import BatchGrid
from fmnist_gui.kit.labels import code_label
from fmnist_gui.kit.layout import fill, hbox, vbox
from fmnist_gui.kit.look import SPACE, color, current_look
from fmnist_gui.kit.text import tr
from fmnist_gui.views.steps.texts import STEPS, step_title
from fmnist_gui.views.steps.view import StepsView

if TYPE_CHECKING:
    from fmnist_gui.engine.course.seven_steps import StepSnapshot

GUTTER = 40  # px at the left for the two ways back
SHOWN = 10  # pictures of the batch


class SevenStepsView(StepsView):
    SLOW = True

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self.loop = StepLoop()
        fill(self.view_layout, self.loop, self.about, self.controls, self.plot)
        self.texts.call(self.show_lines)
        self.texts.call(self.show_snapshot)

    def show_snapshot(self) -> None:
        snapshot = self.trial.snapshot
        self.loop.show_snapshot(snapshot)
        self.about.setText(self.about_text(int(snapshot.step)) if snapshot is not None else tr("Loading…"))


class StepLoop(QWidget):
    """Seven rows, the present one marked, and at the left the ways back from 6 and from 7."""

    def __init__(self) -> None:
        super().__init__()
        self.current = 0  # 1 to 7; 0 while nothing was done
        self.values = [QLabel() for _ in STEPS]
        self.pictures = BatchGrid()
        self.pictures.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._titles: list[QLabel] = []
        layout = vbox(spacing=0, margins=(GUTTER, 0, 0, 0), parent=self)
        self._rows = [self._row(number) for number in range(len(STEPS))]
        fill(layout, *self._rows)

    def _row(self, number: int) -> QWidget:
        row, title, value = QWidget(), QLabel(), self.values[number]
        self._titles.append(title)
        value.setWordWrap(True)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        margins = (SPACE, SPACE // 2 + 1, SPACE, SPACE // 2 + 1)
        layout = vbox(hbox(title, (value, 1)), code_label(STEPS[number].code), spacing=1, margins=margins, parent=row)
        if number == 0:
            layout.addWidget(self.pictures)
        return row

    def show_snapshot(self, snapshot: StepSnapshot | None) -> None:
        self.current = int(snapshot.step) if snapshot is not None else 0
        if snapshot is not None:
            self.pictures.show_images(snapshot.images[:SHOWN].numpy())
        for number, title in enumerate(self._titles, start=1):
            font = QFont(self.font())
            font.setBold(number == self.current)
            title.setFont(font)
            title.setText(step_title(number))
        texts = _values(snapshot) if snapshot is not None else [""] * len(STEPS)
        for label, text in zip(self.values, texts, strict=True):
            label.setText(text)
        self.setAccessibleName(tr(STEPS[self.current - 1].title) if self.current else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = current_look()
        for number, row in enumerate(self._rows, start=1):
            rect = QRectF(row.geometry())
            if number == self.current:
                painter.setPen(QPen(color(look.accent), 1))
                painter.setBrush(color(look.selected))
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), SPACE // 2, SPACE // 2)
            elif number > 1 and number - 1 != self.current:
                painter.setPen(color(look.hairline))
                painter.drawLine(rect.topLeft() + QPointF(SPACE, 0), rect.topRight() - QPointF(SPACE, 0))
        self._paint_way_back(painter, 6, 0.5)
        self._paint_way_back(painter, 7, 0.08)

    def _paint_way_back(self, painter: QPainter, step: int, fraction: float) -> None:
        """From row `step` along the gutter to the first row; it is bright while it is taken."""
        look = current_look()
        taken = self.current == step
        start, end = self._rows[step - 1].geometry(), self._rows[0].geometry()
        right, left = GUTTER - 4.0, GUTTER * fraction + 3
        bottom, top = float(start.center().y()), float(end.top() + 14 - (step - 6) * 8)
        path = QPainterPath(QPointF(right, bottom))
        path.lineTo(left + 6, bottom)
        path.quadTo(left, bottom, left, bottom - 6)
        path.lineTo(left, top + 6)
        path.quadTo(left, top, left + 6, top)
        path.lineTo(right, top)
        tint = color(look.accent if taken else look.outline)
        painter.setPen(QPen(tint, 2 if taken else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        tip = QPointF(right + 2, top)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-6, -4), tip + QPointF(-6, 4)]))


def _values(snapshot: StepSnapshot) -> list[str]:
    """What each step has brought about; empty for those that are still to come."""
    size, last = len(snapshot.labels), snapshot.first + len(snapshot.labels)
    epoch = tr("epoch {epoch} of {epochs}", epoch=snapshot.epoch, epochs=snapshot.epochs)
    if snapshot.step == len(STEPS):
        done = snapshot.epoch_sums[-1]
        fraction = percent_number(done.correct / done.images, 0)
        epoch = tr("{epoch}: {percent} % correct", epoch=epoch, percent=fraction)
    return [
        tr("images {first} to {last}", first=snapshot.first, last=last - 1),
        tr("{correct} of {count} right", correct=snapshot.correct, count=size) if snapshot.scores is not None else "",
        fixed(snapshot.loss, 3) if snapshot.loss is not None else "",
        tr("length {norm}", norm=fixed(snapshot.check.norm, 3)) if snapshot.check is not None else "",
        tr("loss now {loss}", loss=fixed(snapshot.loss_after, 3)) if snapshot.loss_after is not None else "",
        tr("batch {batch} of {batches}", batch=snapshot.batch, batches=snapshot.batches),
        epoch,
    ]
