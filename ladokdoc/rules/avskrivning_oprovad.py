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
# So many years are told by themselves.
MOST = 10


def check(subject: Subject) -> Iterator[Finding]:
    """The rule of depreciation, where its start or a year that counts is missing, or its line has no amount."""
    budget = subject.edition.budget
    rule = budget.depreciation if budget else None
    if budget is None or rule is None or rule.line is None:
        return
    made = figures.write_off(budget, subject.edition.year)
    held = figures.held(budget, made) if made else None
    if rule.start is None and not rule.investments:
        yield Finding(
            rule.place,
            "Avskrivningarna går inte att pröva: när de börjar och vad som har investerats står inte i planen.",
            "Lägg till `börjar: året efter` eller `börjar: samma år`, och tidigare år under `investeringar:`.",
        )
    elif made and held and made.charges[0].missing:
        yield Finding(
            rule.place,
            f"Avskrivningarna går inte att pröva: investeringarna för {_years(made.charges[0].missing)} saknas.",
            "Lägg till dem under `investeringar`, med 0 för ett år utan investeringar.",
        )
    elif held and held.stated == BLANK:
        yield Finding(
            held.place,
            f"Avskrivningarna går inte att pröva: {named(subject, held.line)} har inget belopp.",
            "Lägg till `belopp`, eller ta bort `post` under `avskrivning`.",
        )


def _years(missing: tuple[int, ...]) -> str:
    """Few by themselves, and many as a span."""
    return ", ".join(map(str, missing)) if len(missing) <= MOST else f"{len(missing)} år från {missing[0]}"
