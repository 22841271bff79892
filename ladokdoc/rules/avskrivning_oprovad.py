"""Avskrivningar som inte går att räkna ut sägs vara oprövade.

## Kräver
Inget; det är en upplysning.
För att räkna ut årets avskrivning behövs investeringarna för vart och ett av de år som då skrivs av.

## Varför
Det som inte är prövat ska inte se prövat ut.

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
      - id: avskrivningar
        namn: Avskrivningar
        belopp: 800
avskrivning:
  post: avskrivningar
  tid: 2 år
  börjar: året efter
  investeringar:
    2020: 600
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
      - id: avskrivningar
        namn: Avskrivningar
        belopp: 800
avskrivning:
  post: avskrivningar
  tid: 2 år
  börjar: året efter
  investeringar:
    2019: 1 000
    2020: 600
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc import figures
from ladokdoc.figures import BLANK
from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject
from ladokdoc.sums_told import named

LEVEL = Level.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """The rule of depreciation, where a year that counts is missing or its line has no amount."""
    budget = subject.edition.budget
    made = figures.write_off(budget, subject.edition.year) if budget else None
    held = figures.held(budget, made) if budget and made else None
    if made is None or held is None:
        return
    if made.charges[0].missing:
        years = ", ".join(map(str, made.charges[0].missing))
        yield Finding(
            made.rule.place,
            f"Avskrivningarna går inte att pröva: investeringarna för {years} saknas.",
            "Lägg till dem under `investeringar`, med 0 för ett år utan investeringar.",
        )
    elif held.stated == BLANK:
        yield Finding(
            held.place,
            f"Avskrivningarna går inte att pröva: {named(subject, held.line)} har inget belopp.",
            "Lägg till `belopp`, eller ta bort `post` under `avskrivning`.",
        )
