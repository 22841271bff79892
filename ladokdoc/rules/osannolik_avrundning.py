"""En skillnad som avrundning sällan ger bör kontrolleras.

## Kräver
I en tabell med `avrundat_till` skiljer summan från posterna mindre än vad avrundning som mest kan ge, och inte mer
än vad den brukar ge: med n belopp ungefär roten ur n gånger 0,87 avrundningssteg.

## Varför
Med många poster ryms även ett verkligt fel inom den största tänkbara avrundningen.

## Fel
```budget.yaml
enhet: mnkr
tabeller:
  - id: kostnader
    slag: kostnad
    avrundat_till: 1
    poster:
      - id: post-1
        namn: Post 1
        belopp: 10
      - id: post-2
        namn: Post 2
        belopp: 10
      - id: post-3
        namn: Post 3
        belopp: 10
      - id: post-4
        namn: Post 4
        belopp: 10
      - id: post-5
        namn: Post 5
        belopp: 10
      - id: post-6
        namn: Post 6
        belopp: 10
      - id: post-7
        namn: Post 7
        belopp: 10
      - id: post-8
        namn: Post 8
        belopp: 10
      - id: post-9
        namn: Post 9
        belopp: 10
    summa:
      belopp: 94
```

## Rätt
```budget.yaml
enhet: mnkr
tabeller:
  - id: kostnader
    slag: kostnad
    avrundat_till: 1
    poster:
      - id: post-1
        namn: Post 1
        belopp: 10
      - id: post-2
        namn: Post 2
        belopp: 10
      - id: post-3
        namn: Post 3
        belopp: 10
      - id: post-4
        namn: Post 4
        belopp: 10
      - id: post-5
        namn: Post 5
        belopp: 10
      - id: post-6
        namn: Post 6
        belopp: 10
      - id: post-7
        namn: Post 7
        belopp: 10
      - id: post-8
        namn: Post 8
        belopp: 10
      - id: post-9
        namn: Post 9
        belopp: 10
    summa:
      belopp: 91
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.figures import Verdict
from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject
from ladokdoc.sums_told import divided, totals

LEVEL = Level.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every total and division that rounding explains only at its worst."""
    yield from totals(subject, Verdict.DOUBTFUL, "Kontrollera posterna, för så mycket ger avrundning sällan.")
    yield from divided(
        subject, Verdict.DOUBTFUL, "Kontrollera posterna, för så mycket ger avrundning sällan."
    )
