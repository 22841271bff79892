"""En tabell kan inte vara en uppdelning av sig själv.

## Kräver
`samma_som` leder till en annan tabell, och därifrån aldrig tillbaka.

## Varför
Av tabeller som delar upp varandra är ingen den som räknas, och då prövas ingenting.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    samma_som: kostnader
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
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
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every ring of tables, told at the first of them."""
    budget = subject.edition.budget
    leads = {table.id: table.same_as for table in budget.tables if table.same_as} if budget else {}
    seen: set[str] = set()
    for first in leads:
        path, here = list[str](), first
        while here in leads and here not in seen:
            seen.add(here)
            path.append(here)
            here = leads[here].id
        if here in path:
            ring = [f"`{id}`" for id in path[path.index(here) :]]
            what = "sig själv" if len(ring) == 1 else "varandra"
            yield Finding(
                leads[here].place,
                f"{' och '.join(ring)} delar upp {what} med `samma_som`, och då räknas ingen av dem.",
                "Ta bort `samma_som` i den tabell som ska räknas.",
            )
