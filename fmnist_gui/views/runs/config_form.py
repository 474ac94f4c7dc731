"""The settings of a run as a form: presets, one field a setting, and what is wrong shown at the field."""

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from fmnist_gui.engine.errors import N_, StudioError
from fmnist_gui.engine.training.config import PRESETS, SETTINGS, Setting, TrainingConfig, preset_of
from fmnist_gui.kit.fields.choice import Choice
from fmnist_gui.kit.fields.number_field import NumberField
from fmnist_gui.kit.labels import ProblemLabel, role_label
from fmnist_gui.kit.layout import grid_layout
from fmnist_gui.kit.look import SPACE
from fmnist_gui.kit.page import field_label
from fmnist_gui.kit.text import Texts, tr

CUSTOM = "custom"
CUSTOM_HELP = N_("Settings of your own. Choose a preset to go back to one that is known to work.")


class ConfigForm(QWidget):
    """Edits a TrainingConfig."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts = Texts(self)
        self._fields: dict[str, QWidget] = {}
        self._errors: dict[str, ProblemLabel] = {}
        self._locked = False
        self._filling = False
        layout = grid_layout(SPACE, SPACE // 2, stretch=1, parent=self)
        self._add_preset(layout)
        for name, setting in SETTINGS.items():
            self._add_setting(layout, name, setting)
        layout.setRowStretch(layout.rowCount(), 1)
        self.set_config(TrainingConfig())

    def _add_preset(self, layout: QGridLayout) -> None:
        presets = {name: preset.label for name, preset in PRESETS.items()}
        self._preset = Choice({**presets, CUSTOM: N_("Custom")}, "Preset", narrow=True)
        self._preset.activated.connect(self._on_preset_chosen)
        self._preset_help = role_label("small", wordWrap=True)
        layout.addWidget(field_label(self._texts, "Preset", self._preset), 0, 0)
        layout.addWidget(self._preset, 0, 1)
        layout.addWidget(self._preset_help, 1, 0, 1, 2)
        self._texts.call(self._show_preset_help)

    def _add_setting(self, layout: QGridLayout, name: str, setting: Setting) -> None:
        row = layout.rowCount()
        field, error = self._new_field(name, setting), ProblemLabel()
        field.setObjectName(name)
        label = field_label(self._texts, setting.label, field)
        self._fields[name], self._errors[name] = field, error
        layout.addWidget(label, row, 0)
        layout.addWidget(field, row, 1)
        layout.addWidget(error, row + 1, 0, 1, 2)
        self._texts.bind_name(field, setting.label, setting.help)
        self._texts.bind_tip(label, setting.help)
        self._texts.bind(field.setAccessibleDescription, setting.help)

    def _new_field(self, name: str, setting: Setting) -> QWidget:
        kind = type(getattr(TrainingConfig(), name))
        if setting.choices is not None:
            choice = Choice(setting.choices, narrow=True)
            choice.activated.connect(self._on_edited)
            return choice
        if kind is bool:
            box = QCheckBox()
            box.clicked.connect(self._on_edited)
            return box
        number = NumberField(kind is int, setting.minimum, setting.maximum)
        number.edited.connect(self._on_edited)
        return number

    def values(self) -> dict[str, Any]:
        """What stands in the fields; None where a number is wanted and there is none."""
        found: dict[str, Any] = {}
        for name, field in self._fields.items():
            if isinstance(field, NumberField):
                found[name] = field.value()
            elif isinstance(field, Choice):
                found[name] = field.value
            elif isinstance(field, QCheckBox):
                found[name] = field.isChecked()
        return found

    def problems(self) -> dict[str, StudioError]:
        """What is wrong in each field, by the setting's name."""
        found = {name: SETTINGS[name].problem(value) for name, value in self.values().items()}
        return {name: problem for name, problem in found.items() if problem is not None}

    def config(self) -> TrainingConfig | None:
        """The settings, or None while one of them cannot be used."""
        return None if self.problems() else TrainingConfig(**self.values())

    def set_config(self, config: TrainingConfig) -> None:
        self._filling = True
        for name, value in asdict(config).items():
            field = self._fields[name]
            if isinstance(field, NumberField):
                field.set_value(value)
            elif isinstance(field, Choice):
                field.choose(value)
            elif isinstance(field, QCheckBox):
                field.setChecked(value)
        self._filling = False
        self._on_edited()

    def set_locked(self, locked: bool) -> None:
        """While a run is under way its settings can be read but not changed."""
        self._locked = locked
        self._preset.setEnabled(not locked)
        for field in self._fields.values():
            field.setEnabled(not locked)

    def focus_problem(self) -> None:
        """Put the cursor where the first wrong value is."""
        for name in self.problems():
            self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
            return

    @Slot()
    def _on_preset_chosen(self) -> None:
        preset = PRESETS.get(self._preset.value)
        if preset is None:
            self._show_preset_help()
            return
        values = self.values()
        kept = {name: values[name] for name in ("seed", "device") if name not in self.problems()}
        self.set_config(TrainingConfig(**(asdict(preset.config) | kept)))

    @Slot()
    def _on_edited(self) -> None:
        if self._filling:
            return
        found = self.problems()
        for name, error in self._errors.items():
            error.show_problem(found.get(name))
            self._mark(self._fields[name], name in found)
        config = self.config()
        preset = preset_of(config) if config else None
        self._preset.choose(preset.name if preset else CUSTOM)
        self._show_preset_help()
        self.changed.emit()

    @staticmethod
    def _mark(field: QWidget, invalid: bool) -> None:
        if bool(field.property("invalid")) != invalid:
            field.setProperty("invalid", invalid)
            field.style().unpolish(field)
            field.style().polish(field)

    def _show_preset_help(self) -> None:
        preset = PRESETS.get(self._preset.value)
        self._preset_help.setText(tr(preset.help if preset else CUSTOM_HELP))
