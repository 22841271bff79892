"""Varje fil i mappen ska höra till något kapitel.

## Kräver
En fil med löpande text står efter `text:` i ett kapitel i `plan.yaml`.
Ett område står i listan `områden`, med filens namn utan `.yaml`.
Andra filer än planens, och `README.md`, finns inte i mappen.
I `content` finns bara en mapp för varje år, och `ordlista.yaml`.

## Varför
En fil som inget kapitel nämner kommer inte med i dokumentet, och den som skrev den märker det inte.

## Fel
```uppfoljning.md
Planen följs upp varje tertial.
```

## Rätt
Den andra filen är som ovan.
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: utkast
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
  - rubrik: Uppföljning
    text: uppfoljning.md
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
