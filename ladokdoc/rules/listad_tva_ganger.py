"""Ett område, en tabell eller en text ska bara stå på ett ställe i dokumentet.

## Kräver
Varje fil och tabell nämns i högst ett kapitel i `plan.yaml`, och bara en gång där.

## Varför
Det som står två gånger i dokumentet räknas två gånger av den som läser.

## Fel
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: utkast
kapitel:
  - rubrik: Mål
    områden:
      - studenter
      - studenter
  - text: inledning.md
    tabeller: [kostnader]
```

## Rätt
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: utkast
kapitel:
  - rubrik: Mål
    områden:
      - studenter
  - text: inledning.md
    tabeller: [kostnader]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.model import Chapter
from ladokdoc.places import Place
from ladokdoc.subject import Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every area, table and prose file that a chapter lists again."""
    first: dict[tuple[str, str], Place] = {}
    for chapter in subject.edition.chapters:
        for kind, name, place in _listed(chapter):
            before = first.setdefault((kind, name), place)
            if before is not place:
                message = f"{kind} {name} står redan i ett kapitel, på rad {before.line}."
                yield Finding(place, message, "Ta bort den ena.", related=(before,))


def _listed(chapter: Chapter) -> Iterator[tuple[str, str, Place]]:
    if chapter.prose_file:
        yield "Filen", chapter.prose_file, chapter.prose_place
    yield from (("Området", ref.id, ref.place) for ref in chapter.areas)
    yield from (("Tabellen", ref.id, ref.place) for ref in chapter.tables)
