"""Det som investeras ska räcka till den del av lönerna som skrivs av.

## Kräver
Är den direkta delen 25 procent av de lönebaserade kostnaderna, är investeringen minst de övriga 75 procenten, alltså
tre gånger den direkta kostnaden.
Är paret avrundat, med `avrundat_till`, räknas avrundningen tre gånger för den direkta kostnaden.

## Varför
Planen säger hur stor del av utvecklingen som skrivs av, och beloppen ska följa det.

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
        belopp: 12 000
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

LEVEL = Level.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every pair where less is invested than the rule demands, rounding allowed for."""
    for pair in subject.pairs:
        if -pair.other > pair.tolerance:
            yield Finding(
                pair.pair.investment[0].place,
                f"Direkt kostnad {number(pair.direct)} kräver en investering på minst "
                f"{number(pair.factor * pair.direct)}, men den är {number(pair.invested)}.",
                "Rätta beloppen, eller godta avvikelsen med ett undantag och skäl.",
                related=pair.places,
            )
