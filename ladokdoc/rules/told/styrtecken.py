"""Text ska inte ha tecken som inte syns.

## Kräver
I filerna står bara tecken som syns, mellanslag och radbrytningar.
Styrtecken och andra osynliga tecken tas bort; de följer ibland med när text kopieras från ett annat program.

## Varför
Ingen ser tecknet, men det kan bli en tom ruta i dokumentet eller göra att ett ord inte hittas vid sökning.

## Fel
Mellan de två första orden står ett osynligt tecken:
```inledning.md
Planen\x07 gäller förvaltningen av Ladok.
```

## Rätt
```inledning.md
Planen gäller förvaltningen av Ladok.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
