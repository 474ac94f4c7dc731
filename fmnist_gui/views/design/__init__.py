"""The network that one edits: its class, what PyTorch makes of it, and a short training."""
