"""Det som måste finnas ska finnas, och efter en nyckel ska något stå.

## Kräver
Planen har `titel`, `år`, `status` och `kapitel`, ett område har `rubrik`, en rad har `behov` och `mål`, och en post
har `namn`.
När planen är beslutad har `beslut` `organ`, `datum` och `paragraf`.
Efter varje nyckel som är skriven står ett värde.
En uppgift som inte finns utelämnas med hela sin rad.

## Varför
Efter en tom nyckel går det inte att se om värdet är noll, okänt eller på väg.
Ett belopp som saknas med flit är en sak; ett som har fallit bort är en annan.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp:
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
