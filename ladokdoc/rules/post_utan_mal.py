"""Varje post hör till ett mål, när någon post i tabellen gör det.

## Kräver
Nämns någon post i en tabell i `finansieras_av:`, nämns de alla, själva eller genom gruppen de står i.
Det är ett råd, som bara visas med `--level note`.

## Varför
Där mål och budget hänger ihop vill den som läser veta vad varje post är till för.

## Fel
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      finansieras_av: [drift]
```

## Rätt
```omraden/studenter.yaml
rubrik: Stöd till studenter
rader:
  - id: sjalvservice
    behov: Det behövs mer självservice.
    mål:
      text: Självservicen är utbyggd.
      finansieras_av: [drift, styrelse]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.model import Line
from ladokdoc.subject import Subject

LEVEL = Level.NOTE
ADVICE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Every line that no goal names, in tables where goals name some."""
    named = {ref.id for goal in subject.goals for ref in goal.funded_by}
    tables = subject.edition.budget.tables if named and subject.edition.budget else ()
    for table in tables:
        left = list(_left(table.lines, named))
        if table.id not in named and len(left) < sum(1 for _ in _left(table.lines, set())):
            for line in left:
                yield Finding(
                    line.name.place,
                    f"Posten `{line.id}` hör inte till något mål, men det gör andra poster i tabellen.",
                    f"Lägg till `{line.id}` under `finansieras_av:` i det mål som posten betalar.",
                )


def _left(lines: tuple[Line, ...], named: set[str]) -> Iterator[Line]:
    """The lines without parts that neither are named themselves nor stand in a group that is."""
    for line in lines:
        if line.id not in named:
            yield from _left(line.lines, named) if line.group else [line]
