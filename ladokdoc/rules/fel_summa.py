"""Summor ska stämma med sina poster.

## Kräver
Varje `summa` ska vara exakt vad posterna blir tillsammans, i varje kolumn och på varje nivå.
Har en grupp en egen summa räknas den; annars räknas gruppens poster.
Delar under `varav` räknas aldrig med, och ett belopp som saknas lägger inget till.
I en tabell med `avrundat_till` får summan skilja så mycket som avrundningen av varje post och av summan kan ge.
Ett `resultat` ska vara intäkter minus kostnader.

## Varför
En budget som beslutas med en felaktig summa måste beslutas på nytt.
Ett enda ändrat belopp räcker för att summan inte längre ska stämma.

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
      - id: styrelse
        namn: Styrelse
        belopp: 100
    summa:
      namn: Kostnader totalt
      belopp: 8 700
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
      - id: styrelse
        namn: Styrelse
        belopp: 100
    summa:
      namn: Kostnader totalt
      belopp: 8 600
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.figures import Verdict
from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject
from ladokdoc.sums_told import totals

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every declared total, at every node and in every column, and the declared result."""
    yield from totals(subject, Verdict.WRONG, "Rätta summan eller den post som har ändrats.")
