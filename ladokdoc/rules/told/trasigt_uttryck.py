"""Dubbla klamrar ska ha ett uttryck mellan sig och sluta med lika många.

## Kräver
Mellan `{{` och `}}` står `år`, eller ett id, en punkt och en uppgift, med högst ett `|` och en form efter.
Ska klamrarna synas i dokumentet skrivs `\\{{`.

## Varför
Ett uttryck som inte går att läsa skulle stå kvar som klamrar i det färdiga dokumentet.

## Fel
```inledning.md
Driften kostar {{ drift.belopp.
```

## Rätt
```inledning.md
Driften kostar {{ drift.belopp }}.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
