"""Varje nyckel ska stå på en egen rad, inte inom klammer.

## Kräver
Nycklar med värden skrivs rad för rad.
Hakparenteser får användas om en lista med id: `[drift, styrelse]`.

## Varför
Inom klammer skiljer kommatecken nycklarna åt.
Ett decimalkomma delar då beloppet i två: av `13,5` blir det 13.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - {id: drift, namn: Drift, belopp: 8 500,5}
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
        belopp: 8 500,5
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
