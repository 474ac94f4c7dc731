"""From files to tensors: extract, transform and load, shown on the files and images that are really there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from fmnist_gui.bridge.state import AppState
from fmnist_gui.bridge.worker import Job
from fmnist_gui.engine.data.fashion_mnist import ARCHIVES, CLASS_COUNT
from fmnist_gui.engine.errors import N_
from fmnist_gui.engine.numbers import file_size, fixed, thousands
from fmnist_gui.kit.buttons.icons import icon
from fmnist_gui.kit.class_bars import ClassBars
from fmnist_gui.kit.labels import CodeTable, code_label, sentence_label, set_role, shape_text
from fmnist_gui.kit.layout import fill, grid_layout, hbox, scrolling, vbox
from fmnist_gui.kit.look import SPACE, current_look
from fmnist_gui.kit.page import card_of
from fmnist_gui.kit.text import tr, tr_error
from fmnist_gui.kit.view import View
from fmnist_gui.views.files.transform import TransformPicture

if TYPE_CHECKING:
    from fmnist_gui.engine.data.etl import EtlReport
    from fmnist_gui.engine.data.fashion_mnist import ArchiveState, FashionData

ICON_SIZE = 16


class FilesView(View):
    """Compact it has the three steps below one another, and drawn garments stand in for missing data."""

    def __init__(self, state: AppState, *, compact: bool = False) -> None:
        super().__init__(state, compact=compact)
        self._examined: object = None  # the data set, or what gives the drawn garments
        self.stages, self.about, self.waiting = sentence_label(), sentence_label(), sentence_label()
        self.archive_rows = [(QLabel(), QLabel(archive.name), QLabel()) for archive in ARCHIVES]
        self.extract_note, self.transform_note, self.load_note = (sentence_label() for _ in range(3))
        self.transform = TransformPicture()
        self.batch_table, self.fact_table = CodeTable(rows=4), CodeTable(rows=6)
        self.balance = sentence_label()
        self.train_bars, self.test_bars = ClassBars(), ClassBars()
        self._lay_out()
        self.texts.bind(
            self.stages.setText,
            "A project has four stages: 1 prepare the data (this page) → 2 build the network → 3 train it → "
            "4 analyse the results.",
        )
        self.texts.bind(
            self.transform_note.setText, "Whole numbers from 0 to 255 become decimals from 0 to 1, with a channel."
        )
        self.texts.bind(self.waiting.setText, "Looking at the files and images…")
        self._body.hide()

    def job(self) -> Job | None:
        """Once for each data set."""
        data, get = self.state.source.data, self.state.data
        source = get if data is None else data
        if source is self._examined or (data is None and not self.compact):
            return None
        self._examined = source
        return lambda: _examine(get())

    def show_result(self, report: EtlReport) -> None:
        self.waiting.hide()
        self._body.show()
        counts = {
            "count": thousands(report.train.count + report.test.count),
            "classes": CLASS_COUNT,
            "train": thousands(report.train.count),
            "test": thousands(report.test.count),
        }
        self.about.setText(
            tr(
                "Garments that the application has drawn: {count} pictures in {classes} classes, {train} to train with "
                "and {test} to test, of the size and format of Fashion-MNIST. They are not Fashion-MNIST: what a "
                "network learns from them, and its score, holds for such drawings only.",
                **counts,
            )
            if not report.archives
            else tr(
                "Fashion-MNIST: {count} grey pictures of clothing from the shop Zalando in {classes} classes, {train} "
                "to train with and {test} to test. Size, format and split are those of MNIST, the handwritten digits, "
                "whose place it is meant to take; only the address that it is downloaded from differs.",
                **counts,
            )
        )
        self._show_archives(report.archives)
        self.transform.show_image(report.before, report.after)
        self._show_batch(report)
        self._show_facts(report)

    def _show_archives(self, states: list[ArchiveState]) -> None:
        look = current_look()
        for row in self.archive_rows:
            for label in row:
                label.setVisible(bool(states))
        for (mark, name, size), state in zip(self.archive_rows, states, strict=False):
            sound = state.problem is None
            tint = look.good if sound else look.error
            mark.setPixmap(icon("check-circle" if sound else "alert-circle", tint).pixmap(ICON_SIZE, ICON_SIZE))
            matches = tr("Checksum matches: {md5}", md5=state.archive.md5)
            text = matches if state.problem is None else tr_error(state.problem)
            for label in (mark, name, size):
                label.setToolTip(text)
            mark.setAccessibleName(text)
            size.setText(file_size(state.archive.size))
        bad = sum(state.problem is not None for state in states)
        self.extract_note.setText(
            tr("No files: these images were drawn, from a seed, when the application started.")
            if not states
            else tr("Four archives, as downloaded; the checksums of all of them match.")
            if not bad
            else tr("{count} of the four archives are not as they should be: point at them to read why.", count=bad)
        )

    def _show_batch(self, report: EtlReport) -> None:
        size = len(report.labels)
        self.batch_table.show_lines(
            [
                ("train_set[0]", f"{shape_text(report.after.shape)}, {report.label}"),
                ("images", shape_text(report.images.shape)),
                ("labels", shape_text(report.labels.shape)),
                ("len(loader)", f"{report.batches}"),
            ]
        )
        self.load_note.setText(
            tr(
                "train_set is a Dataset: pairs of image and label, by index. The DataLoader (torch.utils.data) hands "
                "out {size} of them at a time: {count} images / {size} = {batches} batches an epoch.",
                size=size,
                count=thousands(report.train.count),
                batches=report.batches,
            )
        )

    def _show_facts(self, report: EtlReport) -> None:
        train = report.train
        first, last = (str(labels)[1:-1] for labels in (train.first_labels[:3], train.last_labels))
        rows = (
            ("len(train_set)", str(train.count)),
            ("len(test_set)", str(report.test.count)),
            ("train_set.targets", f"tensor([{first}, ..., {last}])"),
            ("train_set.targets[:10]", str(train.first_labels)),
            ("pixels.mean()", fixed(train.mean, 4)),
            ("pixels.std()", fixed(train.deviation, 4)),
        )
        self.fact_table.show_lines(rows)
        least, most = min(train.class_counts), max(train.class_counts)
        self.balance.setText(
            tr("Each class has {count} training images: the set is balanced.", count=thousands(least))
            if least == most
            else tr(
                "The classes have {least} to {most} training images: the set is not balanced.",
                least=thousands(least),
                most=thousands(most),
            )
        )
        self.train_bars.show_counts(train.class_counts)
        self.test_bars.show_counts(report.test.class_counts)

    def _lay_out(self) -> None:
        to_tensor = "to_tensor = transforms.Compose([\n    transforms.ToTensor()])"
        load_code = "loader = DataLoader(train_set, 100)\nimages, labels = next(iter(loader))"
        steps = (
            self._extract_card(),
            self._step_card(N_("2  Transform"), to_tensor, self.transform, self.transform_note),
            self._step_card(N_("3  Load"), load_code, self.batch_table, self.load_note),
        )
        inner = QWidget()
        if self.compact:
            self._body = inner
            vbox(*steps, spacing=2 * SPACE, parent=inner)
            fill(self.view_layout, self.waiting, inner)
            return
        column = vbox(self.stages, self.about, margins=(0, 0, SPACE, 0), parent=inner)
        fill(column, hbox(*((step, 1) for step in steps)), self._facts_card(), None)
        self._body = scrolling(inner, sideways=False)
        fill(self.view_layout, self.waiting, (self._body, 1))

    def _extract_card(self) -> QWidget:
        table = grid_layout(SPACE // 2, SPACE // 2, stretch=1)
        for row, labels in enumerate(self.archive_rows):
            for column, label in enumerate(labels):
                set_role(label, "small")
                table.addWidget(label, row, column)
            labels[2].setAlignment(Qt.AlignmentFlag.AlignRight)
        code = "torchvision.datasets.FashionMNIST(\n    root, train=True,\n    download=True,\n    transform=to_tensor)"
        return self._step_card(N_("1  Extract"), code, table, self.extract_note)

    def _step_card(self, title: str, code: str, shown: QWidget | QLayout, note: QLabel) -> QWidget:
        if self.compact:
            step = QWidget()
            vbox(self.section(title), code_label(code), shown, note, parent=step)
            return step
        margins = (SPACE * 3 // 2, SPACE, SPACE * 3 // 2, SPACE)
        return card_of(self.section(title), code_label(code), shown, note, None, margins=margins)

    def _facts_card(self) -> QWidget:
        facts = vbox(self.section("Facts"), self.fact_table, self.balance, None)
        counts = [
            vbox(self.section(title), code_label(f"{name}.targets.bincount()"), bars, None, spacing=SPACE // 2)
            for title, name, bars in (
                (N_("Training set"), "train_set", self.train_bars),
                (N_("Test set"), "test_set", self.test_bars),
            )
        ]
        return card_of(hbox((facts, 4), *((part, 3) for part in counts), spacing=3 * SPACE))


def _examine(data: FashionData) -> EtlReport:
    from fmnist_gui.engine.data.etl import examine

    return examine(data)
