"""Imports that take seconds happen in threads, so two may want the same package at once.

Python locks each module by itself: two threads that come to a package's inner circles from different ends wait for
one another, and one of them fails with a deadlock error. Whoever imports a large package in a thread holds this lock.
"""

from __future__ import annotations

import threading

IMPORT_LOCK = threading.RLock()


def load_torch() -> None:
    """Import torch, or wait until another thread has."""
    with IMPORT_LOCK:
        import torch  # noqa: F401
