"""Files that went wrong in every way that chance finds, and whatever reads files of that kind.

`mutations(kind, seed)` gives contents without end, always the same for a seed; `read(kind, content)` reads one as the
application does, and raises nothing but StudioError. `python -m tests.fuzz` does that by the thousand.
"""

from tests.fuzz.mutations import mutations
from tests.fuzz.readers import KINDS, read

__all__ = ["KINDS", "mutations", "read"]
