"""En beslutad plan har inga platshållare.

## Kräver
När `status` är `beslutad` står inga ”TBD”, ”TODO”, ”XX”, ”???” eller liknande i texten.

## Varför
Det som är beslutat är färdigt, och det som saknas kan ingen fylla i efteråt.

## Fel
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: beslutad
beslut:
  organ: Styrelsen
  datum: 2020-11-24
  paragraf: § 7
  diarienummer: LAD 2020-17
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```
```inledning.md
Ansvarig är TBD.
```

## Rätt
Den andra filen är som ovan.
```inledning.md
Ansvarig är förvaltningsledaren.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.model import Status
from ladokdoc.rules.platshallare import placeholders
from ladokdoc.subject import Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every placeholder of a plan that is decided."""
    if subject.edition.status is Status.DECIDED:
        yield from placeholders(subject)
