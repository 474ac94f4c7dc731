"""The Results page."""

from fmnist_gui.panels.results.panel import ResultsPanel as ResultsPanel
