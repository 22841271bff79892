"""Tecken som ska ge en rubrik, en punktlista eller en tabell ska göra det.

## Kräver
Efter `##` först på raden står ett mellanslag.
En punkt i en lista börjar med `- `, inte med ett punkttecken.
Tabeller skrivs inte i löpande text, utan i `budget.yaml`.
Text är inte indragen med fyra mellanslag, för då blir den till kod.

## Varför
I dokumentet syns annars tecknen själva, och raderna flyter ihop till ett stycke.

## Fel
```inledning.md
##Bakgrund

Planen har två delar:

• mål
• budget
```

## Rätt
```inledning.md
## Bakgrund

Planen har två delar:

- mål
- budget
```
"""

from ladokdoc.findings import Level

LEVEL = Level.WARNING
