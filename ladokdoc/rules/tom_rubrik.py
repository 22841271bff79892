"""En rubrik har en text.

## Kräver
Efter `##` i löpande text står rubrikens ord på samma rad.

## Varför
En tom rubrik syns inte i dokumentet, men kommer med i innehållsförteckningen och läses upp.

## Fel
```inledning.md
##

Planen gäller förvaltningen av Ladok.
```

## Rätt
```inledning.md
## Bakgrund

Planen gäller förvaltningen av Ladok.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.places import Markup
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

_EMPTY = re.compile(r"(?m)^ {0,3}(?P<signs>#{2,6})(?:[ \t]+#{1,20})?[ \t]*(?=\r?$)")


def check(subject: Subject) -> Iterator[Finding]:
    """Every heading without words."""
    running = subject.running
    for match in running.find(_EMPTY):
        prose, _ = running.prose(match.start())
        if prose.text.markup is Markup.DOCUMENT:
            yield Finding(
                running.place(*match.span("signs")),
                "Rubriken har ingen text.",
                f"Skriv rubriken efter `{match['signs']}`, eller ta bort raden.",
            )
