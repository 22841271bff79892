"""Rader ska dras in med mellanslag.

## Kräver
Varje rad i en `.yaml`-fil är indragen med mellanslag, två för varje steg inåt.
Efter en nyckels kolon står ett mellanslag.
En tabb som hör till själva texten får stå kvar.

## Varför
En tabb är olika bred i olika program, så det går inte att se vad raden hör till.

## Fel
De tre sista raderna börjar med en tabb:
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
\t- id: sjalvservice
\t  behov: Det behövs mer självservice.
\t  mål: Självservicen är utbyggd.
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Självservicen är utbyggd.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
