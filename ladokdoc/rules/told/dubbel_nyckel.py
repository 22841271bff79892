"""En nyckel får bara stå en gång på samma ställe.

## Kräver
Varje nyckel står högst en gång i en post, en rad eller vad den nu hör till.

## Varför
Står den två gånger går det inte att veta vilket värde som gäller.

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
        belopp: 8 600
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
        belopp: 8 600
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
