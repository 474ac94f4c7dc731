"""What networks answer, for one image and for a batch."""
