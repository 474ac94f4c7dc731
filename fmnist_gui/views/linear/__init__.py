"""A linear layer as a matrix product."""
