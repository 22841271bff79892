"""Text ska skrivas utan HTML.

## Kräver
Löpande text är skriven med vanliga ord och Markdown: `*kursiv*`, `**fet**`, listor och mellanrubriker.
Ska tecknet `<` synas skrivs `\\<`.

## Varför
Dokumentet blir både webbsida och PDF och ska gå att läsa upp för den som inte ser det.
HTML som skrivs in för hand stämmer inte i alla tre.

## Fel
```inledning.md
Planen gäller <b>förvaltningen</b> av Ladok.
```

## Rätt
```inledning.md
Planen gäller **förvaltningen** av Ladok.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
