"""En text med kolon ska stå på en egen rad efter `|`.

## Kräver
På en rad finns bara ett kolon med mellanslag efter: det som avslutar nyckeln.
En text som har ett sådant kolon i sig står på raden under, efter `|`.

## Varför
Kolon och mellanslag avslutar en nyckel.
Mitt i en text går det inte att veta vad som är nyckel och vad som är text.

## Fel
```omraden/studenter.yaml
rubrik: Studenter: bättre stöd
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Självservicen är utbyggd.
```

## Rätt
```omraden/studenter.yaml
rubrik: |
  Studenter: bättre stöd
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Självservicen är utbyggd.
```
"""

from ladokdoc.findings import Level

LEVEL = Level.ERROR
