"""The canvas to draw on."""
