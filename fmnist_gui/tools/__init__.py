"""What no user starts from the window: the shipped model's training, screenshots, the tour."""
