"""Kostnader, intäkter och investeringar skrivs utan minus.

## Kräver
En tabell med `slag` är tillsammans inte mindre än 0, i någon kolumn.
En enstaka post kan ha minus, som en återbetalning.

## Varför
Resultatet är intäkter minus kostnader, och ett minus framför kostnaderna gör dem till intäkter.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: -8 500
    summa:
      belopp: -8 500
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
    summa:
      belopp: 8 500
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc import figures
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.subject import Subject
from ladokdoc.sums_told import in_column, named

LEVEL = Level.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every table that comes to less than nothing, told in the first column where it does."""
    budget = subject.edition.budget
    if budget is None:
        return
    for table in budget.tables:
        sums = ((column.id, figures.of_table(table, column.id).value) for column in budget.columns)
        below = next(((column, value) for column, value in sums if value is not None and value < 0), None)
        if table.kind and below:
            yield Finding(
                table.place,
                f"Tabellen {named(subject, table)} är tillsammans {number(below[1])}{in_column(subject, below[0])}.",
                f"Skriv beloppen utan minus, eller rätta `slag`, som är {table.kind}.",
            )
