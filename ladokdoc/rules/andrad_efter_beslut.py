"""En beslutad plan har inte ändrats i sak utan en rättelse.

## Kräver
En beslutad plan har taggen `beslutad-<år>` i git, till exempel `beslutad-2021`.
Säger planen sedan något annat än den gjorde då, ska det stå under `rättelser` i plan.yaml när och varför.
Har ändringen beslutats på nytt, som när budgeten revideras, står också det beslutet där.

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
from ladokdoc.loading import Project
from ladokdoc.model import Edition
from ladokdoc.subject import Subject

LEVEL = Level.ERROR

_HINT = """Återställ det som har ändrats, eller skriv till i plan.yaml när och varför det ändrades:
rättelser:
  - datum: 2021-02-15
    skäl: Beloppet för driften var felskrivet."""


def check(subject: Subject) -> Iterator[Finding]:
    """A plan that says something else than it did when it was decided, with no correction since."""
    edition = subject.edition
    held = subject.project.decided.get(edition.year)
    decided = held.editions[0].edition if held else None
    if held is None or decided is None or len(edition.corrections) > len(decided.corrections):
        return
    if _said(edition, subject.project) != _said(decided, held):
        tag = f"beslutad-{edition.year}"
        message = f"Planen säger något annat än när den beslutades; `ladokdoc diff {tag}` visar vad."
        yield Finding(edition.title.place, message, _HINT)


def _said(edition: Edition, project: Project) -> str:
    from ladokdoc.meaning import meaning  # most plans have not been decided

    return meaning(edition.changed(corrections=()), values(edition, project.earlier))
