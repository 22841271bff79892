"""Samma pengar, uppdelade på två sätt, ska bli lika mycket.

## Kräver
En tabell med `samma_som` är tillsammans lika mycket som den tabell som den nämner, i årets kolumn och i varje annan
som båda har.

## Varför
Två tabeller över samma pengar som inte stämmer överens kan inte båda vara rätta.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
  - id: per-kostnadsslag
    samma_som: kostnader
    poster:
      - id: personal
        namn: Personal
        belopp: 6 000
      - id: ovrigt
        namn: Övrigt
        belopp: 2 400
```

## Rätt
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
  - id: per-kostnadsslag
    samma_som: kostnader
    poster:
      - id: personal
        namn: Personal
        belopp: 6 000
      - id: ovrigt
        namn: Övrigt
        belopp: 2 500
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.figures import Verdict
from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject
from ladokdoc.sums_told import divided

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every table that comes to another sum than the one whose money it divides."""
    yield from divided(subject, Verdict.WRONG, "Rätta den tabell där ett belopp har ändrats.")
