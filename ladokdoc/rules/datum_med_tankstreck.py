"""Datum med siffror skrivs med bindestreck.

## Kräver
Ett datum som ”2021-03-31” har vanliga bindestreck och inte tankstreck.

## Varför
Med tankstreck är det inte längre ett datum utan ser ut som ett spann, och det går inte att söka efter.

## Fel
```inledning.md
Arbetet är klart 2021–03–31.
```

## Rätt
```inledning.md
Arbetet är klart 2021-03-31.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ladokdoc.findings import Finding, Level
from ladokdoc.formats import read_day
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

# Begins with a digit, so that the text is gone through fast; what is before it is looked at afterwards.
_DASHED = re.compile(
    r"((?:19|20)[0-9]{2})(?<![\w.,/–-]....)(?:–([0-9]{2})[–-]|-([0-9]{2})–)([0-9]{2})(?![\w/–-]|[.,][0-9])"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Every date with a dash in it."""
    running = subject.running
    for match in running.find(_DASHED):
        written = f"{match[1]}-{match[2] or match[3]}-{match[4]}"
        exists = isinstance(read_day(written), date)
        yield Finding(
            running.place(*match.span()),
            f"Datumet ”{match.group()}” är skrivet med tankstreck.",
            f"Skriv `{written}`.",
            fix=running.fix(*match.span(), written) if exists else (),
        )
