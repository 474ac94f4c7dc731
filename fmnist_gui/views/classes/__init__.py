"""The ten classes: a garment of each, and how many images each has."""
