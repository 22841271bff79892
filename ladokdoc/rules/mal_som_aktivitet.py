"""Ett mål är ett läge som ska nås.

## Kräver
Ett mål börjar inte med vad som ska göras, som ”Ta fram”, ”Utveckla”, ”Arbetet med” eller ”Vi ska”.
Det är ett råd, som bara visas med `--level note`.

## Varför
Ett mål som är ett arbete är uppnått när arbetet är gjort, vad det än ledde till.
Skrivs det som ett läge går det att se om behovet är mött.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Utveckla självservicen.
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål: Studenterna sköter hälften av sina ärenden själva.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject
from ladokdoc.words.clauses import work

LEVEL = Level.NOTE
ADVICE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Every sentence of a goal that names work."""
    for goal, start, sentence in subject.goal_sentences:
        if found := work(sentence):
            yield Finding(
                goal.text.locate(start + found[0], start + found[1]),
                f"”{' '.join(sentence[slice(*found)].split())}” säger vad som ska göras, inte vad som ska nås.",
                "Skriv hur det är när målet är nått.",
            )
