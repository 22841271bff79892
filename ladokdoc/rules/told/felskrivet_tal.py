"""Ett heltal ska skrivas med siffror.

## Kräver
Efter `år`, `format` och `prioritet` står ett heltal med högst sex siffror.
Efter `tid` står ett antal år, som `5 år`, och nycklarna under `investeringar` är årtal.

## Varför
Talen används för att ordna mål och för att räkna på avskrivningar.
Ett ord eller ett decimaltal går inte att räkna med där.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      prioritet: hög
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      prioritet: 1
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
