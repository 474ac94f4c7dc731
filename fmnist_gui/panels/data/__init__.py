"""The Data page: look at every image, at batches, at the way from files to tensors, and at doubtful images."""

from fmnist_gui.panels.data.panel import DataPanel

__all__ = ["DataPanel"]
