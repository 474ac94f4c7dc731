"""What is measured, what it should be, and how both are shown."""

from __future__ import annotations

from typing import NamedTuple

Figures = dict[str, float]
Skipped = dict[str, str]  # key -> why it was not measured


class Target(NamedTuple):
    sign: str  # "≥", "≤", or "" for what is only reported
    value: float = 0.0

    def met(self, figure: float) -> bool | None:
        return None if not self.sign else figure >= self.value if self.sign == "≥" else figure <= self.value

    def __str__(self) -> str:
        return f"{self.sign} {self.value:g}" if self.sign else "report"


TARGETS = {
    "train_vs_course_loop": Target("≥", 2.5),
    "images_per_second_window": Target("≥", 20_000),
    "train_vs_best_loop": Target("≥", 0.95),
    "ui_lag_p99_ms": Target("≤", 16),
    "first_window_s": Target("≤", 1.0),
    "first_window_frozen_s": Target("≤", 0.9),
    "ready_to_draw_s": Target("≤", 4.0),
    "stroke_to_prediction_p95_ms": Target("≤", 10),
    "stroke_to_prediction_training_p95_ms": Target("≤", 20),
    "stop_ms": Target("≤", 100),
    "theme_switch_ms": Target("≤", 250),
    "language_switch_ms": Target("≤", 250),
    "presentation_ms": Target("≤", 250),
    "confusion_60k_s": Target("≤", 1.0),
    "plot_frame_60k_ms": Target("≤", 8),
    "browser_fps": Target("≥", 100),
    "save_sheet_s": Target(""),
    "save_sheet_lag_p99_ms": Target("≤", 33),
    "rss_mb": Target("≤", 650),
    "rss_growth_mb_per_100_epochs": Target("≤", 5),
    "cuda_images_per_second": Target(""),
}


def table(figures: Figures, skipped: Skipped) -> str:
    """One line a key: the figure, its target and whether it is met, or why there is none; then what else was seen."""
    lines = [f"{'key':38}{'figure':>12}  {'target':10}"]
    for key, target in TARGETS.items():
        if key in figures:
            verdict = {None: "", True: "met", False: "missed"}[target.met(figures[key])]
            lines.append(f"{key:38}{figures[key]:12,.2f}  {target!s:10}{verdict}".rstrip())
        else:
            lines.append(f"{key:38}{'–':>12}  {target!s:10}skipped: {skipped.get(key, 'not asked for')}")
    lines += [f"{key:38}{figure:12,.2f}" for key, figure in figures.items() if key not in TARGETS]
    return "\n".join(lines)
