"""Where the network computes."""

from __future__ import annotations

import torch

from fmnist_gui.engine.errors import StudioError

TRAINING_THREADS = 1


def available(device: str) -> bool:
    if device == "cuda":
        return torch.cuda.is_available()
    if device == "mps":
        return torch.backends.mps.is_available()
    return True


def resolve(device: str) -> torch.device:
    """The device that the setting `device` means on this computer; raises StudioError if it is not there."""
    if device == "auto":
        device = next(name for name in ("cuda", "mps", "cpu") if available(name))
    if not available(device):
        raise StudioError(
            "This computer has no {device} device that PyTorch can use. Choose another device, or Automatic.",
            device=device.upper(),
        )
    return torch.device(device)
