"""Varje fil som planen nämner ska finnas.

## Kräver
Mappen har en `plan.yaml`.
Filen efter `text:` i ett kapitel slutar på `.md` och finns i samma mapp.
Varje område i listan `områden` har en fil med samma namn i `omraden`, och nämns en tabell finns `budget.yaml`.

## Varför
Utan filen blir det ett hål i dokumentet där texten eller området skulle stå.

## Fel
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: utkast
kapitel:
  - text: inledning.md
    områden: [studenter, larare]
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
