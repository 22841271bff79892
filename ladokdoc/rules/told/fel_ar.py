"""Årtalet i planen ska vara mappens namn.

## Kräver
`år` i `plan.yaml` är samma årtal som namnet på mappen som filen ligger i.

## Varför
När en plan kopieras till ett nytt år är det lätt hänt att det gamla årtalet står kvar i titel och rubriker.

## Fel
```plan.yaml
titel: Verksamhetsplan och budget
år: 2020
status: utkast
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```

## Rätt
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: utkast
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
