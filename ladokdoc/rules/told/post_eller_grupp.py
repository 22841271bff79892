"""En post ska ha antingen ett eget belopp eller egna poster.

## Kräver
En post har `belopp`, och kan ha `jämför` och `varav`.
En grupp har `poster`, och kan ha `summa`.
Vad gruppen blir tillsammans står i `summa`.

## Varför
Har en post både belopp och poster går det inte att veta vilket som ska räknas.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: systemutveckling
        namn: Systemutveckling
        belopp: 13 000
        poster:
          - id: utveckling-ladok
            namn: Utveckling Ladok
            belopp: 13 000
```

## Rätt
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: systemutveckling
        namn: Systemutveckling
        poster:
          - id: utveckling-ladok
            namn: Utveckling Ladok
            belopp: 13 000
        summa:
          belopp: 13 000
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
