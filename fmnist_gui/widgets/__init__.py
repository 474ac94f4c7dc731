"""Building blocks that pages share; none knows the engine's loops or a page."""
