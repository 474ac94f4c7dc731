"""Buttons with icons, and the menu of those that save."""
