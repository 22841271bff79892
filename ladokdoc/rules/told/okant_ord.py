"""Där bara vissa ord kan stå ska det vara ett av dem.

## Kräver
`status` är utkast, förslag eller beslutad.
`slag` är kostnad, intäkt eller investering.
`enhet` är kr, tkr, mnkr eller mdkr.
`börjar` är året efter eller samma år, och `språk` är sv.

## Varför
Orden styr hur planen räknas och visas.
Ett annat ord säger inte om en tabell räknas till kostnaderna eller intäkterna.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: utgift
    poster:
      - id: drift
        namn: Drift
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

from ladokdoc.findings import Level

LEVEL = Level.ERROR
