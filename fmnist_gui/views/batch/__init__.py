"""A batch of images as one picture."""
