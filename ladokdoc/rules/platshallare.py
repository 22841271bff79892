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
from itertools import chain

from ladokdoc.findings import Finding, Level
from ladokdoc.model import Status
from ladokdoc.subject import Subject

LEVEL = Level.WARNING

# Begin with their first letter, so that the text is gone through fast; what is before it is looked at afterwards.
LEFT = re.compile(
    r"[TFX?](?:(?<=\?)\?{2,19}|(?<![\w-].)(?:(?<=T)(?:BD|BA|ODO)|(?<=F)IXME|(?<=X)(?:X(?!-tal)|X{2,19}))(?![\w-]))"
)
_FILLER = re.compile(r"[Ll](?<!\w.)(?i:orem\s+ipsum)\b")


def check(subject: Subject) -> Iterator[Finding]:
    """Every placeholder of a plan that is not decided yet."""
    if subject.edition.status is not Status.DECIDED:
        yield from placeholders(subject)


def placeholders(subject: Subject) -> Iterator[Finding]:
    """Every sign that something was to be filled in."""
    running = subject.running
    for match in chain(running.find(LEFT), running.find(_FILLER)):
        yield Finding(
            running.place(*match.span()),
            f"Här står platshållaren ”{' '.join(match.group().split())}”.",
            "Skriv det som ska stå, eller ta bort den.",
        )
