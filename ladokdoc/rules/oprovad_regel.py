"""En regel som saknar belopp att pröva sägs vara oprövad.

## Kräver
Inget; det är en upplysning.
Det som en ram gäller, eller posterna i ett par under `aktivering`, har inga belopp för året.
Av två tabeller med `samma_som` har bara den ena belopp i en kolumn för ett annat år, som därför inte jämförs.

## Varför
Det som inte är prövat ska inte se prövat ut.

## Fel
```budget.yaml
enhet: tkr
kolumner:
  - utfall-2019
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        jämför:
          utfall-2019: 8 000
ramar:
  - id: ram-kostnader
    gäller: [kostnader]
    högst: 9 000
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
ramar:
  - id: ram-kostnader
    gäller: [kostnader]
    högst: 9 000
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ladokdoc import figures
from ladokdoc.figures import BLANK
from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Every frame and pair without amounts, and every column that only one of two divisions has."""
    budget, year = subject.edition.budget, subject.edition.year
    for use in figures.uses(budget) if budget else ():
        if use.used == BLANK and use.frame.applies_to:
            yield Finding(
                use.frame.place,
                f"Ramen {use.frame.id} går inte att pröva: det den gäller har inga belopp för {year}.",
                "Lägg till beloppen, eller ta bort ramen.",
            )
    yield from _one_sided(subject) if budget else ()
    for pair, refs in figures.blank_sides(budget) if budget else ():
        names = ", ".join(f"`{ref.id}`" for ref in refs)
        yield Finding(
            refs[0].place,
            f"Paret går inte att pröva: {names} har inga belopp för {year}.",
            "Lägg till beloppen, eller ta bort paret.",
            related=(pair.place,),
        )


def _one_sided(subject: Subject) -> Iterator[Finding]:
    """One finding for each table, of all columns that only it or the one that it divides has."""
    budget = subject.edition.budget
    found = list(figures.one_sided(budget, subject.gaps)) if budget else []
    for table, divisions in groupby(found, key=lambda one: one.table):
        columns = [one.column for one in divisions]
        (other,) = {one.other.id for one in found if one.table is table}
        which = f"kolumnen `{columns[0]}`" if len(columns) == 1 else f"kolumnerna `{'`, `'.join(columns)}`"
        yield Finding(
            table.same_as.place if table.same_as else table.place,
            f"Tabellerna `{table.id}` och `{other}` jämförs inte i {which}, som bara den ena har belopp i.",
            "Lägg till beloppen i den andra tabellen, om de ska stämma överens också där.",
        )
