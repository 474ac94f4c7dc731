"""How large the output of a convolution or a pooling is; needs no torch."""

from __future__ import annotations

from fmnist_gui.engine.errors import StudioError


def output_size(n: int, f: int, p: int, s: int) -> int:
    """O = ⌊(n − f + 2p) / s⌋ + 1 along one axis. Raises StudioError for what cannot be."""
    if n < 1:
        raise StudioError("An input of {n} has nothing to look at: n must be 1 or more.", n=n)
    if f < 1:
        raise StudioError("A filter of {f} covers nothing: f must be 1 or more.", f=f)
    if p < 0:
        raise StudioError("A padding of {p} would cut the image: p must be 0 or more.", p=p)
    if s < 1:
        raise StudioError("With a stride of {s} the filter would never move on: s must be 1 or more.", s=s)
    if f > n + 2 * p:
        raise StudioError(
            "A filter of {f} does not fit into {n} + 2·{p} = {all}. Choose a smaller filter or more padding.",
            f=f,
            n=n,
            p=p,
            all=n + 2 * p,
        )
    return (n - f + 2 * p) // s + 1


def left_over(n: int, f: int, p: int, s: int) -> int:
    """Rows (or columns) at the far end that the filter never reaches, because the stride does not divide."""
    return (n - f + 2 * p) % s


def size_formula(n: int, f: int, p: int, s: int) -> str:
    return f"⌊({n}−{f}+2·{p})/{s}⌋+1 = {output_size(n, f, p, s)}"


def pooling_formula(n: int, size: int) -> str:
    """For a window that moves on by its own side."""
    return f"⌊({n}−{size})/{size}⌋+1 = {output_size(n, size, 0, size)}"
