"""The Network page: what the network is made of, and what it does with an image."""

from fmnist_gui.panels.network.panel import NetworkPanel

__all__ = ["NetworkPanel"]
