"""A tiny network as a computation graph: values forward, gradients backward, and a step down the loss."""
