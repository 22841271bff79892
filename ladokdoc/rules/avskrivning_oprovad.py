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
from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """The rule of depreciation, where a year that counts is missing."""
    budget = subject.edition.budget
    made = figures.write_off(budget, subject.edition.year) if budget else None
    if made and made.rule.line and made.charges[0].missing:
        years = ", ".join(map(str, made.charges[0].missing))
        yield Finding(
            made.rule.place,
            f"Avskrivningarna går inte att pröva: investeringarna för {years} saknas.",
            "Lägg till dem under `investeringar`, med 0 för ett år utan investeringar.",
        )
