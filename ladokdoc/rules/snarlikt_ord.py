"""Ett ord är stavat som i ordlistan och som på andra ställen.

## Kräver
Ett ord skiljer sig inte på en enda bokstav från ett namn i `ordlista.yaml`, eller från ett längre ord som används på
andra ställen, om det inte kan vara ett annat ord eller en annan form av det.
Ett ord som är rätt men påminner om ett annat skrivs in under `namn:` i `ordlista.yaml`.

## Varför
Ett skrivfel i ett långt ord märks sällan när den som skrev läser om, och ordet går inte att söka efter.

## Fel
```inledning.md
Verksahetsplanen gäller för hela året.
Verksamhetsplanen beslutas av styrelsen, och verksamhetsplanen följs upp.
```

## Rätt
```inledning.md
Verksamhetsplanen gäller för hela året.
Verksamhetsplanen beslutas av styrelsen, och verksamhetsplanen följs upp.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject
from ladokdoc.words import Slip

LEVEL = Level.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every word that is one letter from another, where not both may be right."""
    for slip in subject.spelling.slips():
        yield Finding(
            subject.running.place(slip.start, slip.end),
            f"”{slip.word}” skiljer sig på en bokstav från ”{slip.other}”, {_where(slip)}.",
            "Rätta det som är felstavat, eller skriv in ordet under `namn:` i `ordlista.yaml` om det är rätt.",
        )


def _where(slip: Slip) -> str:
    if slip.term:
        exact = slip.term.casefold() == slip.other.casefold()
        return "som står i `ordlista.yaml`" if exact else "en form av ett namn i `ordlista.yaml`"
    return "som också används" if slip.uses == 1 else f"som används {slip.uses} gånger"
