"""Rubriker ska börja med `##` och gå ett steg i taget.

## Kräver
I en `.md`-fil skrivs mellanrubriker med `##`, och under dem med `###`.
Ingen nivå hoppas över.
I behov, mål och andra texter i `.yaml`-filer, och inne i listor, står inga rubriker.

## Varför
Den som får planen uppläst hittar med hjälp av rubrikerna.
Hoppas en nivå över ser det ut som om ett avsnitt saknas.

## Fel
```inledning.md
## Förvaltning

#### Drift

Driften sköts av en leverantör.
```

## Rätt
```inledning.md
## Förvaltning

### Drift

Driften sköts av en leverantör.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.WARNING
