"""Årets investeringar är desamma i tabellerna och i `avskrivning`.

## Kräver
Står planens eget år under `investeringar` i `avskrivning` är beloppet vad investeringstabellerna blir tillsammans.
År efter planens eget står inte där.

## Varför
Avskrivningsplanen räknas på investeringarna, och två olika uppgifter om samma år kan inte båda vara rätta.
Vad senare planer kommer att investera är inte beslutat.

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
  - id: investeringar
    slag: investering
    poster:
      - id: inv-system
        namn: System
        belopp: 7 000
avskrivning:
  post: drift
  tid: 2 år
  börjar: året efter
  investeringar:
    2019: 8 000
    2020: 9 000
    2021: 7 500
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
  - id: investeringar
    slag: investering
    poster:
      - id: inv-system
        namn: System
        belopp: 7 000
avskrivning:
  post: drift
  tid: 2 år
  börjar: året efter
  investeringar:
    2019: 8 000
    2020: 9 000
    2021: 7 000
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc import figures
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.subject import Subject
from ladokdoc.sums_told import less_or_more

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """What is given as invested in the plan's own year or later."""
    budget, year = subject.edition.budget, subject.edition.year
    if budget is None or budget.depreciation is None:
        return
    for later, amount in budget.depreciation.investments.items():
        if later > year:
            message = f"Investeringarna för {later} kommer efter planens år och räknas inte."
            yield Finding(amount.place, message, "Ta bort raden.")
    found = figures.contradiction(budget, year)
    given = found.given.value if found else None
    if found and given is not None:
        yield Finding(
            found.given.place,
            f"Investeringarna för {year} är {number(given)}, men tabellerna ger {number(found.invested)} "
            f"({less_or_more(found.invested, given)}).",
            "Ta bort raden, så räknas tabellerna, eller rätta den tabell som är fel.",
            expected=found.invested,
            actual=given,
            difference=given - found.invested,
        )
