"""Text ska stå på sin plats och inte hämtas från ett annat ställe i filen.

## Kräver
Ingen text börjar med `&` och ett ord, och ingen nyckel heter `<<`.
Ska texten börja med `&` står den på en egen rad efter `|`.

## Varför
`&ord` och `<<` används i YAML för att återanvända en del av filen på ett annat ställe.
Då går det inte att se på raden vad som gäller där.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: &behovet Det behövs mer självservice.
    mål: Självservicen är utbyggd.
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
