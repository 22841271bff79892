"""Har budgeten ett resultat ska varje tabell säga vad den räknar.

## Kräver
Finns `resultat` i budgeten har varje tabell `slag`, utom en som med `samma_som` delar upp en annan tabells pengar.

## Varför
Resultatet är intäkter minus kostnader, och en tabell utan slag räknas inte med.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
  - id: intakter
    slag: intäkt
    poster:
      - id: avgifter
        namn: Avgifter
        belopp: 9 000
resultat:
  belopp: 500
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
  - id: intakter
    slag: intäkt
    poster:
      - id: avgifter
        namn: Avgifter
        belopp: 9 000
resultat:
  belopp: 500
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject
from ladokdoc.sums_told import named

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every table that a declared result cannot count."""
    budget = subject.edition.budget
    for table in budget.tables if budget and budget.result else ():
        if table.kind is None and table.same_as is None and not table.incomplete:
            yield Finding(
                table.place,
                f"Tabellen {named(subject, table)} har inget `slag`, och då går resultatet inte att räkna ut.",
                "Lägg till `slag: kostnad`, `slag: intäkt` eller `slag: investering`.",
            )
