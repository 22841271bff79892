"""Texten har inga platshållare kvar.

## Kräver
Inga ”TBD”, ”TODO”, ”FIXME”, ”XX”, ”XXX”, ”???” eller ”lorem ipsum” står i texten.
När planen är beslutad är det ett fel, `platshallare-i-beslut`.

## Varför
De betyder att något skulle fyllas i, och de som läser planen vet inte vad.

## Fel
```inledning.md
Ansvarig är TBD.
```

## Rätt
```inledning.md
Ansvarig är förvaltningsledaren.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.model import Status
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

LEFT = re.compile(
    r"(?<![\w-])(?:TBD|TBA|TODO|FIXME|XX(?!-tal)|X{3,20})(?![\w-])|\?{3,20}|(?i:\blorem\s+ipsum\b)"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Every placeholder of a plan that is not decided yet."""
    if subject.edition.status is not Status.DECIDED:
        yield from placeholders(subject)


def placeholders(subject: Subject) -> Iterator[Finding]:
    """Every sign that something was to be filled in."""
    running = subject.running
    for match in running.find(LEFT):
        yield Finding(
            running.place(*match.span()),
            f"Här står platshållaren ”{' '.join(match.group().split())}”.",
            "Skriv det som ska stå, eller ta bort den.",
        )
