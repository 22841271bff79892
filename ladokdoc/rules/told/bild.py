"""Löpande text ska vara utan bilder.

## Kräver
Texten har inga bilder.
Det som bilden skulle visa skrivs med ord.

## Varför
Den som får planen uppläst hör inte bilden, och det som bara står i en bild går inte att söka i eller följa upp.

## Fel
```inledning.md
![Förvaltningens delar](delar.png)
```

## Rätt
```inledning.md
Förvaltningen har tre delar: drift, stöd och utveckling.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
