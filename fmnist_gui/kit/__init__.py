"""Widgets and texts that know nothing of networks."""
