"""The network's weights as pictures."""
