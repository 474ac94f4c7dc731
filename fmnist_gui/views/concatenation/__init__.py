"""torch.cat and torch.stack."""
