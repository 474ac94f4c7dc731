"""The Data page: every image, batches, the way from files to tensors, and images that are likely mislabelled."""

from fmnist_gui.panels.data.panel import DataPanel

__all__ = ["DataPanel"]
