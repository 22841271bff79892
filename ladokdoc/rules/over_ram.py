"""Det som planeras ska rymmas i ramen.

## Kräver
De tabeller och poster som en ram gäller är tillsammans högst det belopp som står i `högst`.

## Varför
Ramen är beslutad av stämman, och budgeten vilar på den.

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
ramar:
  - id: ram-kostnader
    gäller: [kostnader]
    högst: 8 000
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
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.subject import Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every frame that what it is set for does not fit in."""
    budget = subject.edition.budget
    for use in figures.uses(budget) if budget else ():
        spent = use.used.value
        if spent is not None and spent > use.limit and use.frame.at_most:
            yield Finding(
                use.frame.at_most.place,
                f"Ramen {use.frame.id} är {number(use.limit)}, men det som den gäller är {number(spent)} "
                f"({number(spent - use.limit)} mer).",
                "Minska det som ramen gäller, eller rätta ramen om beslutet har ändrats.",
                expected=use.limit,
                actual=spent,
                difference=spent - use.limit,
            )
