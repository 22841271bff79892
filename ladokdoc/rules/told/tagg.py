"""Text ska inte börja med ett utropstecken.

## Kräver
Ingen text på samma rad som sin nyckel börjar med `!`.
Ska texten börja så står den på en egen rad efter `|`.

## Varför
`!ord` anger en typ i YAML.
Ordet läses då inte som text och kommer inte med i planen.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: !viktigt Det behövs mer självservice.
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
