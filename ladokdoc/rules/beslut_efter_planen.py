"""Ett styrande beslut är fattat före planen som vilar på det.

## Kräver
`datum` för ett beslut i `styrande_beslut` är inte senare än planens eget `datum`.

## Varför
Planen kan inte vila på ett beslut som ännu inte fanns; det ena datumet är fel.

## Fel
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
datum: 2020-11-24
status: utkast
styrande_beslut:
  - id: stamman-2020
    organ: Ladokstämman
    datum: 2021-05-28
    titel: Verksamhetsinriktning
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```

## Rätt
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
datum: 2020-11-24
status: utkast
styrande_beslut:
  - id: stamman-2020
    organ: Ladokstämman
    datum: 2020-05-28
    titel: Verksamhetsinriktning
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every governing decision that is later than the plan."""
    made = subject.edition.day
    for decision in subject.edition.governing:
        if made and decision.day and decision.day > made:
            yield Finding(
                decision.day_place or decision.place,
                f"Beslutet `{decision.id}` är från {decision.day}, men planen är från {made}.",
                "Rätta det `datum` som är fel.",
                related=(subject.edition.day_place,) if subject.edition.day_place else (),
            )
