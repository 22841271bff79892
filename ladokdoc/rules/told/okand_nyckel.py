"""En nyckel ska vara en av dem som finns.

## Kräver
Före kolon står en nyckel som hör hemma där den står, stavad som i `content/README.md`.

## Varför
Det som står efter en okänd nyckel kommer inte med i planen.
Är nyckeln `belopp` felstavad saknas pengarna i summan.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        beloppp: 8 500
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
