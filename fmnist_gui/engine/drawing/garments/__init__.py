"""Garments as people draw them, one file a kind."""
