"""En kolumn ska heta utfall, budget, prognos eller plan och ett årtal, och stå överst i filen.

## Kräver
Varje kolumn står en gång under `kolumner`, med slag, bindestreck och år: `utfall-2019`.
Under `jämför` står bara kolumner som finns där.
Årets egna belopp står i `belopp` och ingen annanstans.

## Varför
Ett belopp i en kolumn som inte finns kommer inte med i tabellen.

## Fel
```budget.yaml
enhet: tkr
kolumner:
  - utfall-2019
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
        jämför:
          utfall-2018: 8 112,5
```

## Rätt
```budget.yaml
enhet: tkr
kolumner:
  - utfall-2019
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
        jämför:
          utfall-2019: 8 112,5
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
