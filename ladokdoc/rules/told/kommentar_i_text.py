"""Mellanslag och `#` i en text gör resten av raden till en anteckning.

## Kräver
En text på samma rad som sin nyckel har inget `#` med mellanslag före.
Hör tecknet till texten står texten på en egen rad efter `|`.
Är det en anteckning står den på en egen rad, eller efter två mellanslag.

## Varför
Det som står efter `#` kommer inte med i planen, och texten slutar utan att det märks.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter i kategori #1
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Självservicen är utbyggd.
```

## Rätt
```omraden/studenter.yaml
rubrik: |
  Stöd till studenter i kategori #1
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Självservicen är utbyggd.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.WARNING
