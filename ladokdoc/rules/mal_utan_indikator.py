"""Ett mål har en indikator.

## Kräver
Ett mål har `indikator:`, som säger vad som visar att det är nått.
Det är ett råd, som bara visas med `--level note`.

## Varför
Ett mål får vara allmänt hållet om det finns något att mäta det med.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Självservicen är utbyggd.
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      indikator: Andel ärenden som studenten sköter själv
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.NOTE
ADVICE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Every goal without an indicator."""
    for goal in subject.goals:
        if goal.indicator is None:
            yield Finding(
                goal.text.locate(0, len(goal.text.value.partition("\n")[0])),
                f"Målet `{goal.id}` har ingen indikator.",
                "Lägg till `indikator:` om det finns något som visar att målet är nått.",
            )
