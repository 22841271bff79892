"""Varje mål har pengar, när något mål har det.

## Kräver
Finns det mål i planen som har `finansieras_av:`, har alla mål det.
Det är ett råd, som bara visas med `--level note`.

## Varför
Där mål och budget hänger ihop vill den som läser veta vad varje mål får kosta.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      finansieras_av: [drift]
  - id: handbok
    behov: Det behövs en handbok.
    mål: Handboken finns.
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      finansieras_av: [drift]
  - id: handbok
    behov: Det behövs en handbok.
    mål:
      text: Handboken finns.
      finansieras_av: [styrelse]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.NOTE
ADVICE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Every goal that names no line, where others do."""
    if any(goal.funded_by for goal in subject.goals):
        for goal in subject.goals:
            if not goal.funded_by:
                yield Finding(
                    goal.text.locate(0, len(goal.text.value.partition("\n")[0])),
                    f"Målet `{goal.id}` har inga pengar, men det har andra mål.",
                    "Lägg till `finansieras_av:` med id för de poster som betalar det.",
                )
