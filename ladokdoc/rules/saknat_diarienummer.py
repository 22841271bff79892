"""En beslutad plan ska säga under vilket diarienummer beslutet finns.

## Kräver
När `status` är beslutad har `beslut` ett `diarienummer`.
Vem som beslutade, när och i vilken paragraf måste också stå; saknas det är det ett fel, `saknat-varde`.

## Varför
Den som vill läsa beslutet begär fram det med diarienumret.

## Fel
```plan.yaml
titel: Verksamhetsplan och budget
år: 2021
status: beslutad
beslut:
  organ: Styrelsen
  datum: 2020-11-24
  paragraf: § 7
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
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ladokdoc.findings import Finding, Level
from ladokdoc.model import Status
from ladokdoc.subject import Subject

LEVEL = Level.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """The decision of a decided plan, where it has no number."""
    edition = subject.edition
    if edition.status is Status.DECIDED and edition.decision and edition.decision.record_number is None:
        yield Finding(
            edition.decision.place,
            "Planen är beslutad, men beslutet har inget `diarienummer`.",
            "Lägg till en rad med `diarienummer:` under `beslut:`.",
        )
