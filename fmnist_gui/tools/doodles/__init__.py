"""Drawings of what is no garment, from a seed: with them the garment check is trained."""
