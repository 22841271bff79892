"""Avskrivningarna ska följa av investeringarna.

## Kräver
Med tiden och starten i `avskrivning` blir årets avskrivning en lika stor del av varje investering som då skrivs av.
Posten som `post` nämner ska vara det beloppet, när alla de årens investeringar finns med.

## Varför
Avskrivningarna är ofta budgetens största post, och de går att räkna ut.

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
        belopp: 1 000
avskrivning:
  post: avskrivningar
  tid: 2 år
  börjar: året efter
  investeringar:
    2019: 1 000
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
from decimal import Decimal

from ladokdoc import figures
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.model import Amount, Budget
from ladokdoc.subject import Subject
from ladokdoc.sums_told import less_or_more

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """The line of depreciation, where all investments that count are known."""
    budget = subject.edition.budget
    made = figures.write_off(budget, subject.edition.year) if budget else None
    if budget is None or made is None or made.charges[0].missing:
        return
    charge = made.charges[0].value
    found = _declared(budget)
    if found and found[0].value is not None and abs(found[0].value - charge) > found[1]:
        stated = found[0].value
        yield Finding(
            found[0].place,
            f"Avskrivningarna är {number(stated)}, men investeringarna ger {number(charge)} "
            f"({less_or_more(charge, stated)}).",
            "Rätta posten, eller investeringarna i `avskrivning`.",
            expected=charge,
            actual=stated,
            difference=stated - charge,
            related=tuple(amount.place for amount in made.rule.investments.values()),
        )


def _declared(budget: Budget) -> tuple[Amount, Decimal] | None:
    """The amount of the line, and half the step that its table is rounded to."""
    named = budget.depreciation.line.id if budget.depreciation and budget.depreciation.line else ""
    for table, line in figures.lines_with_table(budget):
        if line.id == named and budget.own in line.amounts:
            return line.amounts[budget.own], figures.step(table) / 2
    return None
