"""What the network is made of."""
