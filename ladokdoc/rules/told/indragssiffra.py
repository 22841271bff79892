"""Efter `|` ska det inte stå någon siffra.

## Kräver
Efter nyckeln står `|` ensamt, och texten på raderna under, två mellanslag längre in.

## Varför
En siffra efter `|` bestämmer hur långt in texten börjar.
Dras raderna in annorlunda hamnar mellanslag i texten, eller så går filen inte att läsa.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: |2
      Det behövs mer självservice.
    mål: Självservicen är utbyggd.
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: |
      Det behövs mer självservice.
    mål: Självservicen är utbyggd.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
