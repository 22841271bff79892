"""Avskrivningarna ska följa av investeringarna.

## Kräver
Med tiden och starten i `avskrivning` blir årets avskrivning en lika stor del av varje investering som då skrivs av.
Posten som `post` nämner ska vara det beloppet, när alla de årens investeringar finns med.
Går beloppet inte att skriva med decimaler, som en tredjedel av 100, räcker det att det är rätt avrundat.

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

from ladokdoc import figures
from ladokdoc.figures import Held
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.subject import Subject
from ladokdoc.sums_told import less_or_more, named

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """The line of depreciation, where all investments that count are known."""
    budget = subject.edition.budget
    made = figures.write_off(budget, subject.edition.year) if budget else None
    if budget is None or made is None or made.charges[0].missing:
        return
    held = figures.held(budget, made)
    stated = held.stated.value if held else None
    if held and stated is not None and abs(stated - held.charge) > held.tolerance:
        yield Finding(
            held.place,
            f"{named(subject, held.line)} är {number(stated)}, men investeringarna ger {number(held.charge)} "
            f"({less_or_more(held.charge, stated)}).",
            _hint(held),
            expected=held.charge,
            actual=stated,
            difference=stated - held.charge,
            related=tuple(amount.place for amount in made.rule.investments.values()),
        )


def _hint(held: Held) -> str:
    if held.stated.value == round(held.charge):
        return "Skriv beloppet med decimaler, eller `avrundat_till: 1` i tabellen om alla dess belopp är avrundade."
    return "Rätta posten, eller investeringarna i `avskrivning`."
