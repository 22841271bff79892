"""What a decided plan is held to: what it said when it was decided, and with each correction that came after.

A correction accounts for what was changed in the same version, and for what was put in later the same day: of one
change, merged in pieces, not every piece touches the correction. What is changed another day needs another.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ladokdoc.loading import Held, load
from ladokdoc.sources.decided import Version


def held(year: int, versions: Iterable[Version]) -> tuple[Held, ...]:
    """Those of the versions that a plan may say the same as: the first, and each that something accounts for.

    versions: the plan as it was decided, and those that came after in their order.
    """
    found: list[Held] = []
    day: date | None = None
    for version in versions:
        here = Held(version.name, load(version.files, [year]))
        if not found or here.corrects(found[-1]):
            found.append(here)
            day = version.day
        elif version.day == day and len(found) > 1 and here.corrections == found[-1].corrections:
            found[-1] = here
    return tuple(found)
