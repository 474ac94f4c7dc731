"""The Learn page: the course, section by section, each with a part that lives."""

from fmnist_gui.panels.learn.panel import LearnPanel

__all__ = ["LearnPanel"]
