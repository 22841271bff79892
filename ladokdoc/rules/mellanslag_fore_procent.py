"""Före procenttecknet är det ett mellanslag.

## Kräver
Mellan ett tal och `%` står ett mellanslag: ”25 %”, inte ”25%”.

## Varför
Så skrivs det enligt Svenska skrivregler, och dokumentet håller sedan ihop tal och tecken på en rad.

## Fel
```inledning.md
Av lönerna tas 25% direkt.
```

## Rätt
```inledning.md
Av lönerna tas 25 % direkt.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

_CLOSE = re.compile(r"([0-9](?<![\w,.%].)[0-9]{0,14}(?:,[0-9]{1,6})?)%(?![\w%])")


def check(subject: Subject) -> Iterator[Finding]:
    """Every per cent sign that stands close to its number."""
    running = subject.running
    for match in running.find(_CLOSE):
        yield Finding(
            running.place(*match.span()),
            f"Mellanslaget saknas före procenttecknet i ”{match.group()}”.",
            f"Skriv ”{match[1]} %”.",
            fix=running.fix(*match.span(), f"{match[1]} %"),
        )
