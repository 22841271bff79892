"""En skillnad mot regeln för aktivering som ryms i avrundningen visas.

## Kräver
Inget; det är en upplysning.
Investeringen är något mindre än regeln ger, men inte mer än vad parets `avrundat_till` kan förklara.

## Varför
Den som räknar efter ska kunna se att skillnaden är känd.

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
        belopp: 350
  - id: investeringar
    slag: investering
    poster:
      - id: inv-utveckling
        namn: Utveckling
        belopp: 1 000
aktivering:
  direkt: 25 %
  par:
    - direkt: [utveckling]
      investering: inv-utveckling
      avrundat_till: 50
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
        belopp: 350
  - id: investeringar
    slag: investering
    poster:
      - id: inv-utveckling
        namn: Utveckling
        belopp: 1 050
aktivering:
  direkt: 25 %
  par:
    - direkt: [utveckling]
      investering: inv-utveckling
      avrundat_till: 50
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.formats import number
from ladokdoc.subject import Subject

LEVEL = Level.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Every pair that only rounding brings within the rule."""
    for pair in subject.pairs:
        if 0 < -pair.other <= pair.tolerance:
            yield Finding(
                pair.pair.investment[0].place,
                f"Direkt kostnad {number(pair.direct)} ger en investering på {number(pair.factor * pair.direct)}, "
                f"men den är {number(pair.invested)}.",
                f"Skillnaden ryms i avrundningen, som kan ge högst {number(pair.tolerance)}.",
                related=pair.places,
            )
