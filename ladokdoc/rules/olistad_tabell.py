"""En tabell i budgeten ska stå i något kapitel.

## Kräver
Varje tabell i `budget.yaml` nämns under `tabeller:` i ett kapitel i `plan.yaml`.

## Varför
En tabell som inget kapitel nämner kommer inte med i dokumentet, fast beloppen finns i planen.

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
  - id: avgifter
    slag: intäkt
    poster:
      - id: avgift
        namn: Avgifter
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

LEVEL = Level.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every table that no chapter places."""
    budget = subject.edition.budget
    listed = {ref.id for chapter in subject.edition.chapters for ref in chapter.tables}
    for table in budget.tables if budget else ():
        if (
            table.id
            and table.id not in listed
            and f"{subject.edition.folder}/plan.yaml" not in subject.loaded.lost
        ):
            yield Finding(
                table.place,
                f"Tabellen `{table.id}` står inte i något kapitel och kommer inte med i dokumentet.",
                f"Lägg till `- {table.id}` under `tabeller:` i ett kapitel i plan.yaml.",
            )
