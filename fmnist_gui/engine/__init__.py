"""Data, network, training and evaluation: everything that works without a window.

Nothing here imports Qt, so a notebook or a server can use it as it is.
"""

import os

# A waiting OpenMP thread that spins takes the core that the window needs; this must be set before torch is imported.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
