"""Ett id ska bara ha a-z, 0-9 och bindestreck.

## Kräver
Små bokstäver a-z, siffror och enkla bindestreck mellan dem.
Å och ä skrivs a, ö skrivs o: `drift-ovriga-system`.

## Varför
Id:t används i länkar och i andra filer, och måste skrivas lika överallt.
Stora bokstäver, mellanslag och å, ä och ö skrivs inte lika i alla program.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: Drift övriga system
        namn: Drift övriga system
        belopp: 8 500
```

## Rätt
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift-ovriga-system
        namn: Drift övriga system
        belopp: 8 500
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
