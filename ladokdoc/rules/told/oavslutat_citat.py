"""Ett citattecken som börjar en text ska ha ett slut.

## Kräver
Börjar en text med `"` eller `'` slutar den också med det.
I löpande text är det enklast att skriva texten på en egen rad efter `|`; där behövs inga citattecken runt om.

## Varför
Utan slut räknas allt som följer till texten, ända till nästa citattecken eller till filens slut.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: "Drift
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
