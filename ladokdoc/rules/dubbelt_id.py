"""Ett id får bara finnas en gång i en utgåva.

## Kräver
Varje rad, behov, mål, post, tabell, ram och styrande beslut har ett eget id.
Ett behov eller mål utan eget id får radens id med `-behov` eller `-mal` efter.
Ett område heter i dokumentet `omrade-` och namnet på sin fil, så det kan inget annat heta.

## Varför
Det är id:t som visar att en sak är densamma från år till år.
Delar två saker på ett id går det inte att se vilken av dem som har ändrats.

## Fel
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift Ladok
      - id: drift
        namn: Drift övriga system
```

## Rätt
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift-ladok
        namn: Drift Ladok
      - id: drift-ovriga-system
        namn: Drift övriga system
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.model import Goal, Need
from ladokdoc.subject import Named, Subject

LEVEL = Level.ERROR
_DERIVED = re.compile(r"-(?:behov|mal)$")


def check(subject: Subject) -> Iterator[Finding]:
    """Every record whose id another record had before it; not what is named after a row that is told of."""
    first: dict[str, Named] = {}
    told: set[str] = set()
    misspelt: dict[str, set[int]] = {}
    for place in subject.misspelt:
        misspelt.setdefault(place.path, set()).add(place.line)
    areas = {f"omrade-{area.id}": area.id for area in subject.edition.areas}
    for named in subject.named:
        if named.id in areas:
            yield Finding(
                named.place,
                f"Id:t `{named.id}` är vad området `{areas[named.id]}` heter i dokumentet.",
                "Skriv ett annat id, som inte börjar med `omrade-`.",
            )
        other = first.setdefault(named.id, named)
        if not named.id or other is named or named.place.line in misspelt.get(named.place.path, ()):
            continue
        told.add(named.id)
        if not (_derived(named) and _DERIVED.sub("", named.id) in told):
            yield _told(subject, named, other)


def _told(subject: Subject, named: Named, other: Named) -> Finding:
    where = f"i {other.place.path} på rad {other.place.line}"
    if _derived(other) or _derived(named):
        where += f"; {other.kind if _derived(other) else named.kind} utan eget id får radens id som början"
    return Finding(
        named.place,
        f"Id:t `{named.id}` finns redan, {where}.",
        f"Ge den här ett eget id, till exempel `{subject.free_id(named.id)}`.",
        related=(other.place,),
    )


def _derived(named: Named) -> bool:
    return isinstance(named.record, (Need, Goal)) and named.record.derived
