"""Ett belopp ska skrivas med siffror, mellanslag mellan tusental och komma före decimaler.

## Kräver
Bara siffror: `8 500`, `8500` eller `8 112,5`, med minustecken före om posten går åt andra hållet.
Enheten står en gång, överst i filen.
En procentsats skrivs med procenttecken: `25 %`.

## Varför
En punkt kan betyda både tusental och decimaler, och då kan beloppet bli tusen gånger fel.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8.500
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
