"""Ett id får bara finnas en gång i en utgåva.

## Kräver
Varje rad, behov, mål, post, tabell, ram och styrande beslut har ett eget id.
Ett behov eller mål utan eget id får radens id med `-behov` eller `-mal` efter.

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

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Named, Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every record whose id another record had before it."""
    first: dict[str, Named] = {}
    for named in subject.named:
        if named.id and first.setdefault(named.id, named) is not named:
            other = first[named.id]
            yield Finding(
                named.place,
                f"Id:t `{named.id}` finns redan, i {other.place.path} på rad {other.place.line}.",
                f"Ge den här ett eget id, till exempel `{subject.free_id(named.id)}`.",
                related=(other.place,),
            )
