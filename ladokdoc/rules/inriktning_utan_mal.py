"""Varje mål i ett styrande beslut har ett mål i planen, när planens mål pekar på dem.

## Kräver
Pekar något mål i planen med `inriktning:` på ett beslut, finns det minst ett mål för vart och ett av beslutets mål.
Det är ett råd, som bara visas med `--level note`.

## Varför
Stämman vill se att hela inriktningen har tagits om hand, eller veta vad som får vänta.

## Fel
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: utkast
styrande_beslut:
  - id: stamman-2020
    organ: Ladokstämman
    datum: 2020-05-28
    titel: Verksamhetsinriktning
    mål:
      - id: stamman-2020-mal-1
        text: Studenterna ska kunna mer på egen hand.
      - id: stamman-2020-mal-2
        text: Lärarna ska få ett bättre stöd.
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      inriktning: [stamman-2020-mal-1]
```

## Rätt
Den andra filen är som ovan.
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      inriktning: [stamman-2020-mal-1]
  - id: larare
    behov: Lärare hittar inte rätt i gränssnittet.
    mål:
      text: Lärarnas gränssnitt är ordnat efter deras uppgifter.
      inriktning: [stamman-2020-mal-2]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.NOTE
ADVICE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Every goal of a decision that no goal of the plan serves, where some are served."""
    served = {ref.id for goal in subject.goals for ref in goal.directions}
    for decision in subject.edition.governing:
        if any(direction.id in served for direction in decision.directions):
            for direction in decision.directions:
                if direction.id not in served:
                    yield Finding(
                        direction.text.locate(0, len(direction.text.value.partition("\n")[0])),
                        f"Inget mål i planen gäller `{direction.id}`.",
                        f"Lägg till `{direction.id}` under `inriktning:` i det mål som gör det.",
                    )
