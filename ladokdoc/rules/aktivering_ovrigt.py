"""Det som investeras utöver lönerna visas.

## Kräver
Inget; det är en upplysning.
Investeringen är större än den del av lönerna som skrivs av; resten är andra utvecklingskostnader.

## Varför
Andra kostnader skrivs av på samma sätt, och den som granskar vill veta hur stora de är.

## Fel
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: utkast
kapitel:
  - text: inledning.md
  - rubrik: Mål
    områden:
      - studenter
  - rubrik: Budget
    tabeller:
      - kostnader
      - investeringar
```
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: utveckling
        namn: Utveckling
        belopp: 7 000
  - id: investeringar
    slag: investering
    poster:
      - id: inv-utveckling
        namn: Utveckling
        belopp: 23 000
aktivering:
  direkt: 25 %
  par:
    - direkt: [utveckling]
      investering: inv-utveckling
```

## Rätt
Den andra filen är som ovan.
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: utveckling
        namn: Utveckling
        belopp: 7 000
  - id: investeringar
    slag: investering
    poster:
      - id: inv-utveckling
        namn: Utveckling
        belopp: 21 000
aktivering:
  direkt: 25 %
  par:
    - direkt: [utveckling]
      investering: inv-utveckling
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.subject import Subject

LEVEL = Level.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Every pair that has other costs than salaries."""
    for pair in subject.pairs:
        if pair.other > pair.tolerance:
            yield Finding(
                pair.pair.investment[0].place,
                f"Av investeringen {number(pair.invested)} är {number(pair.factor * pair.direct)} löner, "
                f"och {number(pair.other)} andra kostnader.",
                "Kontrollera att de andra kostnaderna är så stora.",
                related=pair.places,
            )
