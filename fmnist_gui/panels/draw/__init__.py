"""The Draw page: draw a garment and read off its class."""

from fmnist_gui.panels.draw.models import PickedModel
from fmnist_gui.panels.draw.panel import DrawnWalk, DrawPanel

__all__ = ["DrawPanel", "DrawnWalk", "PickedModel"]
