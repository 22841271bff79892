"""En text som börjar med ett särskilt tecken ska stå på en egen rad efter `|`.

## Kräver
En text på samma rad som sin nyckel börjar med en bokstav eller en siffra.
Börjar den med citattecken, `{{`, `*`, `%`, `&`, `@` eller något annat särskilt tecken står `|` efter nyckeln,
och texten på raden under.

## Varför
Först i en text betyder de tecknen något annat än sig själva, och texten blir en annan eller går inte att läsa.

## Fel
```omraden/studenter.yaml
rubrik: "Annan merit" i Ladok
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Självservicen är utbyggd.
```

## Rätt
```omraden/studenter.yaml
rubrik: |
  "Annan merit" i Ladok
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Självservicen är utbyggd.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
