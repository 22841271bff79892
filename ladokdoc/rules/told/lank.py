"""En länk ska leda till en adress som går att följa.

## Kräver
Adressen i en länk börjar med `https://`, `http://` eller `mailto:`, eller är `#` och ett id i dokumentet.
I adressen står inga dubbla klamrar, och länken har en text.

## Varför
En länk som inte går att följa lovar läsaren något som inte finns.

## Fel
```inledning.md
Planen gäller förvaltningen av [Ladok](javascript:alert).
```

## Rätt
```inledning.md
Planen gäller förvaltningen av [Ladok](https://ladok.se).
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
