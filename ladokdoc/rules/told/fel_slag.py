"""Ett värde ska vara av det slag som nyckeln kräver.

## Kräver
Efter en nyckel står det som hör dit: en text, ett belopp, en lista eller nycklar med värden.
Varje del av en lista börjar med `- `.

## Varför
Är värdet av ett annat slag går det inte att veta vad som menas, och det kommer inte med i planen.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster: 8 500
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
