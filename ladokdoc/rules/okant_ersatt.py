"""Det som en post, en rad, ett behov eller ett mål säger sig ersätta finns i en tidigare plan.

## Kräver
Id:t efter `ersätter` finns i planen för året före, eller i en ännu tidigare.
Det prövas bara när de planerna finns i content.

## Varför
Ett felskrivet id efter `ersätter` gör att det gamla ser borttaget ut och det nya ser nytt ut, och att beloppet för
det tidigare året inte följer med.

## Fel
```content/2020/plan.yaml
titel: Verksamhetsplan och budget
år: 2020
status: utkast
kapitel:
  - rubrik: Budget
    tabeller: [kostnader]
```
```content/2020/budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: servrar
        namn: Servrar
        belopp: 8 000
```
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
        ersätter: [server]
```

## Rätt
De andra filerna är som ovan.
```budget.yaml
enhet: tkr
tabeller:
  - id: kostnader
    slag: kostnad
    poster:
      - id: drift
        namn: Drift
        belopp: 8 500
        ersätter: [servrar]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.expressions.nearest import Nearest
from ladokdoc.findings import Finding, Level
from ladokdoc.model import Edition, Ref, Target, walk
from ladokdoc.subject import NAMES, Subject

LEVEL = Level.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Every reference to something earlier that no plan before this one has, where the one before it is there."""
    own, earlier = subject.edition.year, subject.project.earlier
    asked = [ref for ref in subject.records if isinstance(ref, Ref) and ref.target is Target.REPLACED]
    before = [edition for year, edition in earlier.items() if year < own]
    if not asked or any(edition.budget and edition.budget.unread for edition in before):
        return
    known = {id for edition in before for id in _ids(edition)}
    nearest = Nearest(known)
    for ref in asked:
        near = nearest.find(ref.id) if ref.id not in known else None
        # Something far from all that is known may stand in a plan that is not here.
        if near or (own - 1 in earlier and ref.id not in known):
            hint = f"Menar du `{near}`?" if near else "Rätta id:t, eller ta bort det."
            yield Finding(ref.place, f"`{ref.id}` finns inte i någon tidigare plan.", hint)


def _ids(edition: Edition) -> Iterator[str]:
    for record in walk(edition):
        if type(record) in NAMES:
            yield record.id  # type: ignore[attr-defined]
