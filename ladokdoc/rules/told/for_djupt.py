"""Innehållet ska inte ha för många nivåer.

## Kräver
Nycklar och listor ligger inuti varandra i högst 50 nivåer.
En grupp av poster i budgeten är två nivåer.
I en text är det listor och citat som räknas, och där är gränsen 20.

## Varför
Så många nivåer går inte att följa för den som läser, och beror nästan alltid på ett misstag.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
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
