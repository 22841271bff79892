"""Samma pengar, uppdelade på två sätt, ska bli lika mycket.

## Kräver
En tabell med `samma_som` är tillsammans lika mycket som den tabell som den nämner, i varje kolumn.

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
from decimal import Decimal

from ladokdoc import figures
from ladokdoc.figures import Division
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.subject import Subject
from ladokdoc.sums_told import in_column, less_or_more, named

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every table that comes to another sum than the one whose money it divides."""
    budget = subject.edition.budget
    for division in figures.divisions(budget, subject.gaps) if budget else ():
        here, there = division.here.value or Decimal(0), division.there.value or Decimal(0)
        known = division.here.known and division.there.known
        if known and abs(here - there) > division.tolerance:
            yield _told(subject, division, here, there)


def _told(subject: Subject, division: Division, here: Decimal, there: Decimal) -> Finding:
    assert division.table.same_as
    return Finding(
        division.table.same_as.place,
        f"{named(subject, division.table)} är{in_column(subject, division.column)} {number(here)}, men "
        f"{named(subject, division.other)} är {number(there)} ({less_or_more(here, there)} här).",
        "Rätta den tabell där ett belopp har ändrats.",
        expected=there,
        actual=here,
        difference=here - there,
    )
