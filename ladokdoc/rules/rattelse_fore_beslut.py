"""En rättelse är gjord efter de beslut som den hör till.

## Kräver
`datum` för en rättelse är inte tidigare än dagen då planen beslutades.
Har rättelsen ett eget beslut är dess `datum` inte tidigare än det heller.

## Varför
Det som inte är beslutat kan inte rättas, och en ny budget gäller inte före beslutet; det ena datumet är fel.

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
rättelser:
  - datum: 2020-02-15
    skäl: Beloppet för driften var felskrivet.
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

from ladokdoc.findings import Finding, Level
from ladokdoc.subject import Subject

LEVEL = Level.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Every correction that is earlier than the decision of the plan, or than its own."""
    for correction in subject.edition.corrections:
        for decision, what in (
            (subject.edition.decision, "planen beslutades"),
            (correction.decision, "den beslutades"),
        ):
            if decision and decision.day and correction.day and correction.day < decision.day:
                yield Finding(
                    correction.day_place or correction.place,
                    f"Rättelsen är från {correction.day}, men {what} {decision.day}.",
                    "Rätta det `datum` som är fel.",
                    related=(decision.day_place,) if decision.day_place else (),
                )
