"""En regel i budgeten ska gå att pröva.

## Kräver
I `aktivering` är `direkt` mer än 0 och mindre än 100 procent, och varje par har poster på båda sidor.
En ram gäller minst en tabell eller post.
I `avskrivning` är `tid` minst 1 och högst 100 år.

## Varför
En regel som inte kan prövas ser ut att vara uppfylld.

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
    gäller: []
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

from ladokdoc.figures import MAX_YEARS
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.subject import Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every share and time that leaves nothing to check; empty lists are told of when they are read."""
    budget = subject.edition.budget
    share = budget.capitalisation.direct_share if budget and budget.capitalisation else None
    if share and share.value is not None and not 0 < share.value < 100:
        yield Finding(
            share.place,
            f"Den direkta andelen är {number(share.value)} %, och då går inget par att pröva.",
            "Skriv en andel mellan 0 och 100 procent: `direkt: 25 %`.",
        )
    rule = budget.depreciation if budget else None
    if rule and rule.years is not None and not 1 <= rule.years <= MAX_YEARS:
        yield Finding(
            rule.place,
            f"Tiden för avskrivning är {rule.years} år, och då går inget att räkna ut.",
            f"Skriv 1 till {MAX_YEARS} år: `tid: 5 år`.",
        )
