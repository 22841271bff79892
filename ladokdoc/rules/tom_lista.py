"""Ett område utan rader och en tabell utan poster sägs vara tomma.

## Kräver
Inget; det är en upplysning.
Ett område har inga `rader`, eller en tabell eller grupp har inga `poster`.

## Varför
I dokumentet blir det bara en rubrik, och det kan vara något som inte kom med.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader: []
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Studenter kan inte själva rätta sina uppgifter.
    mål: Studenter rättar själva sina uppgifter i Ladok.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.model import Table, owners
from ladokdoc.subject import Subject
from ladokdoc.sums_told import named

LEVEL = Level.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Every area without rows, and every table and group without lines, in files that nothing is wrong with."""
    wrong = {finding.place.path for finding in subject.loaded.findings}
    for area in subject.edition.areas:
        if not area.rows and area.place.path not in wrong:
            yield Finding(
                area.title.place,
                f"Området ”{subject.plain(area.title) or area.id}” har inga rader.",
                "Skriv behov och mål under `rader`, eller ta bort området ur `plan.yaml`.",
            )
    for owner in owners(subject.edition.budget) if subject.edition.budget else ():
        group = isinstance(owner, Table) or owner.group
        if group and not owner.lines and owner.place.path not in wrong:
            yield Finding(
                owner.place,
                f"{'Tabellen' if isinstance(owner, Table) else 'Gruppen'} {named(subject, owner)} har inga poster.",
                "Skriv posterna under `poster`, eller ta bort den.",
            )
