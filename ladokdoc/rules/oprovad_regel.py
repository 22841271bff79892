"""En regel som saknar belopp att pröva sägs vara oprövad.

## Kräver
Inget; det är en upplysning.
Det som en ram gäller, eller posterna i ett par under `aktivering`, har inga belopp för året.

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

from ladokdoc import figures
from ladokdoc.figures import BLANK
from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Every frame and pair without amounts."""
    budget, year = subject.edition.budget, subject.edition.year
    for use in figures.uses(budget) if budget else ():
        if use.used == BLANK and use.frame.applies_to:
            yield Finding(
                use.frame.place,
                f"Ramen {use.frame.id} går inte att pröva: det den gäller har inga belopp för {year}.",
                "Lägg till beloppen, eller ta bort ramen.",
            )
    for pair, refs in figures.blank_sides(budget) if budget else ():
        names = ", ".join(f"`{ref.id}`" for ref in refs)
        yield Finding(
            refs[0].place,
            f"Paret går inte att pröva: {names} har inga belopp för {year}.",
            "Lägg till beloppen, eller ta bort paret.",
            related=(pair.place,),
        )
