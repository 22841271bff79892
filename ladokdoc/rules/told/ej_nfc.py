"""Bokstäver som å, ä och ö är ett tecken var.

## Kräver
En bokstav med prick, ring eller accent är skriven som ett enda tecken (NFC), inte som bokstav och löst tecken.

## Varför
Det ser likadant ut men är en annan text för den som söker eller jämför, och följer ofta med från en PDF eller en Mac.

## Fel
Bokstaven ä är skriven som ett a och två prickar:
```inledning.md
Planen ga\u0308ller förvaltningen av Ladok.
```

## Rätt
Bokstaven ä är ett enda tecken:
```inledning.md
Planen gäller förvaltningen av Ladok.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.WARNING
