"""Convolution, ReLU and max-pool with a filter that one makes by hand."""
