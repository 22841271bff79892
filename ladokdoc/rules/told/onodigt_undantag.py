"""Ett undantag ska undanta något, och bara det som går att undanta.

## Kräver
`regel` är namnet på en regel vars påpekanden är varningar eller upplysningar, och det finns ett sådant
påpekande där undantaget står.
Har undantaget ett sista datum, `till`, får det inte ha passerat.

## Varför
Ett undantag som ligger kvar döljer nästa fel av samma slag.

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
    undantag:
      - regel: olistad-tabell
        skäl: Tabellen visas i bilagan.
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
  - id: bilaga
    poster:
      - id: bilaga-drift
        namn: Drift
        belopp: 8 500
    undantag:
      - regel: olistad-tabell
        skäl: Tabellen visas i bilagan.
```
"""

from __future__ import annotations

from ladokdoc.findings import Level

# The runner makes this finding itself, for it takes the findings of all other rules to know (see `checking`).
LEVEL = Level.ERROR
