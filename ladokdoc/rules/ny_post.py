"""Poster som inte fanns i en tidigare plan visas.

## Kräver
Inget; det är en upplysning.
En post i en tabell som fanns i en tidigare plan fanns inte själv där, och säger inte med `ersätter` vad den kommer ur.

## Varför
Har en gammal post fått ett nytt id går den inte längre att jämföra med tidigare år.

## Fel
```content/2020/plan.yaml
titel: Verksamhetsplan och budget
år: 2020
status: utkast
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
      - id: sammantraden
        namn: Sammanträden
        belopp: 90
    summa:
      belopp: 8 090
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
      - id: styrelse
        namn: Styrelse
        belopp: 100
    summa:
      belopp: 8 600
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
      - id: styrelse
        namn: Styrelse
        belopp: 100
        ersätter: [sammantraden]
    summa:
      belopp: 8 600
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject
from ladokdoc.sums_told import named

LEVEL = Level.NOTE
# So many are told by name.
MOST = 10


def check(subject: Subject) -> Iterator[Finding]:
    """Every table with lines that no earlier plan with a column here has in any way."""
    for year in subject.years.values():
        for table, parts in groupby(year.new(), key=lambda part: part.table):
            names = [named(subject, part.owner) for part in parts]
            shown = ", ".join(names[:MOST]) + (f" och {len(names) - MOST} till" if names[MOST:] else "")
            yield Finding(
                table.place,
                f"Poster som inte fanns i planen för {year.column.year}: {shown}.",
                "Har en post bara fått ett nytt id, behåll det gamla eller skriv `ersätter:` med det.",
            )
