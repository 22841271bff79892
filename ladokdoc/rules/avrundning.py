"""Där avrundning syns i en summa ska läsaren veta det.

## Kräver
Inget; det är en upplysning.
I en tabell med `avrundat_till` skiljer en summa från sina poster, så lite som avrundning brukar ge.

## Varför
Den som räknar efter i dokumentet ska kunna se att skillnaden är känd.

## Fel
```budget.yaml
enhet: mnkr
tabeller:
  - id: kostnader
    slag: kostnad
    avrundat_till: 1
    poster:
      - id: drift
        namn: Drift
        belopp: 8
      - id: styrelse
        namn: Styrelse
        belopp: 3
    summa:
      belopp: 12
```

## Rätt
```budget.yaml
enhet: mnkr
tabeller:
  - id: kostnader
    slag: kostnad
    avrundat_till: 1
    poster:
      - id: drift
        namn: Drift
        belopp: 8
      - id: styrelse
        namn: Styrelse
        belopp: 3
    summa:
      belopp: 11
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.figures import Verdict
from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject
from ladokdoc.sums_told import divided, totals

LEVEL = Level.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Every total and division that differs from its parts as little as rounding does."""
    yield from totals(subject, Verdict.ROUNDED, "Skillnaden ryms i avrundningen.")
    yield from divided(subject, Verdict.ROUNDED, "Skillnaden ryms i avrundningen.")
