"""En beslutad plan har inte ändrats i sak utan en rättelse.

## Kräver
En beslutad plan har taggen `beslutad-<år>` i git, till exempel `beslutad-2021`.
Säger planen sedan något annat än den gjorde då, ska det stå under `rättelser` i plan.yaml när och varför.
Har ändringen beslutats på nytt, som när budgeten revideras, står också det beslutet där.
En rättelse gäller det som ändrades samtidigt, eller samma dag; ändras planen senare behövs en till.

## Varför
Det som beslutades är det som gäller, och den som läser planen ska se vad som har ändrats sedan dess.
Dokumentet får en del som visar rättelserna och vad de ändrade.

## Fel
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: beslutad
beslut:
  organ: Styrelsen
  datum: 2020-11-24
  paragraf: § 7
  diarienummer: LAD 2020-17
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
```

## Rätt
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: beslutad
beslut:
  organ: Styrelsen
  datum: 2020-11-24
  paragraf: § 7
  diarienummer: LAD 2020-17
kapitel:
  - text: inledning.md
    områden: [studenter]
    tabeller: [kostnader]
rättelser:
  - datum: 2021-02-15
    skäl: Beloppet för driften var felskrivet.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.expressions import values
from ladokdoc.findings import Finding, Level
from ladokdoc.loading import Project, corrects
from ladokdoc.model import Edition
from ladokdoc.subject import Subject

LEVEL = Level.ERROR

_HINT = """Återställ det som har ändrats, eller skriv till i plan.yaml när och varför det ändrades:
rättelser:
  - datum: 2021-02-15
    skäl: Beloppet för driften var felskrivet."""
_WHEN = {False: "beslutades", True: "senast rättades"}


def check(subject: Subject) -> Iterator[Finding]:
    """A plan that says something else than it was decided to say, or than with its last correction, and not why."""
    edition, project = subject.edition, subject.project
    held = project.decided.get(edition.year, ())
    plans = [(one.name, one.project, one.edition) for one in held if one.edition]
    if len(plans) < len(held) or not held or corrects(edition.corrections, held[-1].corrections):
        return
    said = edition.corrections, _said(edition, project)
    if any(said == (other.corrections, _said(other, its)) for _, its, other in plans):
        return
    message = f"Planen säger något annat än när den {_WHEN[len(held) > 1]}; `ladokdoc diff {held[-1].name}` visar vad."
    yield Finding(edition.title.place, message, _HINT)


def _said(edition: Edition, project: Project) -> str:
    from ladokdoc.meaning import meaning  # most plans have not been decided

    return meaning(edition.changed(corrections=()), values(edition, project.earlier))
