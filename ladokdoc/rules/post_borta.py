"""Poster som fanns i en tidigare plan och inte finns kvar visas.

## Kräver
Inget; det är en upplysning.
En post som hade ett belopp i den plan som en kolumn kommer ur finns inte i den här planen, och ingen post säger med
`ersätter` att den har kommit i stället.
I dokumentet står under tabellen vad som ingår i det årets summa utöver posterna.

## Varför
Den som granskar vill veta vart pengarna tog vägen, och summan för det året ska gå att räkna efter.

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
      - id: administration
        namn: Administration
        belopp: 150
    summa:
      belopp: 8 150
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
        ersätter: [administration]
    summa:
      belopp: 8 500
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.expressions.nearest import Nearest
from ladokdoc.figures import Moved, Year
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import money, shorten
from ladokdoc.model import Table, owners
from ladokdoc.places import Place
from ladokdoc.subject import Subject

LEVEL = Level.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Every line of an earlier plan with an amount that nothing in this one is or replaces."""
    budget = subject.edition.budget
    tables = {table.id: table for table in budget.tables} if budget else {}
    replaced = [ref.id for owner in (owners(budget) if budget else ()) for ref in owner.replaces]
    for year in subject.years.values():
        astray = [id for id in replaced if id not in year.lineage.before]
        # What is probably misspelt there is told of by `okant-ersatt`.
        nearest = Nearest(year.lineage.before) if astray else None
        meant = {nearest.find(id) for id in astray} if nearest else set()
        for table, moved in year.lost():
            if moved.line.id not in meant:
                yield _told(year, table, moved, _place(year, tables.get(table.id)))


def _told(year: Year, table: Table, moved: Moved, place: Place) -> Finding:
    name = shorten(moved.line.name.value) or moved.line.id
    amount = money(moved.figure.value, table.unit) if moved.figure.value is not None else ""
    put_back = f"lägg till den utan `belopp`:\n- id: {moved.line.id}\n  namn: {name}"
    hint = f"Skriv `ersätter: [{moved.line.id}]` i den post som har tagit över den, eller {put_back}"
    return Finding(
        place,
        f"{name} fanns i planen för {year.column.year}, med {amount}, men finns inte här.",
        hint,
        related=(moved.line.place,),
    )


def _place(year: Year, table: Table | None) -> Place:
    if table is None:
        return year.column.place
    return table.total.place if table.total else table.place
