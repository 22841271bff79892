"""Rader som hör ihop ska vara lika långt indragna.

## Kräver
Nycklarna i samma post står rakt under varandra.
Det som hör till en nyckel står på raderna under, två mellanslag längre in.

## Varför
Det är indraget som visar vad en rad hör till.
Ett mellanslag för mycket eller för lite gör att den hör till något annat, eller inte till något alls.

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
