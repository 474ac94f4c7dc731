"""The output size of a convolution or pooling."""
