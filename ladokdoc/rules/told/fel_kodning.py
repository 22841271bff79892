"""Filer ska vara sparade som UTF-8.

## Kräver
Varje fil är sparad i teckenkodningen UTF-8.
En fil som ändras på GitHub blir det av sig själv.

## Varför
I en annan kodning står andra tecken där å, ä och ö skulle stå, och filen går inte att läsa.

## Fel
Filen är sparad som Latin-1:
```inledning.md latin-1
Planen gäller förvaltningen av Ladok.
```

## Rätt
Filen är sparad som UTF-8:
```inledning.md
Planen gäller förvaltningen av Ladok.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
