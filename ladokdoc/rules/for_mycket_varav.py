"""Delarna under `varav` kan inte vara mer än helheten.

## Kräver
Summan av beloppen under `varav` är högst postens eget belopp, i varje kolumn.

## Varför
`varav` visar vad som ingår i en post; det som är mer än posten kan inte ingå i den.

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
        varav:
          - id: drift-licenser
            namn: licenser
            belopp: 9 000
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
        varav:
          - id: drift-licenser
            namn: licenser
            belopp: 1 200
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc import figures
from ladokdoc.figures import Parts
from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.subject import Subject
from ladokdoc.sums_told import in_column, named

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every amount whose parts are more than itself."""
    budget = subject.edition.budget
    for parts in figures.varav(budget) if budget else ():
        if parts.exceeded:
            yield _told(subject, parts)


def _told(subject: Subject, parts: Parts) -> Finding:
    whole, shown = parts.whole.value, parts.parts.value
    assert whole is not None
    assert shown is not None
    amounts = (part.amounts.get(parts.column) for part in parts.line.of_which)
    return Finding(
        parts.line.amounts[parts.column].place,
        f"{named(subject, parts.line)}{in_column(subject, parts.column)} är {number(whole)}, "
        f"men delarna under `varav` är tillsammans {number(shown)}.",
        "Rätta posten eller delarna.",
        expected=shown,
        actual=whole,
        difference=whole - shown,
        related=tuple(amount.place for amount in amounts if amount),
    )
