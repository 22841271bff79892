"""Det som investerades ett tidigare år jämförs med det årets plan.

## Kräver
Inget; det är en upplysning.
Beloppet för ett tidigare år under `investeringar` i `avskrivning` är ett annat än det som investeringstabellerna i det
årets plan ger.

## Varför
Utfallet kan med rätta vara ett annat än planen, men oftast är beloppet hämtat ur planen, och då ska det vara detsamma.

## Fel
```content/2020/plan.yaml
titel: Verksamhetsplan och budget
år: 2020
status: utkast
kapitel:
  - rubrik: Budget
    tabeller: [investeringar]
```
```content/2020/budget.yaml
enhet: tkr
tabeller:
  - id: investeringar
    slag: investering
    poster:
      - id: inv-utveckling
        namn: Utveckling
        belopp: 5 000
```
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: avskrivningar
        namn: Avskrivningar
        belopp: 4 000
avskrivning:
  post: avskrivningar
  tid: 1 år
  börjar: året efter
  investeringar:
    2020: 4 000
```

## Rätt
De andra filerna är som ovan.
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: avskrivningar
        namn: Avskrivningar
        belopp: 5 000
avskrivning:
  post: avskrivningar
  tid: 1 år
  börjar: året efter
  investeringar:
    2020: 5 000
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.figures.depreciation import own_investments
from ladokdoc.figures.sums import in_unit
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import money
from ladokdoc.subject import Subject

LEVEL = Level.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Every earlier year whose investments are others than those of that year's plan."""
    budget = subject.edition.budget
    for year, amount in (budget.depreciation.investments if budget and budget.depreciation else {}).items():
        edition = subject.project.earlier.get(year)
        there = edition.budget if edition and year < subject.edition.year else None
        if budget is None or there is None or there.unread or amount.value is None:
            continue
        planned = in_unit(own_investments(there), there.unit, budget.unit)
        if planned.value is not None and planned.value != amount.value:
            yield Finding(
                amount.place,
                f"Investeringarna för {year} är här {money(amount.value, budget.unit)}, men i planen för {year} "
                f"{money(planned.value, budget.unit)}.",
                "Är det utfallet som står här är inget fel, annars rätta beloppet.",
                expected=planned.value,
                actual=amount.value,
                difference=amount.value - planned.value,
            )
