"""The four files on their way to tensors."""
