"""Patterns that are compiled when they are first looked for.

Compiling a pattern takes longer than looking for it in a plan, and most are for what a plan seldom has in it.
"""

from __future__ import annotations

import re
from typing import Any, cast


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to be used as if it were compiled."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


class _Lazy:
    """Becomes like the compiled pattern when anything is asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)
