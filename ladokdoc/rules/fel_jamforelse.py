"""Ett belopp för ett tidigare år ska vara det som det årets plan säger.

## Kräver
Finns planen för 2020 i mappen content/2020 är varje belopp i kolumnen `budget-2020` detsamma som där.
Poster jämförs genom sina id, även när namnet har ändrats, och `ersätter` säger vad en ny post kommer ur.
En post som ersätter flera har deras belopp tillsammans.
Delas en post på flera är de tillsammans vad den var.
Ett belopp som inte skrivs hämtas ur den årets plan.

## Varför
Den som jämför med förra årets budget ska se den budget som beslutades.

## Fel
```content/2020/plan.yaml
titel: Verksamhetsplan och budget
år: 2020
status: beslutad
beslut:
  organ: Styrelsen
  datum: 2019-11-26
  paragraf: § 7
kapitel:
  - rubrik: Budget
    tabeller: [kostnader]
```
```content/2020/budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 000
    summa:
      belopp: 8 000
```
```budget.yaml
enhet: tkr
kolumner:
  - budget-2020
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
        jämför:
          budget-2020: 8 100
    summa:
      belopp: 8 500
```

## Rätt
De andra filerna är som ovan.
```budget.yaml
enhet: tkr
kolumner:
  - budget-2020
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
        jämför:
          budget-2020: 8 000
    summa:
      belopp: 8 500
```
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ladokdoc.figures import Mismatch
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import listing, number
from ladokdoc.subject import Subject
from ladokdoc.sums_told import less_or_more, named

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every figure given by hand for a year whose plan is there, and says otherwise."""
    for column, year in subject.years.items():
        for mismatch in year.mismatches:
            yield _told(subject, column, year.column.year, mismatch)


def _told(subject: Subject, column: str, year: int, found: Mismatch) -> Finding:
    here, expected = found.here.value or Decimal(0), found.expected.value
    message, hint = _words(subject, column, year, found)
    return Finding(
        found.amount.place,
        message,
        hint,
        expected=expected,
        actual=here,
        difference=None if expected is None else here - expected,
    )


def _words(subject: Subject, column: str, year: int, found: Mismatch) -> tuple[str, str]:
    here, expected = found.here.value or Decimal(0), found.expected.value
    names = [named(subject, part.owner) for part in found.together or (found.part,)]
    listed = listing(names)
    if expected is None:
        return (
            f"{listed} har ett belopp i kolumnen {column}, men planen för {year} har inget för den.",
            "Ta bort beloppet, eller skriv vad posten kommer ur: `ersätter: [id]`.",
        )
    stated = f"tillsammans {number(here)}" if names[1:] else number(here)
    what = "det som de ersätter" if names[1:] else "beloppet"
    return (
        f"{listed} är {stated} i kolumnen {column}, men i planen för {year} är {what} {number(expected)} "
        f"({less_or_more(expected, here)}).",
        "Rätta beloppen."
        if names[1:]
        else "Rätta beloppet, eller ta bort raden så hämtas det ur den planen.",
    )
